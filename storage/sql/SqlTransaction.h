#pragma once

#include "storage/sql/SqlConnection.h"

#include <functional>
#include <memory>
#include <optional>

namespace castellan::storage {

/// A transaction on a SqlConnection, or a savepoint in one. The first error rolls it back at once, and from then on
/// every statement and `commit` answer with that error: SQLite alone would go on and commit the rest.
class SqlTransaction final : public domain::Transaction
{
public:
    /// Errors: Timeout if another writer is in the way for too long, PermissionDenied for a read-only file, those
    /// of a lost connection. On a connection that is in a transaction already, a savepoint.
    [[nodiscard]] static domain::Result<std::unique_ptr<domain::Transaction>> begin(
        const std::shared_ptr<SqlConnection>& connection, const domain::TransactionOptions& options);
    ~SqlTransaction() override;

    [[nodiscard]] domain::Result<Rows> query(const Statement& statement) override;
    [[nodiscard]] domain::Result<Row> queryRow(const Statement& statement) override;
    [[nodiscard]] domain::Result<qint64> exec(const Statement& statement) override;
    [[nodiscard]] domain::Result<void> commit() override;
    domain::Result<void> rollback() override;
    [[nodiscard]] domain::Result<std::unique_ptr<domain::Transaction>> begin() override;

private:
    SqlTransaction(std::shared_ptr<SqlConnection> connection, const domain::TransactionOptions& options, int level);

    [[nodiscard]] static domain::Result<std::unique_ptr<domain::Transaction>> beginAt(
        const std::shared_ptr<SqlConnection>& connection, const domain::TransactionOptions& options, int level);
    [[nodiscard]] QString savepoint() const;
    [[nodiscard]] domain::Result<void> start();
    [[nodiscard]] domain::Result<void> open() const;
    domain::Result<void> fail(const domain::Error& error);
    domain::Result<void> undo();
    void end();

    std::shared_ptr<SqlConnection> m_connection;
    domain::TransactionOptions m_options;
    int m_level; ///< 0 is the transaction itself
    bool m_ended = false;
    std::optional<domain::Error> m_failure;
};

} // namespace castellan::storage
