#pragma once

#include "domain/port/Pool.h"

#include <functional>
#include <memory>
#include <optional>

namespace castellan::tests {

/// Which call of the database port fails, and how.
struct PortFault
{
    enum class When {
        Instead,    ///< the call is not made
        Afterwards, ///< it is made, and its answer is lost
        Never,      ///< it is made; `deed` alone happens before
    };
    enum class Cause {
        LostConnection, ///< a COMMIT is then in doubt
        Serialization,  ///< another transaction was in the way (40001)
    };

    int call = 0; ///< from 1
    When when = When::Instead;
    Cause cause = Cause::LostConnection;
    bool goesOn = false;             ///< all calls after it fail too
    std::function<void()> deed = {}; ///< done once, before the call
};

/// Counts the calls of one batch, whichever object of the port they go to.
class PortCalls final
{
public:
    void arm(const PortFault& fault)
    {
        m_fault = fault;
        m_count = 0;
    }
    /// Counts a call; what to do with it, if it is to fail.
    [[nodiscard]] std::optional<PortFault> next();
    [[nodiscard]] bool hasHappened() const { return m_count >= m_fault.call; }
    [[nodiscard]] int count() const { return m_count; }

private:
    PortFault m_fault;
    int m_count = 0;
};

/// A real pool whose clients and transactions fail as they are told. Both arguments must outlive it.
class FailingPool final : public domain::Pool
{
public:
    FailingPool(domain::Pool& real, PortCalls& calls) : m_real(real), m_calls(calls) {}

    [[nodiscard]] domain::Result<std::unique_ptr<domain::Client>> acquire(domain::ClientPurpose purpose) override;
    [[nodiscard]] domain::Result<std::unique_ptr<domain::Transaction>> begin(
        const domain::TransactionOptions& options) override;
    [[nodiscard]] domain::Result<domain::PingReply> ping(std::chrono::milliseconds deadline) override;
    void close() override { m_real.close(); }

private:
    domain::Pool& m_real;
    PortCalls& m_calls;
};

} // namespace castellan::tests
