#include "models/connection/PingMonitor.h"

#include "models/background/TargetLanes.h"
#include "models/background/WhenFinished.h"

namespace castellan::models {

namespace {

using std::chrono::milliseconds;

/// How long after the deadline an answer may still be on its way through the threads.
constexpr milliseconds grace{300};

/// On the ping lane. Without a connection the pool pings, because its deadline covers connecting too.
domain::Result<domain::PingReply> ping(ClientState& state, milliseconds deadline)
{
    if (state.hasClient()) {
        domain::Result<domain::Client*> client = state.client();
        return client ? (*client)->ping(deadline) : domain::Result<domain::PingReply>(domain::failed(client.error()));
    }
    return state.services().pool().ping(deadline);
}

std::optional<domain::ServerIdentity> identityOf(ClientState& state)
{
    const domain::Result<domain::Client*> client = state.client();
    if (!client) {
        return std::nullopt;
    }
    domain::Result<domain::ServerIdentity> identity = (*client)->identity();
    return identity ? std::optional(*identity) : std::nullopt;
}

domain::Error silence(milliseconds deadline)
{
    domain::Error error;
    error.kind = domain::ErrorKind::Unreachable;
    error.id = QStringLiteral("CAS-Silence");
    error.message = QStringLiteral("No answer to a ping within %1 ms.").arg(deadline.count());
    return error;
}

} // namespace

PingMonitor::PingMonitor(QObject* parent) : QObject(parent)
{
    m_timer.setInterval(std::chrono::seconds(5));
    m_watchdog.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PingMonitor::pingNow);
    connect(&m_watchdog, &QTimer::timeout, this, &PingMonitor::giveUp);
}

void PingMonitor::watch(TargetLanes* lanes)
{
    ++m_generation;
    m_lanes = lanes;
    m_isWaiting = false;
    m_isGivenUp = false;
    m_watchdog.stop();
    m_history.clear();
    m_identity.reset();
    m_error.reset();
    if (!m_lanes) {
        m_timer.stop();
        setState(PingState::NoTarget);
        return;
    }
    setState(PingState::Connecting);
    m_timer.start();
    pingNow();
}

void PingMonitor::setInterval(milliseconds interval)
{
    m_timer.setInterval(interval);
}

void PingMonitor::setDeadline(milliseconds deadline)
{
    m_deadline = deadline;
}

void PingMonitor::pingNow()
{
    if (!m_lanes || m_isWaiting) {
        return;
    }
    m_isWaiting = true;
    m_isGivenUp = false;
    m_watchdog.start(m_deadline + grace);
    const auto work = [deadline = m_deadline](ClientState& state) -> domain::Result<Answer> {
        const domain::Result<domain::PingReply> reply = ping(state, deadline);
        if (!reply) {
            state.dropClient();
            return domain::failed(reply.error());
        }
        return Answer{*reply, identityOf(state)};
    };
    whenFinished(m_lanes->ping<Answer>(work), this,
                 [this, generation = m_generation](const domain::Result<Answer>& answer) {
                     if (generation == m_generation) {
                         receive(answer);
                     }
                 });
}

void PingMonitor::receive(const domain::Result<Answer>& answer)
{
    m_isWaiting = false;
    m_watchdog.stop();
    if (!answer) {
        if (!m_isGivenUp) {
            fail(answer.error());
        }
        return;
    }
    const bool isBack = m_state == PingState::Unreachable;
    m_error.reset();
    if (!m_isGivenUp) {
        m_history.add({answer->reply.roundTrip});
    }
    const bool isOther = answer->identity && m_identity != answer->identity;
    if (isOther) {
        m_identity = answer->identity;
    }
    setState(answeredState());
    emit pinged();
    if (isOther) {
        emit identityChanged();
    }
    if (isBack) {
        emit cameBack();
    }
}

void PingMonitor::giveUp()
{
    m_isGivenUp = true;
    fail(silence(m_deadline));
}

void PingMonitor::fail(const domain::Error& error)
{
    m_error = error;
    m_history.add({});
    setState(PingState::Unreachable);
    emit pinged();
}

void PingMonitor::setState(PingState state)
{
    if (m_state != state) {
        m_state = state;
        emit stateChanged(state);
    }
}

PingState PingMonitor::answeredState() const
{
    if (m_identity && (m_identity->standby || m_identity->readOnly)) {
        return PingState::ReadOnly;
    }
    return m_history.isSlow() ? PingState::Slow : PingState::Connected;
}

} // namespace castellan::models
