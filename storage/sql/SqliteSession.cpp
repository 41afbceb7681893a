#include "storage/sql/SqliteSession.h"

#include "storage/sql/SqliteDriver.h"
#include "storage/sql/SqliteErrors.h"
#include "storage/sql/SqliteFile.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <sqlite3.h>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::Result;

domain::Error errorOf(const QSqlError& error, const QString& path)
{
    return sqliteError(error.nativeErrorCode().toInt(), error.databaseText(), path);
}

} // namespace

SqliteSession::SqliteSession(const SqliteSettings& settings, QString path)
    : m_settings(settings),
      m_path(std::move(path))
{}

Result<QSqlDatabase> SqliteSession::open(const QString& name, bool readOnly) const
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    database.setDatabaseName(SqliteFile(m_path).uri(readOnly));
    database.setConnectOptions(u"QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=%1%2"_s.arg(
        QString::number(m_settings.lock.count()), readOnly ? u";QSQLITE_OPEN_READONLY"_s : QString()));
    if (!database.open()) {
        return failed(errorOf(database.lastError(), m_path));
    }
    if (const Result<void> applied = apply(database, readOnly); !applied) {
        return failed(applied.error());
    }
    return database;
}

Result<void> SqliteSession::check(const QSqlDatabase& database, bool unclean) const
{
    const Result<bool> ours = isOurs(database);
    if (!ours) {
        return failed(ours.error());
    }
    if (*ours && !unclean) {
        return {};
    }
    SqliteWatch watch(sqliteHandle(database), SqliteWatch::Locks::Wait);
    watch.begin(m_settings.statement, m_settings.lock);
    const Result<QString> answer = value(database, u"PRAGMA quick_check(1)"_s);
    watch.end();
    watch.detach();
    if (!answer && answer.error().sqlState == u"sqlite:9"_s) {
        return {};
    }
    if (!answer) {
        return failed(answer.error());
    }
    return *answer == u"ok"_s ? Result<void>() : failed(sqliteError(SQLITE_CORRUPT, *answer, m_path));
}

Result<void> SqliteSession::apply(const QSqlDatabase& database, bool readOnly) const
{
    QStringList settings = {u"PRAGMA foreign_keys=ON"_s, u"PRAGMA trusted_schema=OFF"_s, u"PRAGMA synchronous=FULL"_s};
    if (readOnly) {
        settings << u"PRAGMA query_only=ON"_s;
    }
    const Result<bool> ours = isOurs(database); // also finds out whether it is a database at all
    if (!ours) {
        return failed(ours.error());
    }
    if (*ours && !readOnly) { // somebody else's file keeps its journal
        settings << (m_settings.ownFolder ? u"PRAGMA journal_mode=WAL"_s : u"PRAGMA journal_mode=DELETE"_s);
    }
    for (const QString& sql : std::as_const(settings)) {
        const Result<QString> done = value(database, sql);
        // Other programs that have the file open keep its journal as it is.
        if (!done && done.error().kind != domain::ErrorKind::Timeout) {
            return failed(done.error());
        }
    }
    const Result<QString> foreignKeys = value(database, u"PRAGMA foreign_keys"_s);
    if (!foreignKeys || *foreignKeys != u"1"_s) {
        return failed(domain::internalError(
            u"CAS-ForeignKeys"_s, u"This SQLite does not check foreign keys; %1 stays closed."_s.arg(m_path)));
    }
    return {};
}

/// The answer's first cell, or nothing.
Result<QString> SqliteSession::value(const QSqlDatabase& database, const QString& sql) const
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(sql)) {
        return failed(errorOf(query.lastError(), m_path));
    }
    const QString text = query.next() ? query.value(0).toString() : QString();
    if (query.lastError().isValid()) {
        return failed(errorOf(query.lastError(), m_path));
    }
    return text;
}

/// Ours by its mark, or about to be: an empty file.
Result<bool> SqliteSession::isOurs(const QSqlDatabase& database) const
{
    const Result<QString> mark = value(database, u"PRAGMA application_id"_s);
    const Result<QString> tables = value(database, u"SELECT count(*) FROM sqlite_master"_s);
    if (!mark || !tables) {
        return failed(mark ? tables.error() : mark.error());
    }
    return mark->toInt() == sqliteApplicationId || (mark->toInt() == 0 && tables->toInt() == 0);
}

} // namespace castellan::storage
