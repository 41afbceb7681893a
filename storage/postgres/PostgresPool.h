#pragma once

#include "domain/port/Pool.h"
#include "storage/postgres/ConnectionSettings.h"
#include "storage/postgres/ConnectionTarget.h"

#include <QString>

#include <atomic>
#include <memory>

namespace castellan::storage {

class IdleLinks;
class PostgresConnector;
class PostgresClient;

/// Connections to one PostgreSQL target. A connection that is given back is kept for the thread that opened it.
class PostgresPool final : public domain::Pool
{
public:
    /// Connects to nothing. `password` may be empty: libpq then looks in its own places.
    PostgresPool(const ConnectionTarget& target, const QString& password, const ConnectionSettings& settings);
    ~PostgresPool() override;

    [[nodiscard]] domain::Result<std::unique_ptr<domain::Client>> acquire(domain::ClientPurpose purpose) override;
    [[nodiscard]] domain::Result<std::unique_ptr<domain::Transaction>> begin(
        const domain::TransactionOptions& options) override;
    [[nodiscard]] domain::Result<domain::PingReply> ping(std::chrono::milliseconds deadline) override;
    void close() override;

private:
    [[nodiscard]] domain::Result<std::unique_ptr<PostgresClient>> lend(domain::ClientPurpose purpose,
                                                                       std::chrono::milliseconds deadline);

    std::shared_ptr<const PostgresConnector> m_connector;
    std::shared_ptr<IdleLinks> m_idle;
    std::atomic_bool m_closed = false;
};

} // namespace castellan::storage
