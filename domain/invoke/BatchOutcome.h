#pragma once

#include "domain/command/Command.h"
#include "domain/event/StoredEvent.h"

#include <QList>

namespace castellan::domain {

/// What became of a batch that did not fail: written, or previewed and rolled back.
struct BatchOutcome
{
    bool applied = false;
    bool dryRun = false;
    QList<CommandResult> results; ///< one a command of the flattened batch
    QList<StoredEvent> events;

    bool operator==(const BatchOutcome&) const = default;
};

} // namespace castellan::domain
