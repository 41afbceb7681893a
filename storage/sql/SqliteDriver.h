#pragma once

#include "storage/sql/SqlDriver.h"
#include "storage/sql/SqliteFile.h"
#include "storage/sql/SqliteSettings.h"
#include "storage/sql/SqliteWatch.h"

#include <QSqlDatabase>

struct sqlite3;

namespace castellan::storage {

/// The sql dialect on QSQLITE. Times are integer microseconds, lists are JSON arrays.
class SqliteDriver final : public SqlDriver
{
public:
    /// `database` is open. `locks` says whether the connection is ours alone.
    SqliteDriver(const QSqlDatabase& database, const SqliteSettings& settings, SqliteWatch::Locks locks);
    ~SqliteDriver() override;

    [[nodiscard]] DriverStatement translated(const QString& sql, qsizetype values) const override;
    [[nodiscard]] QVariant bound(const Value& value) const override;
    [[nodiscard]] bool keepsStatements() const override { return true; }
    [[nodiscard]] domain::Result<Rows> rows(QSqlQuery& query) const override;
    [[nodiscard]] domain::Error failure(const QSqlError& error, const QSqlQuery& query) const override;
    [[nodiscard]] bool isInTransaction() const override;
    [[nodiscard]] bool isUsable() const override { return m_usable; }
    [[nodiscard]] QStringList beginning(const domain::TransactionOptions& options) const override;
    [[nodiscard]] QStringList ending(const domain::TransactionOptions& options) const override;
    /// The file must still be where it was: WAL writes to a deleted file without a word.
    [[nodiscard]] domain::Result<void> beforeCommit() const override;
    [[nodiscard]] domain::Result<void> committed(bool answered, const QSqlQuery& query) const override;
    [[nodiscard]] domain::Result<void> statementBegins(std::optional<std::chrono::milliseconds> deadline) override;
    void statementEnds() override;
    [[nodiscard]] domain::Result<domain::PingReply> ping(std::chrono::milliseconds deadline) override;
    [[nodiscard]] std::shared_ptr<domain::Canceller> canceller() const override { return m_watch; }
    [[nodiscard]] domain::Result<domain::ServerIdentity> identity() override;

private:
    [[nodiscard]] domain::Error failure(int code, const QString& words) const;
    [[nodiscard]] bool isFileThere() const;

    QSqlDatabase m_database;
    sqlite3* m_handle;
    SqliteSettings m_settings;
    QString m_path;
    FileIdentity m_file;
    std::shared_ptr<SqliteWatch> m_watch;
    bool m_usable = true;
};

/// SQLite's own handle of an open QSQLITE database.
[[nodiscard]] sqlite3* sqliteHandle(const QSqlDatabase& database);

} // namespace castellan::storage
