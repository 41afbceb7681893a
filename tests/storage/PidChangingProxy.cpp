#include "tests/storage/PidChangingProxy.h"

#include <QByteArray>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace castellan::tests {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

// The address types of the socket API need the cast.
sockaddr* generic(sockaddr_in& address)
{
    return reinterpret_cast<sockaddr*>(&address); // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
}

/// BackendKeyData is 'K', the length 12, the process id, the secret.
void changePid(QByteArray& bytes)
{
    const qsizetype at = bytes.indexOf(QByteArray::fromHex("4b0000000c"));
    if (at >= 0 && at + 8 < bytes.size()) {
        bytes[at + 8] = static_cast<char>(bytes.at(at + 8) ^ 0x55);
    }
}

bool forward(int from, int to, bool& isLoggingIn)
{
    std::array<char, 65536> buffer{};
    const ssize_t size = ::recv(from, buffer.data(), buffer.size(), 0);
    if (size <= 0) {
        return false;
    }
    QByteArray bytes(buffer.data(), size);
    if (isLoggingIn && bytes.contains(QByteArray::fromHex("4b0000000c"))) {
        changePid(bytes);
        isLoggingIn = false;
    }
    return ::send(to, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL) == bytes.size();
}

void serveOne(int client, quint16 serverPort)
{
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(serverPort);
    bool open = ::connect(server, generic(address), sizeof address) == 0;
    bool isLoggingIn = true;
    bool never = false;
    while (open) {
        std::array<pollfd, 2> sockets = {{{client, POLLIN, 0}, {server, POLLIN, 0}}};
        ::poll(sockets.data(), sockets.size(), -1);
        open = (sockets[0].revents == 0 || forward(client, server, never))
            && (sockets[1].revents == 0 || forward(server, client, isLoggingIn));
    }
    ::close(server);
    ::close(client);
}

} // namespace

PidChangingProxy::PidChangingProxy(quint16 serverPort)
    : m_serverPort(serverPort),
      m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, generic(address), size) == 0 && ::listen(m_listener, 4) == 0
        && ::getsockname(m_listener, generic(address), &size) == 0) {
        m_port = ntohs(address.sin_port);
    }
    m_thread = std::thread([this] { serve(); });
}

PidChangingProxy::~PidChangingProxy()
{
    ::shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
}

void PidChangingProxy::serve() const
{
    while (true) {
        const int client = ::accept(m_listener, nullptr, nullptr);
        if (client < 0) {
            return;
        }
        serveOne(client, m_serverPort);
    }
}

} // namespace castellan::tests
