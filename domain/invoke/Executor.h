#pragma once

#include "domain/core/Result.h"
#include "domain/event/Event.h"
#include "domain/port/ReadSet.h"

#include <QList>
#include <QString>

namespace castellan::domain {

class Context;
class UnitOfWork;

/// Anything the invoker chain can run: a command, a query, or a batch of them. Validated and executed inside the
/// transaction, after what came before it in its batch.
class Executor
{
public:
    Executor() = default;
    Executor(const Executor&) = delete;
    Executor& operator=(const Executor&) = delete;
    virtual ~Executor() = default;

    /// For logs and spans, and for commands the name in the batch file, e.g. `organization.rename`.
    [[nodiscard]] virtual QString name() const = 0;
    /// Refuses what must not be executed; reads, never writes.
    [[nodiscard]] virtual Result<void> validate(Context& context);
    [[nodiscard]] virtual Result<void> execute(Context& context) = 0;
    /// What has happened, asked after a successful `execute`.
    [[nodiscard]] virtual Result<QList<Event>> events(Context& context);
    /// The objects that `validate` and `execute` will look at: a hint.
    virtual void reads(ReadSet& reads) const;
    /// What they will look at besides, as far as it only shows in what `reads` has named: asked once that is there.
    virtual Result<void> furtherReads(UnitOfWork& work, ReadSet& reads) const;

    /// Whether the event store invoker collects from it (or from what it contains): commands and batches.
    [[nodiscard]] virtual bool producesEvents() const { return false; }
    /// Whether it needs a transaction although it produces no events.
    [[nodiscard]] virtual bool requiresTransaction() const { return false; }
};

} // namespace castellan::domain
