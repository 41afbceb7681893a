#pragma once

#include "domain/port/Projections.h"
#include "storage/eventstore/SqlEventReader.h"

namespace castellan::storage {

/// The projections on either database. Safe to use from any thread: it keeps no connection.
class SqlProjections final : public domain::Projections
{
public:
    /// `catalog` and `events` must outlive it.
    SqlProjections(const SqlDialect& dialect, const EventstoreCatalog& catalog, const SqlEventReader& events)
        : m_dialect(dialect),
          m_catalog(catalog),
          m_events(events)
    {}

    [[nodiscard]] domain::Result<QList<domain::ProjectionStatus>> status(domain::Client& client) const override;
    [[nodiscard]] domain::Result<QList<domain::FailedEvent>> failedEvents(domain::Client& client,
                                                                          int limit) const override;
    [[nodiscard]] domain::Result<domain::VerifyReport> verify(domain::Client& client, const domain::ProjectionRun& run,
                                                              const Tell& tell) const override;
    [[nodiscard]] domain::Result<domain::RebuildReport> rebuild(domain::Client& client,
                                                                const domain::ProjectionRun& run) const override;
    [[nodiscard]] domain::Result<bool> retry(domain::Client& client, const domain::FailedEvent& failure) const override;

private:
    SqlDialect m_dialect;
    const EventstoreCatalog& m_catalog;
    const SqlEventReader& m_events;
};

} // namespace castellan::storage
