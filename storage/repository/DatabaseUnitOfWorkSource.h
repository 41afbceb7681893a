#pragma once

#include "domain/port/Pool.h"
#include "domain/port/UnitOfWork.h"
#include "storage/eventstore/EventstoreCatalog.h"

namespace castellan::storage {

/// Units of work on one target. The connection comes from the pool on the thread that calls `begin`.
class DatabaseUnitOfWorkSource final : public domain::UnitOfWorkSource
{
public:
    /// Both must outlive it.
    DatabaseUnitOfWorkSource(domain::Pool& pool, const SqlDialect& dialect, const EventstoreCatalog& catalog)
        : m_pool(pool),
          m_dialect(dialect),
          m_catalog(catalog)
    {}

    [[nodiscard]] domain::Result<std::unique_ptr<domain::UnitOfWork>> begin(
        const std::optional<domain::BatchIdentity>& identity) override;

private:
    domain::Pool& m_pool;
    SqlDialect m_dialect;
    const EventstoreCatalog& m_catalog;
};

} // namespace castellan::storage
