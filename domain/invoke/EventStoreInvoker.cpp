#include "domain/invoke/EventStoreInvoker.h"

#include "domain/invoke/Context.h"
#include "domain/invoke/Executor.h"

#include <utility>

namespace castellan::domain {

namespace {

Result<void> pushCollected(Context& context)
{
    const QList<Event> events = context.collector().events();
    context.collector().clear();
    if (events.isEmpty()) {
        return {};
    }
    const Result<QList<StoredEvent>> stored = context.work().push(events);
    if (!stored) {
        return failed(stored.error());
    }
    context.addStoredEvents(*stored);
    return {};
}

} // namespace

EventStoreInvoker::EventStoreInvoker(const Invoker& next) : m_next(next) {}

Result<void> EventStoreInvoker::invoke(Executor& executor, Context& context) const
{
    if (!executor.producesEvents()) {
        return m_next.invoke(executor, context);
    }
    return context.collector().isCollecting() ? collect(executor, context) : runOutermost(executor, context);
}

Result<void> EventStoreInvoker::runOutermost(Executor& executor, Context& context) const
{
    const bool isJoined = context.hasWork();
    if (!isJoined) {
        ReadSet reads;
        executor.reads(reads);
        const Result<void> begun = context.beginWork(reads);
        if (!begun) {
            return begun;
        }
    }
    Result<void> done = collect(executor, context);
    if (done) {
        done = pushCollected(context);
    }
    if (isJoined) {
        return done;
    }
    if (!done) {
        context.abandonWork();
        return done;
    }
    return context.finishWork();
}

Result<void> EventStoreInvoker::collect(Executor& executor, Context& context) const
{
    EventCollector& collector = context.collector();
    collector.enter();
    const Result<void> done = m_next.invoke(executor, context);
    if (!done) {
        collector.leaveFailed();
        return done;
    }
    Result<QList<Event>> own = executor.events(context);
    if (!own) {
        collector.leaveFailed();
        return failed(own.error());
    }
    if (!own->isEmpty()) {
        context.work().note(*own);
    }
    collector.leave(std::move(*own));
    return {};
}

} // namespace castellan::domain
