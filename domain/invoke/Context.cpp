#include "domain/invoke/Context.h"

#include "domain/invoke/Invoker.h"
#include "domain/port/BatchJournal.h"
#include "domain/port/Clock.h"

#include <utility>

namespace castellan::domain {

Context::Context(UnitOfWorkSource& source, const Invoker& chain, const Clock& clock, IdSource& ids,
                 InvocationOptions options)
    : m_source(source),
      m_chain(chain),
      m_clock(clock),
      m_ids(ids),
      m_options(std::move(options))
{}

Context::~Context() = default;

Result<void> Context::invoke(Executor& executor)
{
    return m_chain.invoke(executor, *this);
}

UnitOfWork& Context::work()
{
    Q_ASSERT(m_work);
    return *m_work;
}

Result<void> Context::beginWork(const Executor& executor)
{
    Q_ASSERT(!m_work);
    // A preview leaves nothing behind, so there is nothing to recognise it by.
    Result<std::unique_ptr<UnitOfWork>> begun = m_source.begin(m_options.preview ? std::nullopt : m_options.batch);
    if (!begun) {
        return failed(begun.error());
    }
    m_work = std::move(*begun);
    m_hasBegun = true;
    if (m_options.force) {
        m_work->force();
    }
    const Result<void> fetched = prefetch(executor);
    if (!fetched) {
        abandonWork();
    }
    return fetched;
}

Result<void> Context::prefetch(const Executor& executor)
{
    ReadSet reads;
    executor.reads(reads);
    if (Result<void> fetched = m_work->prefetch(reads); !fetched) {
        return fetched;
    }
    ReadSet further;
    if (Result<void> named = executor.furtherReads(*m_work, further); !named) {
        return named;
    }
    return further == ReadSet() ? Result<void>() : m_work->prefetch(further);
}

Result<void> Context::finishWork(const QList<Event>& events)
{
    const std::unique_ptr<UnitOfWork> work = std::move(m_work);
    if (m_options.preview) {
        return preview(*work, events);
    }
    if (Result<void> noted = noteTrace(*work, events); !noted) {
        return noted;
    }
    Result<void> done = events.isEmpty() ? work->commit() : keep(work->pushAndCommit(events));
    m_isDurable = work->isDurable();
    return done;
}

Result<void> Context::preview(UnitOfWork& work, const QList<Event>& events)
{
    Result<void> done = events.isEmpty() ? Result<void>() : keep(work.push(events));
    work.rollback();
    return done;
}

Result<void> Context::noteTrace(UnitOfWork& work, const QList<Event>& events)
{
    if (!m_options.batch) {
        return {};
    }
    Result<BatchTrace> trace = work.trace(events);
    if (!trace) {
        return failed(trace.error());
    }
    m_trace = std::move(*trace);
    m_trace.identity = *m_options.batch;
    m_trace.at = m_clock.now();
    if (m_options.journal) {
        m_options.journal->note(m_trace);
    }
    return {};
}

Result<void> Context::keep(const Result<QList<StoredEvent>>& stored)
{
    return stored.map([this](const QList<StoredEvent>& pushed) { addStoredEvents(pushed); });
}

void Context::abandonWork()
{
    const std::unique_ptr<UnitOfWork> work = std::move(m_work);
    if (work) {
        work->rollback();
    }
}

int Context::beginCommand()
{
    m_isInCommand = true;
    return m_nextCommand++;
}

} // namespace castellan::domain
