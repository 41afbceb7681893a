#pragma once

#include "domain/event/StoredEvent.h"

#include <QJsonObject>
#include <QString>

namespace castellan::domain {

/// Which event it was.
struct EventReference
{
    EventCursor at;
    QString type;

    bool operator==(const EventReference&) const = default;
};

[[nodiscard]] EventReference referenceTo(const StoredEvent& event);

/// An event that is being folded, its payload read once.
struct FoldedEvent
{
    explicit FoldedEvent(const StoredEvent& event);

    /// '' for a member that is not there.
    [[nodiscard]] QString text(QLatin1StringView member) const { return payload.value(member).toString(); }

    EventReference reference;
    Timestamp createdAt;
    QJsonObject payload;
};

} // namespace castellan::domain
