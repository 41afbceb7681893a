#pragma once

#include "domain/invoke/BatchOutcome.h"
#include "ui/cli/JsonText.h"

namespace castellan::ui {

class Console;

/// What a script or a person must know besides that a batch was applied; nothing in ordinary life.
struct OutcomeNotes
{
    bool isDurable = true;
    bool isServerReplaced = false;
    QList<domain::BatchTrace> lost; ///< with the server that was replaced

    OutcomeNotes() = default;
    explicit OutcomeNotes(const domain::BatchOutcome& outcome)
        : isDurable(outcome.durable),
          isServerReplaced(outcome.serverReplaced),
          lost(outcome.lost)
    {}

    /// What holds for two batches together.
    void add(const OutcomeNotes& other);
    /// The members `"durable": false`, `"serverReplaced": true` and `"lostBatches": [KEY...]`, each only where it is so.
    void write(JsonText& json) const;
    void say(Console& console) const;
};

} // namespace castellan::ui
