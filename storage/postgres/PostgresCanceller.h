#pragma once

#include "domain/port/Pool.h"

#include <atomic>

struct pg_conn;
struct pg_cancel;

namespace castellan::storage {

/// Stops the statement that a link is running, from any thread. PQcancel opens a connection of its own and waits
/// for its end, as long as the network lets it.
class PostgresCanceller final : public domain::Canceller
{
public:
    explicit PostgresCanceller(pg_conn* connection);
    ~PostgresCanceller() override;

    void cancel() override;

    /// Called by the link around each conversation; a request only counts while one is running.
    void begin();
    void end();
    /// Whether the conversation that is running (or has just ended) was asked to stop.
    [[nodiscard]] bool wasRequested() const { return m_requested.load(); }

private:
    pg_cancel* m_cancel;
    std::atomic_bool m_running = false;
    std::atomic_bool m_requested = false;
};

} // namespace castellan::storage
