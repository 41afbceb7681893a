#pragma once

#include "domain/port/Projections.h"
#include "storage/projection/CorrectingSink.h"
#include "storage/projection/FailedEvents.h"
#include "storage/projection/ObjectRange.h"

namespace castellan::storage {

/// One rebuild: a transaction in which nobody else writes, and two walks over the objects in it.
class RebuildRun final
{
public:
    /// `transaction` has just begun; `total` is how many events there are at most, for the progress.
    RebuildRun(const SqlDialect& dialect, domain::Transaction& transaction, qint64 total);

    /// Keeps all other writers out until the transaction ends. Errors: Timeout if they do not make way.
    [[nodiscard]] domain::Result<void> lock();
    [[nodiscard]] domain::Result<domain::RebuildReport> rebuild(const domain::ProjectionRun& run);
    /// The object of this failure alone; whether it is mended.
    [[nodiscard]] domain::Result<bool> retry(const domain::FailedEvent& failure);

private:
    template<typename Family>
    [[nodiscard]] domain::Result<qint64> walk(const domain::ProjectionRun& run, qint64 eventsBefore);
    template<typename Family>
    [[nodiscard]] domain::Result<void> mend(const ObjectKey& key);
    [[nodiscard]] domain::Result<void> keepFailures();

    SqlDialect m_dialect;
    domain::Transaction& m_transaction;
    FailedEvents m_failedEvents;
    CorrectingSink m_sink;
    qint64 m_total;
};

} // namespace castellan::storage
