#pragma once

#include "domain/port/Pool.h"
#include "domain/port/UnitOfWork.h"
#include "storage/eventstore/EventstoreCatalog.h"
#include "storage/repository/BatchOrigin.h"

namespace castellan::storage {

/// Units of work on one target. The connection comes from the pool on the thread that calls `begin`.
class DatabaseUnitOfWorkSource final : public domain::UnitOfWorkSource
{
public:
    /// Pool and catalog must outlive it. `target`: as batches in doubt are told by it.
    DatabaseUnitOfWorkSource(domain::Pool& pool, const SqlDialect& dialect, const EventstoreCatalog& catalog,
                             const QString& target = {})
        : m_pool(pool),
          m_dialect(dialect),
          m_catalog(catalog),
          m_origin(target)
    {}

    [[nodiscard]] domain::Result<std::unique_ptr<domain::UnitOfWork>> begin(
        const std::optional<domain::BatchIdentity>& identity) override;
    [[nodiscard]] domain::Result<domain::BatchFate> fateOf(const domain::BatchTrace& trace) override;

private:
    void pruneKeys();

    domain::Pool& m_pool;
    SqlDialect m_dialect;
    const EventstoreCatalog& m_catalog;
    BatchOrigin m_origin;
};

} // namespace castellan::storage
