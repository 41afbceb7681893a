#pragma once

#include "domain/port/BatchTrace.h"

#include <QList>

namespace castellan::domain {

class BatchJournal;
class UnitOfWorkSource;

/// What may have gone with a server that was replaced, the oldest first in each.
struct LostTail
{
    QList<BatchTrace> lost;    ///< this program was told they are in, and the server that has taken over lacks them
    QList<BatchTrace> unasked; ///< nobody could say of one of them, and the others are older
};

/// A standby has a beginning of what the old server had, so the newest are asked for until one is there.
[[nodiscard]] LostTail lostTail(UnitOfWorkSource& source, BatchJournal& journal, const QString& target);

} // namespace castellan::domain
