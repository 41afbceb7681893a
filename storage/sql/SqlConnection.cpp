#include "storage/sql/SqlConnection.h"

#include "storage/postgres/BoundValues.h"

#include <QScopeGuard>
#include <QSqlError>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::Result;

constexpr size_t statementsKept = 64;

/// Qt 6.4 crashes when a kept statement gets another number of columns, which `*` can.
bool hasFixedColumns(const QString& sql)
{
    return !sql.contains(u"SELECT *"_s) && !sql.contains(u".*"_s) && !sql.contains(u"RETURNING *"_s);
}

} // namespace

SqlConnection::SqlConnection(const QSqlDatabase& database, std::unique_ptr<SqlDriver> driver)
    : m_database(database), m_driver(std::move(driver)), m_failed(database)
{
}

SqlConnection::~SqlConnection() = default;

Result<Rows> SqlConnection::query(const Statement& statement)
{
    if (const Result<void> ready = m_driver->statementBegins(statement.deadline()); !ready) {
        return failed(ready.error());
    }
    const auto ends = qScopeGuard([this] { m_driver->statementEnds(); });
    QSqlQuery single(m_database);
    const Result<QSqlQuery*> ran = run(statement, single);
    if (!ran) {
        return failed(ran.error());
    }
    QSqlQuery& answer = **ran;
    Rows rows = m_driver->rows(answer);
    if (answer.lastError().isValid()) { // the end of the rows and a failure half way look alike
        const domain::Error error = failureOf(answer);
        answer.finish();
        return failed(error);
    }
    answer.finish(); // an open cursor would hold a lock
    return rows;
}

Result<qint64> SqlConnection::exec(const Statement& statement)
{
    if (const Result<void> ready = m_driver->statementBegins(statement.deadline()); !ready) {
        return failed(ready.error());
    }
    const auto ends = qScopeGuard([this] { m_driver->statementEnds(); });
    QSqlQuery single(m_database);
    const Result<QSqlQuery*> ran = run(statement, single);
    if (!ran) {
        return failed(ran.error());
    }
    const int affected = (*ran)->numRowsAffected();
    (*ran)->finish();
    return std::max(affected, 0);
}

Result<void> SqlConnection::control(const QString& sql)
{
    if (const Result<void> ready = m_driver->statementBegins({}); !ready) {
        return failed(ready.error());
    }
    const auto ends = qScopeGuard([this] { m_driver->statementEnds(); });
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql)) {
        return failed(failureOf(query));
    }
    m_failed = QSqlQuery(m_database);
    return {};
}

Result<void> SqlConnection::commit()
{
    if (const Result<void> ready = m_driver->statementBegins({}); !ready) {
        return failed(ready.error());
    }
    const auto ends = qScopeGuard([this] { m_driver->statementEnds(); });
    QSqlQuery query(m_database);
    const bool answered = query.exec(u"COMMIT"_s);
    return m_driver->committed(answered, query);
}

Result<QSqlQuery*> SqlConnection::run(const Statement& statement, QSqlQuery& single)
{
    if (const Result<void> checked = BoundValues::check(statement.values()); !checked) {
        return failed(checked.error());
    }
    // What has no values is not prepared: DDL cannot be, and preparing costs QPSQL two round trips.
    if (statement.values().isEmpty() && !m_driver->keepsStatements()) {
        if (!single.exec(m_driver->text(statement.sql()))) {
            return failed(failureOf(single));
        }
        return &single;
    }
    const Result<QSqlQuery*> ready = prepared(statement.sql(), single);
    if (!ready) {
        return ready;
    }
    QSqlQuery& query = **ready;
    for (int at = 0; const Value& value : statement.values()) {
        query.bindValue(at++, m_driver->bound(value));
    }
    if (!query.exec()) {
        const domain::Error error = failureOf(query);
        if (&query == &single && m_driver->isInTransaction()) {
            m_failed = std::move(single);
        } else {
            drop(statement.sql());
        }
        return failed(error);
    }
    return &query;
}

Result<QSqlQuery*> SqlConnection::prepared(const QString& sql, QSqlQuery& single)
{
    const auto kept = std::find_if(m_kept.begin(), m_kept.end(), [&sql](const Kept& entry) { return entry.sql == sql; });
    if (kept != m_kept.end()) {
        m_kept.splice(m_kept.begin(), m_kept, kept);
        return &m_kept.front().query;
    }
    single.setForwardOnly(m_driver->keepsStatements());
    if (!single.prepare(m_driver->text(sql))) {
        return failed(failureOf(single));
    }
    if (!m_driver->keepsStatements() || !hasFixedColumns(sql)) {
        return &single;
    }
    if (m_kept.size() >= statementsKept) {
        m_kept.pop_back();
    }
    m_kept.push_front({sql, std::move(single)});
    return &m_kept.front().query;
}

domain::Error SqlConnection::failureOf(const QSqlQuery& query) const
{
    return m_driver->failure(query.lastError(), query);
}

/// A statement that failed is not kept: its tables may be others by the next time.
void SqlConnection::drop(const QString& sql)
{
    m_kept.remove_if([&sql](const Kept& entry) { return entry.sql == sql; });
}

} // namespace castellan::storage
