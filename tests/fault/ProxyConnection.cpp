#include "tests/fault/ProxyConnection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace castellan::tests {

namespace {

Speaker otherThan(Speaker speaker)
{
    return speaker == Speaker::Client ? Speaker::Server : Speaker::Client;
}

} // namespace

ProxyConnection::~ProxyConnection()
{
    ::close(m_client);
    ::close(m_server);
}

std::array<pollfd, 2> ProxyConnection::waits() const
{
    const bool waits = m_state == State::Open || m_state == State::Draining;
    return {pollfd{waits && !m_clientEnded ? m_client : -1, POLLIN, 0},
            pollfd{waits && !m_serverEnded ? m_server : -1, POLLIN, 0}};
}

void ProxyConnection::receive(Speaker speaker, FaultPlan& plan)
{
    std::array<char, 65536> buffer{};
    const ssize_t size = ::recv(socketOf(speaker), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (size < 0 && errno == EAGAIN) {
        return;
    }
    if (m_state == State::Draining) {
        return size <= 0 ? noteEnd(speaker) : void();
    }
    if (size <= 0) {
        return end(false);
    }
    readerOf(speaker).take(buffer.data(), size);
    relay(speaker, plan);
}

void ProxyConnection::relay(Speaker speaker, FaultPlan& plan)
{
    while (m_state == State::Open) {
        const std::optional<QByteArray> message = readerOf(speaker).next();
        if (!message) {
            return;
        }
        if (const std::optional<Fault> fault = plan.take(speaker, *message)) {
            perform(*fault, *message);
        } else {
            deliver(speaker, *message);
        }
    }
}

void ProxyConnection::perform(const Fault& fault, const QByteArray& message)
{
    QByteArray rest = message;
    if (fault.place != Fault::Place::Before) {
        const qsizetype size = fault.place == Fault::Place::After ? message.size() : message.size() / 2;
        deliver(fault.speaker, message.first(size));
        rest.remove(0, size);
    }
    if (fault.call) {
        fault.call();
    }
    switch (fault.deed) {
    case Fault::Deed::Finish: return finish();
    case Fault::Deed::Reset: return end(true);
    case Fault::Deed::BlackHole: m_state = State::Silent; return;
    case Fault::Deed::Nothing: return deliver(fault.speaker, rest);
    case Fault::Deed::Delay:
        m_state = State::Held;
        m_held = rest;
        m_heldSpeaker = fault.speaker;
        m_resumesAt = std::chrono::steady_clock::now() + delay;
        return;
    }
}

void ProxyConnection::resume(Time now, FaultPlan& plan)
{
    if (!m_resumesAt || now < *m_resumesAt) {
        return;
    }
    m_resumesAt.reset();
    m_state = State::Open;
    deliver(m_heldSpeaker, std::exchange(m_held, {}));
    relay(m_heldSpeaker, plan);
    relay(otherThan(m_heldSpeaker), plan);
}

void ProxyConnection::deliver(Speaker speaker, const QByteArray& bytes)
{
    const int target = socketOf(otherThan(speaker));
    for (qsizetype sent = 0; sent < bytes.size();) {
        const ssize_t size = ::send(target, bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent),
                                    MSG_NOSIGNAL);
        if (size < 0) {
            return end(false);
        }
        sent += size;
    }
}

/// A socket that is closed with unread bytes says RST, so both ends are heard out first.
void ProxyConnection::finish()
{
    ::shutdown(m_client, SHUT_WR);
    ::shutdown(m_server, SHUT_WR);
    m_state = State::Draining;
}

void ProxyConnection::noteEnd(Speaker speaker)
{
    (speaker == Speaker::Client ? m_clientEnded : m_serverEnded) = true;
    if (m_clientEnded && m_serverEnded) {
        m_state = State::Over;
    }
}

void ProxyConnection::end(bool withReset)
{
    if (withReset) {
        const linger now{1, 0};
        ::setsockopt(m_client, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }
    m_state = State::Over;
}

} // namespace castellan::tests
