#pragma once

#include "tests/fault/FaultPlan.h"

#include <QString>

#include <poll.h>

#include <atomic>
#include <list>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace castellan::tests {

class PostgresServer;
class ProxyConnection;

/// Stands between the console and a PostgreSQL, understands its messages, and lets one fault happen at one of them.
/// Clients come by TCP on 127.0.0.1 without encryption and go on through the server's socket, where nobody
/// is asked for a password. A thread of its own.
class FaultProxy final
{
public:
    explicit FaultProxy(const PostgresServer& server);
    FaultProxy(const FaultProxy&) = delete;
    FaultProxy& operator=(const FaultProxy&) = delete;
    ~FaultProxy();

    /// `postgresql://castellan@127.0.0.1:PORT/DATABASE?...`
    [[nodiscard]] QString target(const QString& database) const;

    [[nodiscard]] quint16 port() const { return m_port; }

    /// From now on messages are counted anew, and this happens once.
    void arm(const Fault& fault) { m_plan.arm(fault); }
    /// From now on messages are counted anew, and nothing happens.
    void disarm() { m_plan.arm(std::nullopt); }
    [[nodiscard]] MessageCounts counts() const { return m_plan.counts(); }
    [[nodiscard]] bool hasHappened() const { return m_plan.hasHappened(); }

    /// From now on nobody listens: clients are refused, as by a machine whose server is dead.
    void refuse();
    /// Waits until more clients have come than these, whether they were let in or not.
    void waitForClient(int known) const;
    [[nodiscard]] int clients() const { return m_clients; }
    /// Counts as a client, for whoever waits for one.
    void knock();
    /// Ends the black holes, and waits until all clients have gone and their last words (Terminate) have been counted.
    /// Without it they may be counted among the next run's, or a fault at them be missed.
    void settle();

private:
    void heal();
    void listen();
    void serve();
    void pass(const std::vector<pollfd>& waits, bool isHealing);
    void accept();
    void wake() const;

    QString m_serverSocket;
    QString m_role;
    FaultPlan m_plan;
    std::list<std::unique_ptr<ProxyConnection>> m_connections; ///< the thread's
    int m_listener = -1;
    int m_wake = -1;
    quint16 m_port = 0;
    std::atomic_int m_clients = 0; ///< that have come so far
    std::atomic_size_t m_open = 0; ///< connections; as of the last round
    std::atomic_bool m_isStopping = false;
    std::atomic_bool m_isRefusing = false;
    std::atomic_bool m_isHealing = false;
    std::thread m_thread;
};

} // namespace castellan::tests
