#include "tests/support/DelayingProxy.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <deque>
#include <list>
#include <string>
#include <utility>
#include <vector>

namespace castellan::tests {

namespace {

using Time = std::chrono::steady_clock::time_point;

/// Bytes on their way to one side, each with the time at which they arrive.
struct Stream
{
    int target = -1;
    std::deque<std::pair<Time, std::string>> chunks;
    bool ended = false;

    [[nodiscard]] bool isDue(Time now) const { return !chunks.empty() && chunks.front().first <= now; }

    /// False once the receiver is gone.
    bool deliver(Time now)
    {
        while (isDue(now)) {
            std::string& bytes = chunks.front().second;
            const ssize_t sent = ::send(target, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent < 0) {
                return errno == EAGAIN;
            }
            bytes.erase(0, static_cast<size_t>(sent));
            if (!bytes.empty()) {
                return true;
            }
            chunks.pop_front();
        }
        if (ended && chunks.empty()) {
            ::shutdown(target, SHUT_WR);
            ended = false;
        }
        return true;
    }
};

struct Connection
{
    int client = -1;
    int server = -1;
    Stream toServer;
    Stream toClient;
    bool heardFromServer = true;
};

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void sendAtOnce(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

/// What one side has sent: appended to the stream, due later. False at the end of the data.
bool receive(int from, Stream& into, Time due)
{
    std::array<char, 65536> buffer{};
    const ssize_t size = ::recv(from, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (size > 0) {
        into.chunks.emplace_back(due, std::string(buffer.data(), static_cast<size_t>(size)));
        return true;
    }
    return size < 0 && errno == EAGAIN;
}

/// To the nanosecond: rounded down it would spin through the rest of each delay, on a processor that is being measured.
timespec untilNext(const std::list<Connection>& connections, Time now)
{
    std::chrono::nanoseconds wait = std::chrono::milliseconds(20);
    for (const Connection& connection : connections) {
        for (const Stream* stream : {&connection.toServer, &connection.toClient}) {
            if (!stream->chunks.empty()) {
                wait = std::clamp<std::chrono::nanoseconds>(stream->chunks.front().first - now, {}, wait);
            }
        }
    }
    return {0, wait.count()};
}

void closeBoth(const Connection& connection)
{
    ::close(connection.client);
    ::close(connection.server);
}

/// `spoke`: the client, the server. False once it is over; then what is on its way has been delivered.
bool pass(Connection& connection, std::array<bool, 2> spoke, Time now, std::chrono::microseconds oneWay,
          std::atomic<int>& roundTrips)
{
    bool isAlive = true;
    if (spoke[0]) {
        isAlive = receive(connection.client, connection.toServer, now + oneWay);
        if (isAlive && std::exchange(connection.heardFromServer, false)) {
            ++roundTrips;
        }
    }
    if (isAlive && spoke[1]) {
        connection.heardFromServer = true;
        isAlive = receive(connection.server, connection.toClient, now + oneWay);
    }
    isAlive = isAlive && connection.toServer.deliver(now) && connection.toClient.deliver(now);
    if (!isAlive) {
        connection.toClient.deliver(Time::max());
        connection.toServer.deliver(Time::max());
    }
    return isAlive;
}

void accept(int listener, quint16 serverPort, std::list<Connection>& connections)
{
    Connection connection;
    connection.client = ::accept(listener, nullptr, nullptr);
    connection.server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(serverPort);
    if (::connect(connection.server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        closeBoth(connection);
        return;
    }
    sendAtOnce(connection.client);
    sendAtOnce(connection.server);
    connection.toServer.target = connection.server;
    connection.toClient.target = connection.client;
    connections.push_back(std::move(connection));
}

} // namespace

DelayingProxy::DelayingProxy(quint16 serverPort, std::chrono::microseconds roundTrip)
    : m_serverPort(serverPort),
      m_oneWay(roundTrip / 2)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    auto* const generic = reinterpret_cast<sockaddr*>(&address); // the socket interface asks for it
    socklen_t length = sizeof address;
    constexpr int backlog = 64;
    if (m_listener < 0 || ::bind(m_listener, generic, length) != 0 || ::listen(m_listener, backlog) != 0
        || ::getsockname(m_listener, generic, &length) != 0) {
        return;
    }
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

DelayingProxy::~DelayingProxy()
{
    m_stopping = true;
    if (m_thread.joinable()) {
        m_thread.join();
    }
    if (m_listener >= 0) {
        ::close(m_listener);
    }
}

void DelayingProxy::serve()
{
    std::list<Connection> connections;
    while (!m_stopping) {
        std::vector<pollfd> waits{{m_listener, POLLIN, 0}};
        for (const Connection& connection : connections) {
            waits.push_back({connection.client, POLLIN, 0});
            waits.push_back({connection.server, POLLIN, 0});
        }
        const timespec wait = untilNext(connections, std::chrono::steady_clock::now());
        ::ppoll(waits.data(), waits.size(), &wait, nullptr);

        const Time now = std::chrono::steady_clock::now();
        size_t index = 1;
        connections.remove_if([&](Connection& connection) {
            const bool clientSpoke = waits.at(index++).revents != 0;
            const bool serverSpoke = waits.at(index++).revents != 0;
            const bool isOver = !pass(connection, {clientSpoke, serverSpoke}, now, m_oneWay, m_roundTrips);
            if (isOver) {
                closeBoth(connection);
            }
            return isOver;
        });
        if (waits.front().revents != 0) {
            accept(m_listener, m_serverPort, connections);
        }
    }
    for (const Connection& connection : connections) {
        closeBoth(connection);
    }
}

} // namespace castellan::tests
