#include "storage/sql/SqliteDriver.h"

#include "storage/sql/SqliteErrors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::AccessMode;
using domain::failed;
using domain::Result;

QVariant boundValue(Value::Null)
{
    return {};
}

QVariant boundValue(bool value)
{
    return value ? 1 : 0;
}

QVariant boundValue(qint64 value)
{
    return QVariant::fromValue<qlonglong>(value);
}

QVariant boundValue(const QString& text)
{
    return text;
}

QVariant boundValue(const QByteArray& bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes; // a null array would be bound as NULL
}

QVariant boundValue(domain::Timestamp time)
{
    return QVariant::fromValue<qlonglong>(time.microseconds);
}

QVariant boundValue(const QStringList& texts)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

/// A form that SQLite cannot read: no statement for it holds one.
QVariant boundValue(const TextColumn& column)
{
    return QString::fromUtf8(column.literal());
}

Row::Cell cellOf(const QVariant& value)
{
    if (value.isNull()) {
        return std::nullopt;
    }
    switch (value.typeId()) {
    case QMetaType::QByteArray: return value.toByteArray();
    case QMetaType::Double: return QByteArray::number(value.toDouble(), 'g', 17);
    case QMetaType::LongLong:
    case QMetaType::Int: return QByteArray::number(value.toLongLong());
    default: return value.toString().toUtf8();
    }
}

} // namespace

sqlite3* sqliteHandle(const QSqlDatabase& database)
{
    const QVariant handle = database.driver()->handle();
    return handle.isValid() ? *static_cast<sqlite3* const*>(handle.constData()) : nullptr;
}

SqliteDriver::SqliteDriver(const QSqlDatabase& database, const SqliteSettings& settings, SqliteWatch::Locks locks)
    : m_database(database),
      m_handle(sqliteHandle(database)),
      m_settings(settings),
      m_path(QString::fromUtf8(sqlite3_db_filename(m_handle, "main"))),
      m_file(FileIdentity::of(m_path)),
      m_watch(std::make_shared<SqliteWatch>(m_handle, locks))
{}

SqliteDriver::~SqliteDriver()
{
    m_watch->detach();
}

DriverStatement SqliteDriver::translated(const QString& sql, qsizetype /*values*/) const
{
    return positionalPlaceholders(sql);
}

QVariant SqliteDriver::bound(const Value& value) const
{
    return std::visit([](const auto& held) { return boundValue(held); }, value.get());
}

Rows SqliteDriver::rows(QSqlQuery& query) const
{
    const int columns = query.record().count();
    QList<Row> rows;
    while (query.next()) {
        QList<Row::Cell> cells;
        cells.reserve(columns);
        for (int column = 0; column < columns; ++column) {
            cells.append(cellOf(query.value(column)));
        }
        rows.append(Row(std::move(cells)));
    }
    return Rows(std::move(rows));
}

domain::Error SqliteDriver::failure(const QSqlError& error, const QSqlQuery& /*query*/) const
{
    const int code = error.nativeErrorCode().toInt();
    const int primary = code & 0xff;
    if (m_watch->wasCancelled() && (primary == SQLITE_INTERRUPT || primary == SQLITE_BUSY)) {
        return statementCancelled(m_path);
    }
    if (primary == SQLITE_INTERRUPT) {
        return statementTooLong(m_path);
    }
    return sqliteError(code, error.databaseText().isEmpty() ? error.driverText() : error.databaseText(), m_path);
}

bool SqliteDriver::isInTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

QStringList SqliteDriver::beginning(const domain::TransactionOptions& options) const
{
    // Not BEGIN alone: that succeeds while somebody else writes, and fails at the first write.
    if (options.access == AccessMode::ReadWrite) {
        return {u"BEGIN IMMEDIATE"_s};
    }
    return {u"PRAGMA query_only=ON"_s, u"BEGIN"_s};
}

QStringList SqliteDriver::ending(const domain::TransactionOptions& options) const
{
    const bool restores = options.access == AccessMode::ReadOnly && !m_settings.readOnly;
    return restores ? QStringList{u"PRAGMA query_only=OFF"_s} : QStringList();
}

Result<void> SqliteDriver::beforeCommit() const
{
    if (!isFileThere()) {
        return failed(fileReplaced(m_path));
    }
    return {};
}

Result<void> SqliteDriver::committed(bool answered, const QSqlQuery& query) const
{
    if (!answered) {
        return failed(failure(query.lastError(), query));
    }
    return {};
}

Result<void> SqliteDriver::statementBegins(std::optional<std::chrono::milliseconds> deadline)
{
    m_watch->begin(deadline.value_or(isInTransaction() ? m_settings.batch : m_settings.statement), m_settings.lock);
    return {};
}

void SqliteDriver::statementEnds()
{
    m_watch->end();
}

Result<domain::PingReply> SqliteDriver::ping(std::chrono::milliseconds deadline)
{
    const auto start = std::chrono::steady_clock::now();
    m_watch->begin(deadline, deadline);
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    // Reads the first page, so it takes the lock and sees a file that was damaged meanwhile.
    const bool answered = query.exec(u"SELECT 1 FROM sqlite_master LIMIT 1"_s);
    m_watch->end();
    if (!answered) {
        return failed(failure(query.lastError(), query));
    }
    if (!isFileThere()) {
        m_usable = false;
        return failed(fileReplaced(m_path));
    }
    return domain::PingReply{
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start)};
}

Result<domain::ServerIdentity> SqliteDriver::identity()
{
    domain::ServerIdentity identity;
    identity.product = u"SQLite"_s;
    identity.version = QString::fromLatin1(sqlite3_libversion());
    identity.address = m_path;
    identity.readOnly = m_settings.readOnly || sqlite3_db_readonly(m_handle, "main") == 1;
    return identity;
}

bool SqliteDriver::isFileThere() const
{
    if (m_path.isEmpty()) {
        return true; // in memory
    }
    int moved = 0;
    sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved == 0 && FileIdentity::of(m_path) == m_file;
}

} // namespace castellan::storage
