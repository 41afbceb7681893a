#include "storage/eventstore/EventPlan.h"

#include "storage/eventstore/JsonbText.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace castellan::storage {

using domain::Event;
using domain::StoredEvent;

namespace {

StoredEvent plannedEvent(const Event& event, AggregateState& state)
{
    if (state.sequence == 0) {
        state.owner = event.owner; // of the first command; later ones and other pushes cannot change it
    }
    StoredEvent planned;
    planned.aggregate = event.aggregate;
    planned.type = event.type;
    planned.sequence = ++state.sequence;
    planned.revision = event.revision;
    planned.payload = payloadOf(event);
    planned.creator = event.creator;
    planned.owner = state.owner;
    return planned;
}

} // namespace

std::optional<QList<StoredEvent>> plannedEvents(const QList<Event>& events, const AggregateStates& states)
{
    AggregateStates current = states;
    QList<StoredEvent> planned;
    planned.reserve(events.size());
    for (const Event& event : events) {
        const auto state = current.find(event.aggregate);
        if (state == current.end()) {
            return std::nullopt;
        }
        planned.append(plannedEvent(event, *state));
        planned.last().inTxOrder = static_cast<int>(planned.size());
    }
    return planned;
}

bool planPayloads(const QList<Event>& events, QList<StoredEvent>& planned)
{
    for (qsizetype index = 0; index < events.size(); ++index) {
        std::optional<QByteArray>& payload = planned[index].payload;
        payload = events.at(index).payload ? jsonbText(*events.at(index).payload) : std::nullopt;
        if (events.at(index).payload && !payload) {
            return false;
        }
    }
    return true;
}

QList<domain::PlannedEvent> plannedTrace(const QList<Event>& events, const AggregateStates& states)
{
    AggregateStates current = states;
    QList<domain::PlannedEvent> all;
    all.reserve(events.size());
    for (const Event& event : events) {
        const QByteArray hash = all.isEmpty() ? payloadHash(payloadOf(event)) : QByteArray();
        all.append({event.aggregate, event.type, ++current[event.aggregate].sequence, hash});
    }
    return all;
}

// A database keeps JSON, not its text: members may come back in another order.
QByteArray payloadHash(const std::optional<QByteArray>& payload)
{
    if (!payload) {
        return {};
    }
    const QByteArray canonical = QJsonDocument::fromJson(*payload).toJson(QJsonDocument::Compact);
    return QCryptographicHash::hash(canonical, QCryptographicHash::Sha256);
}

std::optional<QByteArray> payloadOf(const Event& event)
{
    return event.payload ? std::optional(QJsonDocument(*event.payload).toJson(QJsonDocument::Compact)) : std::nullopt;
}

} // namespace castellan::storage
