#include "tests/fault/FailingPort.h"

#include "storage/database/PipelineExecutor.h"
#include "storage/database/Rows.h"
#include "storage/database/Statement.h"

#include <utility>

namespace castellan::tests {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;
using storage::PipelineFailure;
using storage::PipelineResult;
using storage::Statement;

namespace {

Error errorOf(const PortFault& fault, bool isCommit)
{
    Error error;
    if (fault.cause == PortFault::Cause::Serialization) {
        error = conflict(u"CAS-Serialization"_s, {}, u"Another transaction was in the way."_s);
        error.sqlState = u"40001"_s;
        error.retryable = true;
        return error;
    }
    error.kind = isCommit ? ErrorKind::OutcomeUnknown : ErrorKind::Unreachable;
    error.id = isCommit ? u"CAS-OutcomeUnknown"_s : u"CAS-Unreachable"_s;
    error.message = u"The connection was lost."_s;
    error.connectionLost = true;
    return error;
}

/// The call, or its failure.
template<typename T, typename Call>
Result<T> attempt(PortCalls& calls, Call call)
{
    const std::optional<PortFault> fault = calls.next();
    if (!fault) {
        return call();
    }
    if (fault->when == PortFault::When::Afterwards) {
        const Result<T> lost = call();
        Q_UNUSED(lost)
    }
    return failed(errorOf(*fault, false));
}

/// A transaction that is over once a call of it has failed, as those of the dialects are.
class FailingTransaction : public Transaction
{
public:
    FailingTransaction(std::unique_ptr<Transaction> real, PortCalls& calls) : m_real(std::move(real)), m_calls(calls) {}

    [[nodiscard]] Result<storage::Rows> query(const Statement& statement) override
    {
        return used<storage::Rows>([&] { return m_real->query(statement); });
    }
    [[nodiscard]] Result<storage::Row> queryRow(const Statement& statement) override
    {
        return used<storage::Row>([&] { return m_real->queryRow(statement); });
    }
    [[nodiscard]] Result<qint64> exec(const Statement& statement) override
    {
        return used<qint64>([&] { return m_real->exec(statement); });
    }
    [[nodiscard]] Result<std::unique_ptr<Transaction>> begin() override
    {
        return used<std::unique_ptr<Transaction>>([&] { return m_real->begin(); });
    }
    [[nodiscard]] Result<void> commit() override
    {
        const PipelineResult committed = committing([this]() -> PipelineResult {
            const Result<void> done = m_real->commit();
            return done ? PipelineResult(QList<storage::Answer>()) : tl::unexpected(PipelineFailure{done.error(), -1});
        });
        return committed ? Result<void>() : Result<void>(failed(committed.error().error));
    }
    Result<void> rollback() override { return m_failure ? Result<void>() : m_real->rollback(); }

protected:
    template<typename T, typename Call>
    Result<T> used(Call call)
    {
        if (m_failure) {
            return failed(*m_failure);
        }
        Result<T> result = attempt<T>(m_calls, call);
        if (!result) {
            fail(result.error());
        }
        return result;
    }

    template<typename Call>
    PipelineResult committing(Call call)
    {
        const std::optional<PortFault> fault = m_failure ? std::nullopt : m_calls.next();
        if (!m_failure && !fault) {
            return call();
        }
        const bool isMade = fault && fault->when == PortFault::When::Afterwards
            && fault->cause == PortFault::Cause::LostConnection; // a COMMIT that is refused has no effect
        if (isMade) {
            const PipelineResult lost = call();
            Q_UNUSED(lost)
        }
        if (fault) {
            fail(errorOf(*fault, true));
        }
        return tl::unexpected(PipelineFailure{*m_failure, -1});
    }

    [[nodiscard]] Transaction& real() { return *m_real; }

private:
    void fail(const Error& error)
    {
        m_failure = error;
        m_real.reset();
    }

    std::unique_ptr<Transaction> m_real;
    PortCalls& m_calls;
    std::optional<Error> m_failure;
};

/// One over a transaction that takes many statements at once: each such call is one.
class FailingPipeline final : public FailingTransaction, public storage::PipelineTransaction
{
public:
    using FailingTransaction::FailingTransaction;

