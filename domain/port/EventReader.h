#pragma once

#include "domain/event/EventFilter.h"
#include "domain/event/StoredEvent.h"
#include "domain/port/QueryExecutor.h"
#include "domain/port/Repository.h"

#include <QList>

#include <optional>

namespace castellan::domain {

/// Reads events in the global order. Positions may repeat, which is why a cursor holds the whole order. `limit` is
/// 1..10,000. Every answer is oldest first; one shorter than `limit` is the end for now. Errors: Unreachable,
/// Timeout, Schema.
class EventReader
{
public:
    EventReader() = default;
    EventReader(const EventReader&) = delete;
    EventReader& operator=(const EventReader&) = delete;
    virtual ~EventReader() = default;

    /// The newest `limit` events.
    [[nodiscard]] virtual Result<QList<StoredEvent>> newest(QueryExecutor& db, const EventFilter& filter,
                                                            int limit) const = 0;
    /// The first `limit` events behind the cursor.
    [[nodiscard]] virtual Result<QList<StoredEvent>> after(QueryExecutor& db, const EventFilter& filter,
                                                           const EventCursor& cursor, int limit) const = 0;
    /// The first `limit` events at or behind the position (decimal seconds); '' is the beginning.
    [[nodiscard]] virtual Result<QList<StoredEvent>> since(QueryExecutor& db, const EventFilter& filter,
                                                           const QString& position, int limit) const = 0;
    /// The last `limit` events before the cursor.
    [[nodiscard]] virtual Result<QList<StoredEvent>> before(QueryExecutor& db, const EventFilter& filter,
                                                            const EventCursor& cursor, int limit) const = 0;
    /// All events of one aggregate, newest `limit`, in the order of their sequence, oldest first.
    [[nodiscard]] virtual Result<QList<StoredEvent>> history(QueryExecutor& db, const AggregateKey& aggregate,
                                                             int limit) const = 0;
    /// What a tail must read again because a transaction that began early may commit late: events from `margin`
    /// before the newest position seen, but only those behind `oldestHeld`, if that is later: whoever holds a stretch of events
    /// need not read what lies before it.
    [[nodiscard]] virtual Result<QList<StoredEvent>> tail(QueryExecutor& db, const EventFilter& filter,
                                                          const EventCursor& newestSeen,
                                                          const std::optional<EventCursor>& oldestHeld,
                                                          int limit) const = 0;
    /// How many events match; an estimate for an empty filter on a large table.
    [[nodiscard]] virtual Result<RowCount> count(QueryExecutor& db, const EventFilter& filter) const = 0;
};

} // namespace castellan::domain
