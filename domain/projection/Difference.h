#pragma once

#include "domain/projection/EventReference.h"
#include "domain/projection/ProjectionName.h"

#include <QString>

#include <optional>

namespace castellan::domain {

/// Where a table and the events do not agree.
struct Difference
{
    enum class Kind {
        Missing,   ///< the events make a row that is not there
        Extra,     ///< a row that no event makes, or that an event has removed
        Differing, ///< one column of a row that is there
    };

    Kind kind = Kind::Missing;
    ProjectionName projection = ProjectionName::Instances;
    QString instance = {};                    ///< id
    QString organization = {};                ///< id, or empty
    QString domain = {};                      ///< or empty
    QString column = {};                      ///< of Differing, as the JSON output spells it (`isPrimary`); else empty
    QString rowValue = {};                    ///< of Differing
    QString eventsValue = {};                 ///< of Differing
    std::optional<EventReference> event = {}; ///< what added, set or removed it; none for a row without events

    bool operator==(const Difference&) const = default;
};

/// `missing`, `extra` or `differing`.
[[nodiscard]] QString differenceText(Difference::Kind kind);

} // namespace castellan::domain
