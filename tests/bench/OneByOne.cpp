#include "tests/bench/OneByOne.h"

#include <QSqlError>
#include <QSqlQuery>

#include <sqlite3.h>

namespace castellan::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

QSqlQuery preparedQuery(const QSqlDatabase& db, const QString& sql)
{
    QSqlQuery query(db);
    if (!query.prepare(sql)) {
        endBench(sql + u": "_s + query.lastError().text());
    }
    return query;
}

void run(QSqlQuery& query, const QVariantList& values)
{
    for (int i = 0; i < values.size(); ++i) {
        query.bindValue(i, values.at(i));
    }
    if (!query.exec()) {
        endBench(query.lastError().text());
    }
}

} // namespace

PreparedQueries::PreparedQueries(BenchTarget& target) : m_rows(target.plainRows()), m_db(target.plainConnection())
{
    if (!target.isPostgres()) {
        BenchTarget::run(m_db, {u"PRAGMA foreign_keys=ON"_s});
    }
}

PreparedQueries::Queries::Queries(const QSqlDatabase& db, const PlainRows& rows)
    : m_rows(rows),
      m_key(preparedQuery(db, rows.keySql()))
{
    for (int statement = 0; statement < PlainRows::StatementCount; ++statement) {
        m_queries.push_back(preparedQuery(db, rows.sql(static_cast<PlainRows::Statement>(statement))));
    }
}

void PreparedQueries::Queries::addKey(const QString& prefix)
{
    run(m_key, {prefix});
}

void PreparedQueries::Queries::addRows(const QString& prefix, int place, const QList<PlainRows::Statement>& statements)
{
    const PlainRows::Values values = m_rows.values(prefix, place);
    for (const PlainRows::Statement statement : statements) {
        run(m_queries.at(statement), values.at(statement));
    }
}

void PreparedQueries::apply(const QString& prefix, int count)
{
    Queries queries(m_db, m_rows);
    BenchTarget::run(m_db, {u"BEGIN"_s});
    queries.addKey(prefix);
    for (int place = 0; place < count; ++place) {
        queries.addRows(
            prefix, place,
            {PlainRows::Organization, PlainRows::Domain, PlainRows::Events, PlainRows::Constraints, PlainRows::Fields});
    }
    BenchTarget::run(m_db, {u"COMMIT"_s});
}

SqliteStatements::SqliteStatements(BenchTarget& target) : m_rows(target.plainRows())
{
    const QByteArray path = target.targetText().section(u':', 1).toUtf8();
    if (sqlite3_open_v2(path.constData(), &m_handle, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) {
        endBench(u"SQLite: "_s + QString::fromUtf8(sqlite3_errmsg(m_handle)));
    }
    exec("PRAGMA foreign_keys=ON");
    m_key = prepared(m_rows.keySql());
    for (int statement = 0; statement < PlainRows::StatementCount; ++statement) {
        m_statements.push_back(prepared(m_rows.sql(static_cast<PlainRows::Statement>(statement))));
    }
}

SqliteStatements::~SqliteStatements()
{
    sqlite3_finalize(m_key);
    for (sqlite3_stmt* const statement : m_statements) {
        sqlite3_finalize(statement);
    }
    sqlite3_close(m_handle);
}

void SqliteStatements::apply(const QString& prefix, int count)
{
    exec("BEGIN IMMEDIATE");
    run(m_key, {prefix});
    for (int place = 0; place < count; ++place) {
        const PlainRows::Values values = m_rows.values(prefix, place);
        for (size_t statement = 0; statement < values.size(); ++statement) {
            run(m_statements[statement], values.at(statement));
        }
    }
    exec("COMMIT");
}

sqlite3_stmt* SqliteStatements::prepared(const QString& sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_handle, sql.toUtf8().constData(), -1, &statement, nullptr) != SQLITE_OK) {
        endBench(sql + u": "_s + QString::fromUtf8(sqlite3_errmsg(m_handle)));
    }
    return statement;
}

void SqliteStatements::exec(const char* sql)
{
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        endBench(QString::fromUtf8(sqlite3_errmsg(m_handle)));
    }
}

void SqliteStatements::run(sqlite3_stmt* statement, const QVariantList& values)
{
    for (int i = 0; i < values.size(); ++i) {
        const QVariant& value = values.at(i);
        if (value.typeId() == QMetaType::Int) {
            sqlite3_bind_int(statement, i + 1, value.toInt());
        } else {
            const QByteArray text = value.toString().toUtf8();
            sqlite3_bind_text(statement, i + 1, text.constData(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
        }
    }
    if (sqlite3_step(statement) != SQLITE_DONE) {
        endBench(QString::fromUtf8(sqlite3_errmsg(m_handle)));
    }
    sqlite3_reset(statement);
}

} // namespace castellan::bench
