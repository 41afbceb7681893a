#pragma once

#include "domain/port/Projections.h"
#include "storage/projection/FamilyWalk.h"

namespace castellan::storage {

/// Tells the differences it is given, one a column.
class TellingSink final : public DifferenceSink
{
public:
    explicit TellingSink(const domain::Projections::Tell& tell) : m_tell(tell) {}

    [[nodiscard]] qint64 differences() const { return m_count; }

    [[nodiscard]] domain::Result<void> take(const QList<domain::InstanceDifference>& differences) override;
    [[nodiscard]] domain::Result<void> take(const QList<domain::InstanceDomainDifference>& differences) override;
    [[nodiscard]] domain::Result<void> take(const QList<domain::OrganizationDifference>& differences) override;
    [[nodiscard]] domain::Result<void> take(const QList<domain::OrganizationDomainDifference>& differences) override;
    /// An event that makes no row explains no difference.
    [[nodiscard]] domain::Result<void> refused(const QList<RefusedEvent>& /*events*/) override { return {}; }

private:
    template<typename Difference>
    domain::Result<void> tellAll(const QList<Difference>& differences);

    const domain::Projections::Tell& m_tell;
    qint64 m_count = 0;
};

/// One verification: a short transaction that only reads for each step of the walk.
class VerifyRun final
{
public:
    /// `total` is how many events there are at most; for the progress.
    VerifyRun(const SqlDialect& dialect, const domain::ProjectionRun& run, qint64 total);

    [[nodiscard]] domain::Result<domain::VerifyReport> verify(domain::Client& client,
                                                              const domain::Projections::Tell& tell);

private:
    template<typename Family>
    [[nodiscard]] domain::Result<void> walk(domain::Client& client, TellingSink& sink);

    SqlDialect m_dialect;
    const domain::ProjectionRun& m_run;
    qint64 m_total;
    domain::VerifyReport m_report;
};

/// Tells how far a run is. Errors: Cancelled `CAS-Cancelled` if it shall go no further.
[[nodiscard]] domain::Result<void> tellProgress(const domain::ProjectionRun& run, qint64 events, qint64 total);

/// Pages are found through the indexes that give their order. Left alone, PostgreSQL would rather read the whole table for
/// every page as long as it has no statistics of it. For the transaction only.
[[nodiscard]] domain::Result<void> preferIndexes(domain::QueryExecutor& transaction, const SqlDialect& dialect);

} // namespace castellan::storage
