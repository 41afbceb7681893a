#include "domain/invoke/LostTail.h"

#include "domain/port/BatchJournal.h"
#include "domain/port/UnitOfWork.h"

namespace castellan::domain {

LostTail lostTail(UnitOfWorkSource& source, BatchJournal& journal, const QString& target)
{
    LostTail tail;
    for (const BatchTrace& trace : journal.confirmed().take(target)) {
        if (!tail.unasked.isEmpty()) {
            tail.unasked.prepend(trace);
            continue;
        }
        const Result<BatchFate> fate = source.fateOf(trace);
        if (fate && fate->isApplied) {
            break;
        }
        (fate ? tail.lost : tail.unasked).prepend(trace);
    }
    return tail;
}

} // namespace castellan::domain
