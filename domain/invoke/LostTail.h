#pragma once

#include "domain/port/BatchTrace.h"

#include <QList>

namespace castellan::domain {

class BatchJournal;
class UnitOfWorkSource;

/// What went with a server that was replaced: the batches that this program was told are in, and that the server which has
/// taken over lacks, the oldest first. A standby has a beginning of what the old server had, so the newest are asked for
/// until one is there. What cannot be asked now is left out.
[[nodiscard]] QList<BatchTrace> lostTail(UnitOfWorkSource& source, BatchJournal& journal, const QString& target);

} // namespace castellan::domain
