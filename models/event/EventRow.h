#pragma once

#include "domain/event/StoredEvent.h"

#include <QStringList>

namespace castellan::models {

/// Columns that every list of events has.
enum EventColumn { Time, Type, Aggregate, Sequence, Creator, Payload, EventColumnCount };

/// An event and the texts that are shown of it.
struct EventRow
{
    domain::StoredEvent event;
    QStringList cells; ///< in the order of EventColumn

    [[nodiscard]] static EventRow of(const domain::StoredEvent& event);
    /// Writes what depends on the person's language once more.
    void reword();
};

[[nodiscard]] QString eventHeader(int column);
/// The payload indented, hidden characters visible; a word for none.
[[nodiscard]] QString payloadText(const domain::StoredEvent& event);
/// Whether `first` stands before `second` in the global order.
[[nodiscard]] bool isBefore(const domain::EventCursor& first, const domain::EventCursor& second);

} // namespace castellan::models
