#include "storage/postgres/PostgresTransaction.h"

#include "storage/database/SingleRow.h"
#include "storage/postgres/TransactionCore.h"

#include <utility>

namespace castellan::storage {

using domain::failed;

PostgresTransaction::PostgresTransaction(std::shared_ptr<TransactionCore> core, std::unique_ptr<domain::Client> client)
    : m_client(std::move(client)),
      m_core(std::move(core))
{}

PostgresTransaction::PostgresTransaction(std::shared_ptr<TransactionCore> core, QString savepoint)
    : m_core(std::move(core)),
      m_savepoint(std::move(savepoint))
{}

PostgresTransaction::~PostgresTransaction()
{
    rollback();
}

bool PostgresTransaction::isOver() const
{
    return m_done || m_core->hasEnded();
}

PipelineResult PostgresTransaction::pipeline(const QList<Statement>& statements)
{
    if (m_done) {
        return tl::unexpected(
            PipelineFailure{domain::internalError(QStringLiteral("CAS-TransactionEnded"),
                                                  QStringLiteral("The transaction has already ended.")),
                            -1});
    }
    return m_core->run(statements);
}

domain::Result<Rows> PostgresTransaction::query(const Statement& statement)
{
    PipelineResult answers = pipeline({statement});
    if (!answers) {
        return failed(std::move(answers).error().error);
    }
    return std::move(answers->first().rows);
}

domain::Result<Row> PostgresTransaction::queryRow(const Statement& statement)
{
    return query(statement).and_then(singleRow);
}

domain::Result<qint64> PostgresTransaction::exec(const Statement& statement)
{
    PipelineResult answers = pipeline({statement});
    if (!answers) {
        return failed(std::move(answers).error().error);
    }
    return answers->first().affectedRows;
}

domain::Result<void> PostgresTransaction::commit()
{
    PipelineResult answers = commitWith({});
    if (!answers) {
        return failed(std::move(answers).error().error);
    }
    return {};
}

PipelineResult PostgresTransaction::commitWith(const QList<Statement>& statements)
{
    if (m_done) {
        return pipeline({});
    }
    if (m_savepoint.isEmpty()) {
        m_done = true;
        return m_core->commit(statements);
    }
    PipelineResult answers = statements.isEmpty() ? PipelineResult() : pipeline(statements);
    if (!answers) {
        rollback();
        return answers;
    }
    if (domain::Result<void> released = m_core->releaseSavepoint(m_savepoint); !released) {
        rollback();
        return tl::unexpected(PipelineFailure{std::move(released).error(), -1});
    }
    m_done = true;
    return answers;
}

domain::Result<void> PostgresTransaction::rollback()
{
    if (isOver()) {
        return {};
    }
    m_done = true;
    return m_savepoint.isEmpty() ? m_core->rollback() : m_core->rollbackToSavepoint(m_savepoint);
}

domain::Result<std::unique_ptr<domain::Transaction>> PostgresTransaction::begin()
{
    if (m_done) {
        return failed(domain::internalError(QStringLiteral("CAS-TransactionEnded"),
                                            QStringLiteral("The transaction has already ended.")));
    }
    domain::Result<QString> savepoint = m_core->beginSavepoint();
    if (!savepoint) {
        return failed(std::move(savepoint).error());
    }
    return std::unique_ptr<domain::Transaction>(new PostgresTransaction(m_core, std::move(*savepoint)));
}

bool PostgresTransaction::isDurable() const
{
    return !m_core->isOnlyLocal();
}

} // namespace castellan::storage
