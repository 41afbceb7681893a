#include "storage/sql/SqliteDriver.h"

#include "storage/sql/SqliteErrors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlResult>

#include <sqlite3.h>

#include <array>
#include <charconv>
#include <utility>

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

sqlite3_stmt* statementOf(const QSqlQuery& query)
{
    const QVariant handle = query.result()->handle();
    return handle.isValid() ? *static_cast<sqlite3_stmt* const*>(handle.constData()) : nullptr;
}

void append(Cells& cells, qint64 number)
{
    std::array<char, 20> text = {}; // "-9223372036854775808"
    const auto [end, error] = std::to_chars(text.begin(), text.end(), number);
    cells.append({text.begin(), end});
}

void appendCell(Cells& cells, sqlite3_stmt* statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL: return cells.appendNull();
    case SQLITE_INTEGER: return append(cells, sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT: return cells.append(QByteArray::number(sqlite3_column_double(statement, column), 'g', 17));
    default: break;
    }
    // The bytes are counted after they have been made UTF-8.
    const void* const bytes = sqlite3_column_type(statement, column) == SQLITE_BLOB
        ? sqlite3_column_blob(statement, column)
        : sqlite3_column_text(statement, column);
    cells.append({static_cast<const char*>(bytes), sqlite3_column_bytes(statement, column)});
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

// Past QSqlQuery, which makes a QVariant of every cell: it has run the statement up to its first row, if there is one.
Result<Rows> SqliteDriver::rows(QSqlQuery& query) const
{
    sqlite3_stmt* const statement = statementOf(query);
    const int columns = sqlite3_column_count(statement);
    Cells cells(columns);
    int state = sqlite3_data_count(statement) > 0 ? SQLITE_ROW : SQLITE_DONE;
    while (state == SQLITE_ROW) {
        for (int column = 0; column < columns; ++column) {
            appendCell(cells, statement, column);
        }
        state = sqlite3_step(statement);
    }
    if (state != SQLITE_DONE) {
        return failed(failure(sqlite3_extended_errcode(m_handle), QString::fromUtf8(sqlite3_errmsg(m_handle))));
    }
    return Rows(std::move(cells));
}

domain::Error SqliteDriver::failure(const QSqlError& error, const QSqlQuery& /*query*/) const
{
    return failure(error.nativeErrorCode().toInt(),
                   error.databaseText().isEmpty() ? error.driverText() : error.databaseText());
}

domain::Error SqliteDriver::failure(int code, const QString& words) const
{
    const int primary = code & 0xff;
    if (m_watch->wasCancelled() && (primary == SQLITE_INTERRUPT || primary == SQLITE_BUSY)) {
        return statementCancelled(m_path);
    }
    if (primary == SQLITE_INTERRUPT) {
        return statementTooLong(m_path);
    }
    return sqliteError(code, words, m_path);
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
