#pragma once

#include "domain/event/Event.h"
#include "domain/event/StoredEvent.h"
#include "domain/port/BatchTrace.h"
#include "storage/eventstore/AggregateStates.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace castellan::storage {

/// The events as a push will store them, but for their time; nothing if `states` does not hold all aggregates.
[[nodiscard]] std::optional<QList<domain::StoredEvent>> plannedEvents(const QList<domain::Event>& events,
                                                                      const AggregateStates& states);
/// The payloads as they will be read back, into the planned events; false if one cannot be told.
[[nodiscard]] bool planPayloads(const QList<domain::Event>& events, QList<domain::StoredEvent>& planned);
/// What will be pushed, one an event, where `states` holds all aggregates. The payload's hash is that of the first
/// event only, by which the whole push is recognised.
[[nodiscard]] QList<domain::PlannedEvent> plannedTrace(const QList<domain::Event>& events,
                                                       const AggregateStates& states);
/// As it is pushed; nothing if the event has none.
[[nodiscard]] std::optional<QByteArray> payloadOf(const domain::Event& event);
/// The same for a payload as it was pushed and as it is stored; empty for none.
[[nodiscard]] QByteArray payloadHash(const std::optional<QByteArray>& payload);

} // namespace castellan::storage
