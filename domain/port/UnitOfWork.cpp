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

} // namespace castellan::domain
