#include "models/event/EventTail.h"

#include "models/background/TargetLanes.h"
#include "models/background/WhenFinished.h"

namespace castellan::models {

namespace {

using Newest = std::optional<domain::EventCursor>;
using std::chrono::milliseconds;

constexpr milliseconds lookAgain{250};    ///< where the database cannot wake us
constexpr milliseconds lookAnyway{2000};  ///< a wake-up may be lost, and a late commit has none after it
constexpr milliseconds afterFailure{1000};

domain::Result<Newest> newest(ClientState& state)
{
    const domain::Result<domain::Client*> client = state.client();
    if (!client) {
        return domain::failed(client.error());
    }
    const auto events = state.services().events().newest(**client, domain::EventFilter{}, 1);
    if (!events) {
        return domain::failed(events.error());
    }
    return events->isEmpty() ? Newest() : Newest(events->last().cursor());
}

/// On the tail lane: comes back when something may have arrived, or after a while.
domain::Result<Newest> waitAndLook(ClientState& state, bool isFirst)
{
    const auto notifications = state.notifications(QStringLiteral("castellan_events"));
    if (!notifications) {
        return domain::failed(notifications.error());
    }
    if (!isFirst && *notifications) {
        const domain::Result<bool> woken = (*notifications)->wait(lookAnyway);
        if (!woken) {
            return domain::failed(woken.error());
        }
    } else if (!isFirst) {
        state.pause(lookAgain);
    }
    return newest(state);
}

} // namespace

EventTail::EventTail(QObject* parent) : QObject(parent)
{
    m_again.setSingleShot(true);
    m_again.setInterval(afterFailure);
    connect(&m_again, &QTimer::timeout, this, &EventTail::look);
}

void EventTail::watch(TargetLanes* lanes)
{
    ++m_generation;
    m_again.stop();
    m_lanes = lanes;
    m_newest.reset();
    m_hasLooked = false;
    if (m_lanes) {
        look();
    }
}

void EventTail::look()
{
    const auto work = [isFirst = !m_hasLooked](ClientState& state) {
        domain::Result<Newest> answer = waitAndLook(state, isFirst);
        if (!answer) {
            state.dropClient();
        }
        return answer;
    };
    whenFinished(m_lanes->tail<Newest>(work), this, [this, generation = m_generation](const domain::Result<Newest>& found) {
        if (generation == m_generation) {
            receive(found);
        }
    });
}

void EventTail::receive(const domain::Result<Newest>& newest)
{
    if (!newest) {
        m_again.start();
        return;
    }
    const bool isNew = m_newest != *newest;
    const bool isFirst = !m_hasLooked;
    m_newest = *newest;
    m_hasLooked = true;
    look();
    if (isNew && !isFirst) {
        emit stirred();
    }
}

} // namespace castellan::models
