#include "domain/invoke/CommandService.h"

#include "domain/invoke/EventStoreInvoker.h"
#include "domain/invoke/ExecutingInvoker.h"
#include "domain/invoke/LoggingInvoker.h"
#include "domain/invoke/TracingInvoker.h"
#include "domain/invoke/TransactionInvoker.h"
#include "domain/invoke/ValidatingInvoker.h"
#include "domain/port/Pause.h"

#include <QRandomGenerator>

namespace castellan::domain {

namespace {

constexpr int repetitions = 5;
constexpr int firstPauseMilliseconds = 20;

bool isWorthRepeating(const Error& error)
{
    return error.isTransient() && !error.isOutcomeUnknown();
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

CommandService::CommandService(UnitOfWorkSource& source, const Clock& clock, IdSource& ids, SpanExporter* spans,
                               Pause* pause)
    : m_source(source),
      m_clock(clock),
      m_ids(ids),
      m_pause(pause),
      m_chain(std::make_unique<Chain>(spans))
{
    if (!m_pause) {
        m_pause = &m_chain->systemPause;
    }
}

CommandService::~CommandService() = default;

Result<BatchOutcome> CommandService::apply(Batch& batch, const InvocationOptions& options)
{
    Result<BatchOutcome> outcome = attempt(batch, options);
    for (int repetition = 0; repetition < repetitions && !outcome && isWorthRepeating(outcome.error()); ++repetition) {
        m_pause->wait(pauseBefore(repetition));
        outcome = attempt(batch, options);
    }
    return outcome;
}

Result<BatchOutcome> CommandService::attempt(Batch& batch, const InvocationOptions& options)
{
    Context context(m_source, m_chain->logging, m_clock, m_ids, options);
    const Result<void> done = context.invoke(batch);
    if (!done) {
        return failed(done.error());
    }
    return BatchOutcome{!options.preview, options.preview, context.results(), context.storedEvents()};
}

} // namespace castellan::domain
