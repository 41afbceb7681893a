#pragma once

#include "tests/fault/FaultPlan.h"
#include "tests/fault/MessageReader.h"

#include <QByteArray>

#include <array>
#include <chrono>
#include <optional>

struct pollfd;

namespace castellan::tests {

/// One client's way to the server through the proxy: whole messages go on as they come, until the plan says otherwise.
class ProxyConnection final
{
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::milliseconds delay{40};

    /// Takes two connected sockets.
    ProxyConnection(int client, int server) : m_client(client), m_server(server) {}
    ProxyConnection(const ProxyConnection&) = delete;
    ProxyConnection& operator=(const ProxyConnection&) = delete;
    ~ProxyConnection();

    /// What to wait for: the client's socket, then the server's; -1 for nothing.
    [[nodiscard]] std::array<pollfd, 2> waits() const;
    /// Until when a delayed message is kept back.
    [[nodiscard]] std::optional<Time> resumesAt() const { return m_resumesAt; }
    [[nodiscard]] bool isOver() const { return m_state == State::Over; }
    [[nodiscard]] bool isSilent() const { return m_state == State::Silent; }

    /// The speaker's socket has something.
    void receive(Speaker speaker, FaultPlan& plan);
    /// Lets a delayed message go if its time has come.
    void resume(Time now, FaultPlan& plan);
    void end(bool withReset);

private:
    enum class State { Open, Held, Draining, Silent, Over };

    [[nodiscard]] int socketOf(Speaker speaker) const { return speaker == Speaker::Client ? m_client : m_server; }
    [[nodiscard]] MessageReader& readerOf(Speaker speaker)
    {
        return speaker == Speaker::Client ? m_fromClient : m_fromServer;
    }
    void relay(Speaker speaker, FaultPlan& plan);
    void perform(const Fault& fault, const QByteArray& message);
    void deliver(Speaker speaker, const QByteArray& bytes);
    void finish();
    void noteEnd(Speaker speaker);

    int m_client;
    int m_server;
    MessageReader m_fromClient{Speaker::Client};
    MessageReader m_fromServer{Speaker::Server};
    State m_state = State::Open;
    std::optional<Time> m_resumesAt;
    QByteArray m_held;
    Speaker m_heldSpeaker = Speaker::Client;
    bool m_clientEnded = false; ///< while draining
    bool m_serverEnded = false;
};

} // namespace castellan::tests
