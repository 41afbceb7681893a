#pragma once

#include "domain/invoke/Executor.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace castellan::domain {

/// What became of a command: `id` of the object, `domain` for the commands on domains, and whether anything changed.
struct CommandResult
{
    QString command;
    QString id;
    QString domain;
    bool changed = true;

    bool operator==(const CommandResult&) const = default;
};

/// A change that a person wants: checks it, changes rows through the unit of work, and says which events that were.
/// A value in spirit: made complete, run once.
class Command : public Executor
{
public:
    [[nodiscard]] bool producesEvents() const final { return true; }

    /// Asked after a successful execution.
    [[nodiscard]] virtual CommandResult result() const = 0;
    /// The commands that undo this one, in order, made from what `execute` has seen; none where the domain has no way back.
    [[nodiscard]] virtual std::vector<std::unique_ptr<Command>> inverse() const;
    /// The aggregate whose sequence `expectedSequence` is about: the instance or the organization.
    [[nodiscard]] virtual AggregateKey aggregate() const = 0;

    /// The aggregate's latest sequence that the author saw; if it has moved on, the batch is refused as a conflict.
    std::optional<qint64> expectedSequence;
};

} // namespace castellan::domain
