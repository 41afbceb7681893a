#pragma once

#include "domain/port/Pool.h"
#include "storage/database/PipelineExecutor.h"

#include <QString>

#include <memory>

namespace castellan::storage {

class TransactionCore;

/// A transaction, or a savepoint inside one, on a PostgresLink. Nothing is sent before its first statement.
class PostgresTransaction final : public domain::Transaction, public PipelineTransaction
{
public:
    /// A whole transaction. `client` is kept for as long as it lives, if it is given.
    explicit PostgresTransaction(std::shared_ptr<TransactionCore> core, std::unique_ptr<domain::Client> client = {});
    ~PostgresTransaction() override;

    [[nodiscard]] domain::Result<Rows> query(const Statement& statement) override;
    [[nodiscard]] domain::Result<Row> queryRow(const Statement& statement) override;
    [[nodiscard]] domain::Result<qint64> exec(const Statement& statement) override;
    [[nodiscard]] PipelineResult pipeline(const QList<Statement>& statements) override;

    [[nodiscard]] domain::Result<void> commit() override;
    [[nodiscard]] PipelineResult commitWith(const QList<Statement>& statements) override;
    domain::Result<void> rollback() override;
    [[nodiscard]] domain::Result<std::unique_ptr<domain::Transaction>> begin() override;

    [[nodiscard]] bool isDurable() const override;

private:
    PostgresTransaction(std::shared_ptr<TransactionCore> core, QString savepoint);
    [[nodiscard]] bool isOver() const;

    std::unique_ptr<domain::Client> m_client; ///< given back last
    std::shared_ptr<TransactionCore> m_core;
    QString m_savepoint; ///< empty for the whole transaction
    bool m_done = false;
};

} // namespace castellan::storage
