#pragma once

#include "domain/command/Command.h"
#include "domain/core/Result.h"
#include "domain/event/StoredEvent.h"
#include "domain/invoke/EventCollector.h"
#include "domain/port/UnitOfWork.h"
#include "domain/telemetry/Span.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <utility>

namespace castellan::domain {

class BatchJournal;
class Clock;
class IdSource;
class Invoker;

/// How an invocation is to be run.
struct InvocationOptions
{
    QString creator;                    ///< who the events say it was
    bool preview = false;               ///< run for real, then roll back
    bool force = false;                 ///< write although a server's projection is behind
    std::optional<BatchIdentity> batch; ///< kept with the batch in its transaction
    BatchJournal* journal = nullptr;    ///< told of the batch before COMMIT is sent; null: nobody is told
};

/// What an executor may use while it is run: the unit of work, the clock, ids, and the way to run others. One per
/// outermost invocation; never shared between threads.
class Context final
{
public:
    Context(UnitOfWorkSource& source, const Invoker& chain, const Clock& clock, IdSource& ids,
            InvocationOptions options);
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context();

    /// Runs another executor through the whole chain, inside the running transaction if there is one. Its events come
    /// after those of the executor that calls this.
    [[nodiscard]] Result<void> invoke(Executor& executor);

    /// The running transaction. Only where there is one: in commands, batches, and what requires a transaction.
    [[nodiscard]] UnitOfWork& work();
    [[nodiscard]] bool hasWork() const { return m_work != nullptr; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] IdSource& ids() { return m_ids; }
    [[nodiscard]] const InvocationOptions& options() const { return m_options; }
    [[nodiscard]] EventCollector& collector() { return m_collector; }

    /// For the links that own the transaction.
    [[nodiscard]] Result<void> beginWork(const Executor& executor);
    /// Pushes the events if there are any, then commits, or rolls back for a preview; afterwards there is no work.
    [[nodiscard]] Result<void> finishWork(const QList<Event>& events);
    void abandonWork();
    /// Whether a transaction was begun at all.
    [[nodiscard]] bool hasBegun() const { return m_hasBegun; }
    /// How the batch can be found again, once COMMIT was about to be sent.
    [[nodiscard]] const BatchTrace& trace() const { return m_trace; }
    /// After a successful end: whether what was written survives the loss of the server.
    [[nodiscard]] bool isDurable() const { return m_isDurable; }

    /// For batches: a command of the flattened batch begins; its 0-based index.
    [[nodiscard]] int beginCommand();
    void endCommand() { m_isInCommand = false; }
    /// Whether a counted command is running: what it invokes is part of it.
    [[nodiscard]] bool isInCommand() const { return m_isInCommand; }
    /// Its index, or nothing.
    [[nodiscard]] std::optional<int> commandIndex() const
    {
        return m_isInCommand ? std::optional(m_nextCommand - 1) : std::nullopt;
    }
    /// For tracing: the span that is open.
    [[nodiscard]] const OpenSpan& openSpan() const { return m_openSpan; }
    void setOpenSpan(OpenSpan span) { m_openSpan = std::move(span); }

    void addResult(CommandResult result) { m_results.append(std::move(result)); }
    [[nodiscard]] const QList<CommandResult>& results() const { return m_results; }
    void addStoredEvents(const QList<StoredEvent>& events) { m_stored.append(events); }
    [[nodiscard]] const QList<StoredEvent>& storedEvents() const { return m_stored; }

private:
    [[nodiscard]] Result<void> prefetch(const Executor& executor);
    [[nodiscard]] Result<void> noteTrace(UnitOfWork& work, const QList<Event>& events);
    [[nodiscard]] Result<void> preview(UnitOfWork& work, const QList<Event>& events);
    [[nodiscard]] Result<void> keep(const Result<QList<StoredEvent>>& stored);

    UnitOfWorkSource& m_source;
    const Invoker& m_chain;
    const Clock& m_clock;
    IdSource& m_ids;
    InvocationOptions m_options;
    std::unique_ptr<UnitOfWork> m_work;
    EventCollector m_collector;
    QList<CommandResult> m_results;
    QList<StoredEvent> m_stored;
    OpenSpan m_openSpan;
    BatchTrace m_trace;
    bool m_hasBegun = false;
    bool m_isDurable = true;
    int m_nextCommand = 0;
    bool m_isInCommand = false;
};

} // namespace castellan::domain
