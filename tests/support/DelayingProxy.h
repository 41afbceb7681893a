#pragma once

#include <QString>

#include <atomic>
#include <chrono>
#include <thread>

namespace castellan::tests {

/// Stands between a client and a PostgreSQL on 127.0.0.1: holds every byte back for half a round trip in each direction,
/// and counts round trips as a person with a packet trace would: how often the client began to send after it had
/// heard from the server. A thread of its own; for tests and benchmarks.
class DelayingProxy final
{
public:
    DelayingProxy(quint16 serverPort, std::chrono::microseconds roundTrip);
    DelayingProxy(const DelayingProxy&) = delete;
    DelayingProxy& operator=(const DelayingProxy&) = delete;
    ~DelayingProxy();

    /// Where clients connect on 127.0.0.1; 0 if the proxy could not be started.
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Since the start or the last `resetRoundTrips`, over all connections.
    [[nodiscard]] int roundTrips() const { return m_roundTrips.load(); }
    void resetRoundTrips() { m_roundTrips.store(0); }

private:
    void serve();

    quint16 m_serverPort;
    std::chrono::microseconds m_oneWay;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_roundTrips = 0;
    std::thread m_thread;
};

} // namespace castellan::tests
