#include "domain/invoke/CommandService.h"

#include "domain/invoke/EventStoreInvoker.h"
#include "domain/invoke/ExecutingInvoker.h"
#include "domain/invoke/LoggingInvoker.h"
#include "domain/invoke/LostTail.h"
#include "domain/invoke/TracingInvoker.h"
#include "domain/invoke/TransactionInvoker.h"
#include "domain/invoke/ValidatingInvoker.h"
#include "domain/port/BatchJournal.h"
#include "domain/port/Pause.h"

#include <QRandomGenerator>

namespace castellan::domain {

namespace {

constexpr int repetitions = 5;
constexpr int firstPauseMilliseconds = 20;

/// The batch was in doubt and is known not to be in.
Error notCommitted(const Error& doubt)
{
    Error error = doubt;
    error.kind = ErrorKind::Unreachable;
    error.id = QStringLiteral("CAS-NotCommitted");
    error.message = QStringLiteral(
        "The connection was lost while the changes were being committed. They are not in: try again.");
    error.retryable = true;
    return error;
}

/// Twice as long each time, and between half and all of that, so that two writers do not meet again.
std::chrono::milliseconds pauseBefore(int repetition)
{
    const int longest = firstPauseMilliseconds << repetition;
    return std::chrono::milliseconds(QRandomGenerator::global()->bounded(longest / 2, longest + 1));
}

} // namespace

/// The links, innermost first, since each needs the next.
struct CommandService::Chain
{
    explicit Chain(SpanExporter* spans) : tracing(eventStore, spans) {}

    ExecutingInvoker executing;
    ValidatingInvoker validating{executing};
    TransactionInvoker transaction{validating};
    EventStoreInvoker eventStore{transaction};
    TracingInvoker tracing;
    LoggingInvoker logging{tracing};
    SystemPause systemPause;
};

/// One run of the batch.
struct CommandService::Attempt
{
    Result<BatchOutcome> outcome;
    BatchTrace trace;
    bool hasBegun = false;

    [[nodiscard]] bool isInDoubt() const { return !outcome && outcome.error().isOutcomeUnknown(); }
    /// What was lost before COMMIT was sent is not in. A silent server is not waited for twice, and another file in the
    /// place of the workspace is not what was meant.
    [[nodiscard]] bool wasCutOff() const
    {
        return hasBegun && !outcome && outcome.error().losesConnection() && !isInDoubt()
            && outcome.error().id != QLatin1String("CAS-Silence")
            && outcome.error().id != QLatin1String("CAS-FileReplaced");
    }
};

/// What all attempts at one batch share.
struct CommandService::Endeavour
{
    BatchSettler settler;
    int repetition = 0;
    bool mayReconnect = true;
    bool isServerReplaced = false;
    QString target = {}; ///< of the server that was replaced

    void noteReplaced(bool isReplaced, const BatchTrace& trace)
    {
        if (isReplaced) {
            isServerReplaced = true;
            target = trace.target;
        }
    }
    [[nodiscard]] bool isOver(const Attempt& last) const
    {
        const bool isWorthRepeating = !last.outcome && !last.isInDoubt()
            && (last.outcome.error().isTransient() || (mayReconnect && last.wasCutOff()));
        return !isWorthRepeating || repetition == repetitions;
    }
};

CommandService::CommandService(UnitOfWorkSource& source, const Clock& clock, IdSource& ids, SpanExporter* spans,
                               Pause* pause, std::chrono::milliseconds patience)
    : m_source(source),
      m_clock(clock),
      m_ids(ids),
      m_pause(pause),
      m_patience(patience),
      m_chain(std::make_unique<Chain>(spans))
{
    if (!m_pause) {
        m_pause = &m_chain->systemPause;
    }
}

CommandService::~CommandService() = default;

Result<BatchOutcome> CommandService::apply(Batch& batch, const InvocationOptions& options)
{
    Endeavour endeavour{BatchSettler(m_source, m_clock, *m_pause, m_patience)};
    Attempt last = attempt(batch, options, endeavour);
    while (!endeavour.isOver(last)) {
        endeavour.mayReconnect = endeavour.mayReconnect && !last.wasCutOff();
        m_pause->wait(pauseBefore(endeavour.repetition++));
        last = attempt(batch, options, endeavour);
    }
    if (options.journal && options.batch) {
        last.isInDoubt() ? options.journal->giveUp(options.batch->key) : options.journal->strike(options.batch->key);
        remember(last, endeavour, *options.journal);
    }
    if (last.outcome) {
        last.outcome->serverReplaced = endeavour.isServerReplaced;
    }
    return std::move(last.outcome);
}

/// What was lost with a server is told with a batch that is in. A failure has no place for it, and of some batches nobody could
/// say: those are left as doubts, for whoever asks about those next, also the next program.
void CommandService::remember(Attempt& last, const Endeavour& endeavour, BatchJournal& journal)
{
    const bool isApplied = last.outcome && last.outcome->applied;
    if (endeavour.isServerReplaced) {
        const LostTail tail = lostTail(m_source, journal, endeavour.target);
        if (last.outcome) {
            last.outcome->lost = tail.lost;
        }
        for (const BatchTrace& trace : last.outcome ? tail.unasked : tail.unasked + tail.lost) {
            journal.note(trace);
            journal.giveUp(trace.identity.key);
        }
    }
    if (isApplied) {
        journal.confirmed().add(last.trace);
    }
}

CommandService::Attempt CommandService::attempt(Batch& batch, const InvocationOptions& options, Endeavour& endeavour)
{
    Context context(m_source, m_chain->logging, m_clock, m_ids, options);
    const Result<void> done = context.invoke(batch);
    BatchOutcome outcome;
    outcome.applied = !options.preview;
    outcome.dryRun = options.preview;
    outcome.durable = context.isDurable();
    outcome.results = context.results();
    outcome.events = context.storedEvents();
    endeavour.noteReplaced(context.trace().session.isAnothers, context.trace());
    Attempt made{done ? Result<BatchOutcome>(outcome) : failed(done.error()), context.trace(), context.hasBegun()};
    if (made.isInDoubt() && options.batch) {
        settle(made, outcome, endeavour);
    }
    return made;
}

/// `planned` is the outcome as far as the commands know it.
void CommandService::settle(Attempt& attempt, BatchOutcome planned, Endeavour& endeavour)
{
    const Result<BatchFate> fate = endeavour.settler.settle(attempt.trace);
    if (!fate) {
        attempt.outcome = failed(fate.error());
        return;
    }
    endeavour.noteReplaced(fate->isServerReplaced, attempt.trace);
    if (!fate->isApplied) {
        attempt.outcome = failed(notCommitted(attempt.outcome.error()));
        return;
    }
    planned.durable = fate->isDurable;
    planned.events = fate->events;
    attempt.outcome = std::move(planned);
}

} // namespace castellan::domain
