#include "storage/repository/DatabaseServices.h"

#include "storage/database/OpenPool.h"
#include "storage/schema/PostgresSchema.h"
#include "storage/schema/SqliteSchema.h"

namespace castellan::storage {

namespace {

std::unique_ptr<domain::Schema> schemaFor(const Target& target)
{
    if (target.isWorkspace()) {
        return std::make_unique<SqliteSchema>();
    }
    return std::make_unique<PostgresSchema>();
}

} // namespace

DatabaseServices::DatabaseServices(const Target& target, const domain::OpenOptions& options,
                                   const ConnectionSettings& settings)
    : m_dialect(target.isWorkspace() ? SqlDialect::sqlite() : SqlDialect::postgres()),
      m_displayText(target.displayText()),
      m_place(target.place()),
      m_pool(openPool(target, options, settings)),
      m_schema(schemaFor(target)),
      m_catalog(m_dialect),
      m_repositories(m_dialect),
      m_eventstore(m_dialect, m_catalog),
      m_events(m_dialect, m_catalog),
      m_projections(m_dialect, m_catalog, m_events),
      m_unitsOfWork(*m_pool, m_dialect, m_catalog, m_place)
{}

DatabaseServices::~DatabaseServices() = default;

domain::Result<std::unique_ptr<domain::TargetServices>> DatabaseTargetOpener::open(const QString& target,
                                                                                   const domain::OpenOptions& options)
{
    const domain::Result<Target> parsed = Target::parse(target);
    if (!parsed) {
        return domain::failed(parsed.error());
    }
    return std::make_unique<DatabaseServices>(*parsed, options, m_settings);
}

} // namespace castellan::storage
