#include "domain/invoke/EventStoreInvoker.h"

#include "domain/invoke/Context.h"
#include "domain/invoke/Executor.h"

#include <utility>

namespace castellan::domain {

namespace {

QList<Event> takeCollected(Context& context)
{
    const QList<Event> events = context.collector().events();
    context.collector().clear();
    return events;
}

/// For a transaction that somebody else ends.
Result<void> push(const QList<Event>& events, Context& context)
{
    if (events.isEmpty()) {
        return {};
    }
    const Result<QList<StoredEvent>> stored = context.work().push(events);
    return stored.map([&context](const QList<StoredEvent>& pushed) { context.addStoredEvents(pushed); });
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
        const Result<void> begun = context.beginWork(executor);
        if (!begun) {
            return begun;
        }
    }
    const Result<void> done = collect(executor, context);
    const QList<Event> events = takeCollected(context);
    if (!done) {
        if (!isJoined) {
            context.abandonWork();
        }
        return done;
    }
    return isJoined ? push(events, context) : context.finishWork(events);
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
        for (Event& event : *own) {
            event.command = context.commandIndex();
        }
        context.work().note(*own);
    }
    collector.leave(std::move(*own));
    return {};
}

} // namespace castellan::domain
