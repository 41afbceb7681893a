#pragma once

#include "domain/port/Projections.h"
#include "storage/eventstore/SqlEventReader.h"

namespace castellan::storage {

/// `projections.current_states`: how far a server's projections are; and what is true where there are none.
class ProjectionStates final
{
public:
    ProjectionStates(const SqlDialect& dialect, const EventstoreCatalog& catalog, const SqlEventReader& events)
        : m_dialect(dialect),
          m_catalog(catalog),
          m_events(events)
    {}

    [[nodiscard]] domain::Result<QList<domain::ProjectionStatus>> read(domain::QueryExecutor& db) const;

private:
    [[nodiscard]] domain::Result<domain::ProjectionStatus> read(domain::QueryExecutor& db,
                                                                domain::ProjectionName name) const;
    [[nodiscard]] domain::Result<domain::ProjectionStatus> withoutStates(domain::QueryExecutor& db,
                                                                         domain::ProjectionStatus status) const;
    [[nodiscard]] QString behind(domain::ProjectionName name) const;

    SqlDialect m_dialect;
    const EventstoreCatalog& m_catalog;
    const SqlEventReader& m_events;
};

} // namespace castellan::storage
