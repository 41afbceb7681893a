#include "domain/port/UnitOfWork.h"

namespace castellan::domain {

Result<QList<StoredEvent>> UnitOfWork::pushAndCommit(const QList<Event>& events)
{
    Result<QList<StoredEvent>> stored = push(events);
    if (!stored) {
        rollback();
        return stored;
    }
    if (const Result<void> committed = commit(); !committed) {
        return failed(committed.error());
    }
    return stored;
}

Result<BatchTrace> UnitOfWork::trace(const QList<Event>& /*events*/)
{
    return BatchTrace();
}

Result<BatchFate> UnitOfWorkSource::fateOf(const BatchTrace& trace)
{
    return failed(outcomeUnknown(trace.identity.key, {}));
}

} // namespace castellan::domain
