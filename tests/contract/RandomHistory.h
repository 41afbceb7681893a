#pragma once

#include "domain/event/StoredEvent.h"

#include <QList>

namespace castellan::test {

class TestTarget;

/// Events of a few instances, organizations and domains in any order that chance makes: much of it is about what is not
/// there, or there already. The same seed gives the same events, in the global order.
[[nodiscard]] QList<domain::StoredEvent> randomHistory(quint32 seed, int count);

/// Puts the events into the eventstore as they are, without rows.
void record(TestTarget& target, const QList<domain::StoredEvent>& events);

} // namespace castellan::test
