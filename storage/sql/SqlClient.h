#pragma once

#include "storage/sql/SqlConnection.h"

#include <memory>

namespace castellan::storage {

/// A client of the sql dialect: on a connection of the SQLite pool, or on any QSqlDatabase (see `clientOn`).
class SqlClient final : public domain::Client
{
public:
    explicit SqlClient(std::shared_ptr<SqlConnection> connection);
    ~SqlClient() override;

    [[nodiscard]] domain::Result<Rows> query(const Statement& statement) override;
    [[nodiscard]] domain::Result<Row> queryRow(const Statement& statement) override;
    [[nodiscard]] domain::Result<qint64> exec(const Statement& statement) override;
    [[nodiscard]] domain::Result<std::unique_ptr<domain::Transaction>> begin(
        const domain::TransactionOptions& options) override;
    [[nodiscard]] domain::Result<domain::PingReply> ping(std::chrono::milliseconds deadline) override;
    [[nodiscard]] std::shared_ptr<domain::Canceller> canceller() override;
    /// Always null: SQLite has none, and a QPSQL connection's belong to Qt.
    [[nodiscard]] domain::Result<std::unique_ptr<domain::Notifications>> listen(const QString& channel) override;
    [[nodiscard]] domain::Result<domain::ServerIdentity> identity() override;
    [[nodiscard]] bool isUsable() const override;
    void release() override;

private:
    [[nodiscard]] domain::Result<void> held() const;

    std::shared_ptr<SqlConnection> m_connection;
};

/// A client on a plain, open QSqlDatabase (QSQLITE or QPSQL), which must outlive it and stays as it is: an own session, own
/// settings. If it is in a transaction, `begin` makes a savepoint in it. Errors: Internal for a closed database or
/// another driver.
[[nodiscard]] domain::Result<std::unique_ptr<domain::Client>> clientOn(const QSqlDatabase& database);

} // namespace castellan::storage
