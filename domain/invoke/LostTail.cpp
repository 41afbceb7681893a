#include "domain/invoke/LostTail.h"

#include "domain/port/BatchJournal.h"
#include "domain/port/UnitOfWork.h"

namespace castellan::domain {

QList<BatchTrace> lostTail(UnitOfWorkSource& source, BatchJournal& journal, const QString& target)
{
    QList<BatchTrace> lost;
    for (const BatchTrace& trace : journal.confirmed().take(target)) {
        const Result<BatchFate> fate = source.fateOf(trace);
        if (!fate || fate->isApplied) {
            break;
        }
        lost.prepend(trace);
    }
    return lost;
}

} // namespace castellan::domain
