#include "tests/fault/FaultProxy.h"

#include "tests/fault/ProxyConnection.h"
#include "tests/support/PostgresServer.h"

#include <QFile>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <utility>
#include <vector>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

using Clock = std::chrono::steady_clock;

int connectedTo(const QString& path)
{
    const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path).left(sizeof address.sun_path - 1);
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
    // The socket interface asks for the cast.
    if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(server);
        return -1;
    }
    return server;
}

int millisecondsUntilNext(const std::list<std::unique_ptr<ProxyConnection>>& connections)
{
    int wait = -1;
    for (const auto& connection : connections) {
        if (const auto resumesAt = connection->resumesAt()) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(*resumesAt - Clock::now()).count();
            const int here = std::max(0, static_cast<int>(left));
            wait = wait < 0 ? here : std::min(wait, here);
        }
    }
    return wait;
}

} // namespace

FaultProxy::FaultProxy(const PostgresServer& server)
    : m_serverSocket(u"%1/.s.PGSQL.%2"_s.arg(server.socketFolder()).arg(server.port())),
      m_role(server.role()),
      m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    listen();
    m_thread = std::thread([this] { serve(); });
}

FaultProxy::~FaultProxy()
{
    m_isStopping = true;
    wake();
    m_thread.join();
    if (m_listener >= 0) {
        ::close(m_listener);
    }
    ::close(m_wake);
}

QString FaultProxy::target(const QString& database) const
{
    return u"postgresql://%1@127.0.0.1:%2/%3?sslmode=disable&gssencmode=disable"_s.arg(m_role).arg(m_port).arg(
        database);
}

void FaultProxy::listen()
{
    constexpr int backlog = 64;
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const generic = reinterpret_cast<sockaddr*>(&address); // the socket interface asks for the cast
    socklen_t size = sizeof address;
    if (::bind(m_listener, generic, size) != 0 || ::listen(m_listener, backlog) != 0
        || ::getsockname(m_listener, generic, &size) != 0) {
        qFatal("There is no port for the proxy");
    }
    m_port = ntohs(address.sin_port);
}

void FaultProxy::refuse()
{
    m_isRefusing = true;
    wake();
}

/// Waits until the black holes have been ended.
void FaultProxy::heal()
{
    m_isHealing = true;
    wake();
    m_isHealing.wait(true);
}

void FaultProxy::settle()
{
    heal(); // whoever has come before this is among the open now
    for (size_t now = m_open; now > 0; now = m_open) {
        m_open.wait(now);
    }
}

void FaultProxy::waitForClient(int known) const
{
    for (int now = m_clients; now <= known; now = m_clients) {
        m_clients.wait(now);
    }
}

void FaultProxy::knock()
{
    ++m_clients;
    m_clients.notify_all();
}

void FaultProxy::wake() const
{
    const uint64_t one = 1;
    if (::write(m_wake, &one, sizeof one) != sizeof one) {
        qFatal("The proxy cannot be woken");
    }
}

void FaultProxy::serve()
{
    while (!m_isStopping) {
        if (m_isRefusing && m_listener >= 0) {
            ::close(std::exchange(m_listener, -1));
        }
        std::vector<pollfd> waits{{m_listener, POLLIN, 0}, {m_wake, POLLIN, 0}};
        for (const auto& connection : m_connections) {
            const auto both = connection->waits();
            waits.insert(waits.end(), both.begin(), both.end());
        }
        ::poll(waits.data(), waits.size(), millisecondsUntilNext(m_connections));
        uint64_t woken = 0;
        [[maybe_unused]] const ssize_t ignored = ::read(m_wake, &woken, sizeof woken);
        const bool isHealing = m_isHealing; // now: who waits for it waits for a whole round
        pass(waits, isHealing);
        if (waits.front().revents != 0) {
            accept();
        }
        m_open = m_connections.size();
        m_open.notify_all();
        if (isHealing) {
            m_isHealing = false;
            m_isHealing.notify_all();
        }
    }
    m_connections.clear();
}

/// `waits`: the listener, the wake-up, and each connection's two.
void FaultProxy::pass(const std::vector<pollfd>& waits, bool isHealing)
{
    size_t index = 2;
    for (const auto& connection : m_connections) {
        for (const Speaker speaker : {Speaker::Client, Speaker::Server}) {
            if (waits.at(index++).revents != 0 && !connection->isOver()) {
                connection->receive(speaker, m_plan);
            }
        }
        connection->resume(Clock::now(), m_plan);
        if (isHealing && connection->isSilent()) {
            connection->end(true);
        }
    }
    m_connections.remove_if([](const auto& connection) { return connection->isOver(); });
}

void FaultProxy::accept()
{
    const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    const int server = connectedTo(m_serverSocket);
    knock();
    if (server < 0) {
        ::close(client);
        return;
    }
    const int on = 1;
    ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_connections.push_back(std::make_unique<ProxyConnection>(client, server));
}

} // namespace castellan::tests
