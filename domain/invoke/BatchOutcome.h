#pragma once

#include "domain/command/Command.h"
#include "domain/event/StoredEvent.h"
#include "domain/port/BatchTrace.h"

#include <QList>

namespace castellan::domain {

/// What became of a batch that did not fail: written, or previewed and rolled back.
struct BatchOutcome
{
    bool applied = false;
    bool dryRun = false;
    bool durable = true;          ///< false: committed, but not yet on a standby that the server waits for
    bool serverReplaced = false;  ///< another server has taken over meanwhile; earlier changes may be missing on it
    QList<BatchTrace> lost;       ///< earlier batches of this program that are missing on it, the oldest first
    QList<CommandResult> results; ///< one a command of the flattened batch
    QList<StoredEvent> events;

    bool operator==(const BatchOutcome&) const = default;
};

} // namespace castellan::domain
