#include "storage/repository/DatabaseUnitOfWorkSource.h"

#include "storage/repository/DatabaseUnitOfWork.h"

namespace castellan::storage {

domain::Result<std::unique_ptr<domain::UnitOfWork>> DatabaseUnitOfWorkSource::begin(
    const std::optional<domain::BatchIdentity>& identity)
{
    auto transaction = m_pool.begin({domain::IsolationLevel::ReadCommitted, domain::AccessMode::ReadWrite});
    if (!transaction) {
        return domain::failed(transaction.error());
    }
    const domain::Result<EventstoreFeatures> features = m_catalog.features(**transaction);
    if (!features) {
        return domain::failed(features.error());
    }
    return std::make_unique<DatabaseUnitOfWork>(
        std::make_unique<BatchTransaction>(m_pool, std::move(*transaction), m_dialect, *features, identity));
}

} // namespace castellan::storage
