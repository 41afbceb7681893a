#pragma once

#include "domain/port/Pool.h"
#include "storage/database/PipelineExecutor.h"

#include <QString>

#include <memory>
#include <optional>

namespace castellan::storage {

class IdleLinks;
class PostgresConnector;
class PostgresLink;
class TransactionCore;

/// One connection, lent by a pool.
class PostgresClient final : public domain::Client, public PipelineExecutor
{
public:
    PostgresClient(std::unique_ptr<PostgresLink> link, std::shared_ptr<const PostgresConnector> connector,
                   std::shared_ptr<IdleLinks> idle);
    ~PostgresClient() override;

    [[nodiscard]] domain::Result<Rows> query(const Statement& statement) override;
    [[nodiscard]] domain::Result<Row> queryRow(const Statement& statement) override;
    [[nodiscard]] domain::Result<qint64> exec(const Statement& statement) override;
    [[nodiscard]] PipelineResult pipeline(const QList<Statement>& statements) override;

    [[nodiscard]] domain::Result<std::unique_ptr<domain::Transaction>> begin(
        const domain::TransactionOptions& options) override;
    /// The same, and the transaction keeps the client.
    [[nodiscard]] static domain::Result<std::unique_ptr<domain::Transaction>> beginWith(
        std::unique_ptr<PostgresClient> client, const domain::TransactionOptions& options);
    [[nodiscard]] domain::Result<domain::PingReply> ping(std::chrono::milliseconds deadline) override;
    [[nodiscard]] std::shared_ptr<domain::Canceller> canceller() override;
    [[nodiscard]] domain::Result<std::unique_ptr<domain::Notifications>> listen(const QString& channel) override;
    [[nodiscard]] domain::Result<domain::ServerIdentity> identity() override;
    [[nodiscard]] bool isUsable() const override;
    void release() override;

    /// The name for `QSqlDatabase::database()` of a Write client; empty for a Read client. No statement of ours may
    /// run at the same time.
    [[nodiscard]] QString databaseName() const;

private:
    [[nodiscard]] std::optional<domain::Error> refusal() const;
    [[nodiscard]] std::shared_ptr<TransactionCore> newTransaction(const domain::TransactionOptions& options);

    std::unique_ptr<PostgresLink> m_link; ///< null once released
    std::shared_ptr<const PostgresConnector> m_connector;
    std::shared_ptr<IdleLinks> m_idle;
    std::weak_ptr<TransactionCore> m_transaction;
};

} // namespace castellan::storage
