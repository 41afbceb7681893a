#pragma once

#include "domain/core/Timestamp.h"

#include <QString>

namespace castellan::domain {

/// Which events are asked for; an empty member asks for nothing.
struct EventFilter
{
    QString instanceId;
    QString aggregateType;
    QString aggregateId;
    QString typePattern; ///< `*` matches any text, everything else itself: `org.domain.*`
    QString creator;
    QString owner;
    Timestamp createdFrom; ///< inclusive
    Timestamp createdTo;   ///< exclusive

    bool operator==(const EventFilter&) const = default;
};

} // namespace castellan::domain
