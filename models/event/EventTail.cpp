#include "models/event/EventTail.h"

#include "models/background/TargetLanes.h"
#include "models/background/WhenFinished.h"

#include <utility>

namespace castellan::models {

namespace {

using Look = EventTail::Look;
using std::chrono::milliseconds;

constexpr milliseconds lookAgain{250};   ///< where the database cannot wake us
constexpr milliseconds lookAnyway{2000}; ///< a wake-up may be lost, and a late commit has none after it
constexpr milliseconds afterFailure{1000};

domain::Result<Look> look(ClientState& state, bool wasWoken)
{
    const domain::Result<domain::Client*> client = state.client();
    if (!client) {
        return domain::failed(client.error());
    }
    const auto events = state.services().events().newest(**client, domain::EventFilter{}, 1);
    if (!events) {
        return domain::failed(events.error());
    }
    return Look{wasWoken, events->isEmpty() ? std::nullopt : std::optional(events->last().cursor())};
}

/// On the tail lane: comes back when something may have arrived, or after a while.
domain::Result<Look> waitAndLook(ClientState& state, bool isFirst)
{
    const auto notifications = state.notifications(QStringLiteral("castellan_events"));
    if (!notifications) {
        return domain::failed(notifications.error());
    }
    if (isFirst) {
        return look(state, false);
    }
    if (*notifications) {
        const domain::Result<bool> woken = (*notifications)->wait(lookAnyway);
        return woken ? look(state, *woken) : domain::failed(woken.error());
    }
    state.pause(lookAgain);
    return look(state, false);
}

} // namespace

EventTail::EventTail(QObject* parent) : QObject(parent)
{
    m_again.setSingleShot(true);
    m_again.setInterval(afterFailure);
    connect(&m_again, &QTimer::timeout, this, &EventTail::lookNext);
}

void EventTail::watch(TargetLanes* lanes)
{
    ++m_generation;
    m_again.stop();
    m_lanes = lanes;
    m_newest.reset();
    m_hasLooked = false;
    m_isLost = false;
    if (m_lanes) {
        lookNext();
    }
}

void EventTail::lookNext()
{
    const auto work = [isFirst = !m_hasLooked](ClientState& state) {
        domain::Result<Look> answer = waitAndLook(state, isFirst);
        if (!answer) {
            state.dropClient();
        }
        return answer;
    };
    whenFinished(m_lanes->tail<Look>(work), this, [this, generation = m_generation](const domain::Result<Look>& found) {
        if (generation == m_generation) {
            receive(found);
        }
    });
}

void EventTail::receive(const domain::Result<Look>& found)
{
    if (!found) {
        m_again.start();
        if (!std::exchange(m_isLost, true)) {
            emit lost();
        }
        return;
    }
    if (std::exchange(m_isLost, false)) {
        emit cameBack();
    }
    // A slow transaction's events come with a wake-up, but are not the newest. What was written between a reader's first page
    // and the first look here woke nobody, so the first look counts as well.
    const bool mayHaveArrived = found->wasWoken || m_newest != found->newest;
    m_newest = found->newest;
    m_hasLooked = true;
    lookNext();
    if (mayHaveArrived) {
        emit stirred();
    }
}

} // namespace castellan::models
