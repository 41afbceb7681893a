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

/// Columns are named: when somebody else changes the table, Qt 6.4 writes behind the end of the row.
bool hasUnnamedColumns(const QString& sql)
{
    return sql.startsWith(u"SELECT *"_s, Qt::CaseInsensitive) || sql.endsWith(u"RETURNING *"_s, Qt::CaseInsensitive);
}

} // namespace

SqlConnection::SqlConnection(const QSqlDatabase& database, std::unique_ptr<SqlDriver> driver)
    : m_database(database),
      m_driver(std::move(driver)),
      m_failed(database)
{}

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
    Result<Rows> rows = m_driver->rows(answer);
    const Result<void> whole = finish(answer);
    return whole || !rows ? std::move(rows) : Result<Rows>(failed(whole.error()));
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
    const Result<void> whole = finish(**ran);
    return whole ? Result<qint64>(std::max(affected, 0)) : failed(whole.error());
}

// The end of the rows and a failure half way look alike, and a text of several statements answers for its first: what the
// others say comes after it.
Result<void> SqlConnection::finish(QSqlQuery& answer)
{
    const bool isMore = !answer.lastError().isValid() && !m_driver->keepsStatements() && answer.nextResult();
    Result<void> whole = {};
    if (isMore) {
        whole = failed(domain::internalError(u"CAS-Statement"_s, u"A text held more than one statement."_s));
    } else if (answer.lastError().isValid()) {
        whole = failed(failureOf(answer));
    }
    answer.finish(); // an open cursor would hold a lock
    return whole;
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
        if (!single.exec(statement.sql())) {
            return failed(failureOf(single));
        }
        return &single;
    }
    const Result<Prepared> ready = prepared(statement, single);
    if (!ready) {
        return failed(ready.error());
    }
    QSqlQuery& query = *ready->query;
    for (int place = 0; const qsizetype value : ready->values) {
        query.bindValue(place++, m_driver->bound(statement.values().at(value)));
    }
    if (query.exec()) {
        return &query;
    }
    const domain::Error error = failureOf(query);
    if (&query == &single && m_driver->isInTransaction()) {
        m_failed = std::move(single);
    } else {
        drop(statement.sql());
    }
    return failed(error);
}

Result<SqlConnection::Prepared> SqlConnection::prepared(const Statement& statement, QSqlQuery& single)
{
    const QString& sql = statement.sql();
    const auto kept = std::find_if(m_kept.begin(), m_kept.end(),
                                   [&sql](const Kept& entry) { return entry.sql == sql; });
    if (kept != m_kept.end()) {
        m_kept.splice(m_kept.begin(), m_kept, kept);
        return Prepared{&m_kept.front().query, m_kept.front().values};
    }
    const DriverStatement translated = m_driver->translated(sql, statement.values().size());
    const auto isOutside = [&statement](qsizetype value) { return value < 0 || value >= statement.values().size(); };
    if (hasUnnamedColumns(sql) || std::any_of(translated.values.begin(), translated.values.end(), isOutside)) {
        return failed(
            domain::internalError(u"CAS-Statement"_s, u"A statement has unnamed columns or a missing value: "_s + sql));
    }
    single.setForwardOnly(m_driver->keepsStatements());
    if (!single.prepare(translated.text)) {
        return failed(failureOf(single));
    }
    if (!m_driver->keepsStatements()) {
        return Prepared{&single, translated.values};
    }
    if (m_kept.size() >= statementsKept) {
        m_kept.pop_back();
    }
    m_kept.push_front({sql, translated.values, std::move(single)});
    return Prepared{&m_kept.front().query, translated.values};
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
