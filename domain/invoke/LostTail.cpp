#include "domain/invoke/LostTail.h"

#include "domain/port/BatchJournal.h"
#include "domain/port/UnitOfWork.h"

namespace castellan::domain {

LostTail lostTail(UnitOfWorkSource& source, BatchJournal& journal, const QString& target)
{
    LostTail tail;
    for (const BatchTrace& trace : journal.confirmed().take(target)) {
        const Result<BatchFate> fate = tail.unasked.isEmpty() ? source.fateOf(trace) : BatchFate();
        if (!fate || !tail.unasked.isEmpty()) {
            tail.unasked.prepend(trace);
        } else if (fate->isApplied) {
            break;
        } else {
            tail.lost.prepend(trace);
        }
    }
    return tail;
}

} // namespace castellan::domain
