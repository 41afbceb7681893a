#pragma once

#include "domain/command/Batch.h"
#include "domain/invoke/BatchOutcome.h"
#include "domain/invoke/BatchSettler.h"
#include "domain/invoke/Context.h"
#include "domain/invoke/Invoker.h"

#include <memory>

namespace castellan::domain {

class BatchJournal;
class Clock;
class IdSource;
class Pause;
class SpanExporter;

/// The front door of the domain: runs a batch through the whole chain as one transaction, and sees to it that it is in
/// once or not at all. It is run again on fresh data where the database asks for that (a sequence taken by another
/// writer, a serialization failure, a deadlock), and where it is known not to be in after all, at most five times more.
/// Synchronous: used on one thread at a time, the one of the unit of work's connection.
class CommandService final
{
public:
    /// `spans` may be null: no spans. `pause` is what waits before a repetition; null: the thread itself does.
    /// `patience`: how long a batch in doubt is asked about.
    CommandService(UnitOfWorkSource& source, const Clock& clock, IdSource& ids, SpanExporter* spans,
                   Pause* pause = nullptr, std::chrono::milliseconds patience = BatchSettler::usualPatience);
    CommandService(const CommandService&) = delete;
    CommandService& operator=(const CommandService&) = delete;
    ~CommandService();

    /// Errors: whatever a command refuses, with the command's index; Conflict; PermissionDenied; Unreachable; Timeout;
    /// OutcomeUnknown if the connection was lost after COMMIT was handed over and no server could say in time whether it
    /// was received. Nothing is written on any but the last.
    [[nodiscard]] Result<BatchOutcome> apply(Batch& batch, const InvocationOptions& options);

private:
    struct Chain;
    struct Attempt;
    struct Endeavour;
    [[nodiscard]] Attempt attempt(Batch& batch, const InvocationOptions& options, Endeavour& endeavour);
    static void settle(Attempt& attempt, BatchOutcome planned, Endeavour& endeavour);
    void remember(Attempt& last, const Endeavour& endeavour, BatchJournal& journal);

    UnitOfWorkSource& m_source;
    const Clock& m_clock;
    IdSource& m_ids;
    Pause* m_pause;
    std::chrono::milliseconds m_patience;
    std::unique_ptr<Chain> m_chain;
};

} // namespace castellan::domain
