#pragma once

#include "domain/event/Event.h"
#include "domain/event/StoredEvent.h"
#include "domain/port/QueryExecutor.h"

#include <QList>

namespace castellan::domain {

/// Writes events. In storage there is also `pushWithClient(QSqlDatabase&, events)`, for the old kind of client.
class LegacyEventstore
{
public:
    LegacyEventstore() = default;
    LegacyEventstore(const LegacyEventstore&) = delete;
    LegacyEventstore& operator=(const LegacyEventstore&) = delete;
    virtual ~LegacyEventstore() = default;

    /// Pushes all events in one call, in order, then the unique constraints, then the fields; answers them as
    /// stored, in the same order. `db` should be a transaction; if it is a client, one is begun and committed
    /// here. No events: no call. Errors: AlreadyExists `V3-DKcYh` with the event's message key; Conflict
    /// (retryable) when another writer took the sequence; Schema when there is no eventstore.
    [[nodiscard]] virtual Result<QList<StoredEvent>> pushWithNewClient(QueryExecutor& db,
                                                                       const QList<Event>& events) const = 0;
};

} // namespace castellan::domain
