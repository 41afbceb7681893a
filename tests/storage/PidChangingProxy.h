#pragma once

#include <QtGlobal>

#include <thread>

namespace castellan::tests {

/// Looks like a pooler: the process id that a client is told is not that of its server process. Serves one
/// connection after the other, to a PostgreSQL on 127.0.0.1.
class PidChangingProxy final
{
public:
    explicit PidChangingProxy(quint16 serverPort);
    PidChangingProxy(const PidChangingProxy&) = delete;
    PidChangingProxy& operator=(const PidChangingProxy&) = delete;
    ~PidChangingProxy();

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    void serve() const;

    quint16 m_serverPort;
    quint16 m_port = 0;
    int m_listener = -1;
    std::thread m_thread;
};

} // namespace castellan::tests
