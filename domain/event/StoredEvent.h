#pragma once

#include "domain/core/Result.h"
#include "domain/core/Timestamp.h"
#include "domain/event/Event.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace castellan::domain {

/// Where an event stands in the global order: (position, in_tx_order, instance, aggregate type, aggregate id,
/// sequence). The position is seconds since 1970 as decimal text, because no other type of ours keeps its digits.
struct EventCursor
{
    QString position; ///< six decimals, e.g. `1767225600.000000`
    int inTxOrder = 0;
    AggregateKey aggregate;
    qint64 sequence = 0;

    /// One line of text that `parse` reads back; opaque to people.
    [[nodiscard]] QString toText() const;
    /// Errors: InvalidArgument `CAS-Cursor`.
    [[nodiscard]] static Result<EventCursor> parse(const QString& text);

    bool operator==(const EventCursor&) const = default;
};

/// An event as the eventstore holds it.
struct StoredEvent
{
    AggregateKey aggregate;
    QString type;
    qint64 sequence = 0; ///< per aggregate, from 1, without gaps
    int revision = 1;
    Timestamp createdAt;
    std::optional<QByteArray> payload; ///< JSON text; absent is SQL NULL
    QString creator;
    QString owner;
    QString position;  ///< six decimals
    int inTxOrder = 0; ///< from 1 in a push (0 in databases of old)

    [[nodiscard]] EventCursor cursor() const { return {position, inTxOrder, aggregate, sequence}; }

    bool operator==(const StoredEvent&) const = default;
};

} // namespace castellan::domain