    [[nodiscard]] PipelineResult pipeline(const QList<Statement>& statements) override
    {
        std::optional<PipelineFailure> failure;
        Result<QList<storage::Answer>> answers = used<QList<storage::Answer>>([&]() -> Result<QList<storage::Answer>> {
            PipelineResult result = storage::runAll(real(), statements);
            if (!result) {
                failure = result.error();
                return failed(result.error().error);
            }
            return std::move(*result);
        });
        if (!answers) {
            return tl::unexpected(failure.value_or(PipelineFailure{answers.error(), -1}));
        }
        return std::move(*answers);
    }
    [[nodiscard]] PipelineResult commitWith(const QList<Statement>& statements) override
    {
        return committing([&] { return storage::runAllAndCommit(real(), statements); });
    }
};

class FailingClient final : public Client
{
public:
    FailingClient(std::unique_ptr<Client> real, PortCalls& calls) : m_real(std::move(real)), m_calls(calls) {}

    [[nodiscard]] Result<storage::Rows> query(const Statement& statement) override
    {
        return attempt<storage::Rows>(m_calls, [&] { return m_real->query(statement); });
    }
    [[nodiscard]] Result<storage::Row> queryRow(const Statement& statement) override
    {
        return attempt<storage::Row>(m_calls, [&] { return m_real->queryRow(statement); });
    }
    [[nodiscard]] Result<qint64> exec(const Statement& statement) override
    {
        return attempt<qint64>(m_calls, [&] { return m_real->exec(statement); });
    }
    [[nodiscard]] Result<std::unique_ptr<Transaction>> begin(const TransactionOptions& options) override;
    [[nodiscard]] Result<PingReply> ping(std::chrono::milliseconds deadline) override
    {
        return attempt<PingReply>(m_calls, [&] { return m_real->ping(deadline); });
    }
    [[nodiscard]] std::shared_ptr<Canceller> canceller() override { return m_real->canceller(); }
    [[nodiscard]] Result<std::unique_ptr<Notifications>> listen(const QString& channel) override
    {
        return m_real->listen(channel);
    }
    [[nodiscard]] Result<ServerIdentity> identity() override { return m_real->identity(); }
    [[nodiscard]] bool isUsable() const override { return m_real->isUsable(); }
    void release() override { m_real->release(); }

private:
    std::unique_ptr<Client> m_real;
    PortCalls& m_calls;
};

Result<std::unique_ptr<Transaction>> wrapped(Result<std::unique_ptr<Transaction>> begun, PortCalls& calls)
{
    if (!begun) {
        return begun;
    }
    const bool isPipelined = dynamic_cast<storage::PipelineTransaction*>(begun->get()) != nullptr;
    if (isPipelined) {
        return std::make_unique<FailingPipeline>(std::move(*begun), calls);
    }
    return std::make_unique<FailingTransaction>(std::move(*begun), calls);
}

Result<std::unique_ptr<Transaction>> FailingClient::begin(const TransactionOptions& options)
{
    return wrapped(attempt<std::unique_ptr<Transaction>>(m_calls, [&] { return m_real->begin(options); }), m_calls);
}

} // namespace

std::optional<PortFault> PortCalls::next()
{
    ++m_count;
    const bool isMeant = m_count == m_fault.call || (m_fault.goesOn && m_count > m_fault.call);
    if (m_count == m_fault.call && m_fault.deed) {
        m_fault.deed();
    }
    return isMeant && m_fault.when != PortFault::When::Never ? std::optional(m_fault) : std::nullopt;
}

Result<std::unique_ptr<Client>> FailingPool::acquire(ClientPurpose purpose)
{
    Result<std::unique_ptr<Client>> client = attempt<std::unique_ptr<Client>>(m_calls,
                                                                              [&] { return m_real.acquire(purpose); });
    return client ? std::make_unique<FailingClient>(std::move(*client), m_calls) : std::move(client);
}

Result<std::unique_ptr<Transaction>> FailingPool::begin(const TransactionOptions& options)
{
    return wrapped(attempt<std::unique_ptr<Transaction>>(m_calls, [&] { return m_real.begin(options); }), m_calls);
}

Result<PingReply> FailingPool::ping(std::chrono::milliseconds deadline)
{
    return attempt<PingReply>(m_calls, [&] { return m_real.ping(deadline); });
}

} // namespace castellan::tests
