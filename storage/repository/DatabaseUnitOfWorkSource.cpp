#include "storage/repository/DatabaseUnitOfWorkSource.h"

#include "storage/repository/BatchInquiry.h"
#include "storage/repository/DatabaseUnitOfWork.h"

namespace castellan::storage {

namespace {

/// For each answer, when a batch in doubt is asked about: longer than the wait for a lock.
constexpr std::chrono::milliseconds longestSilence{7'000};

} // namespace

domain::Result<std::unique_ptr<domain::UnitOfWork>> DatabaseUnitOfWorkSource::begin(
    const std::optional<domain::BatchIdentity>& identity)
{
    if (BatchKey::isTimeToPrune(identity)) {
        pruneKeys();
    }
    auto transaction = m_pool.begin({domain::IsolationLevel::ReadCommitted, domain::AccessMode::ReadWrite});
    if (!transaction) {
        return domain::failed(transaction.error());
    }
    const domain::Result<EventstoreFeatures> features = m_catalog.features(**transaction);
    if (!features) {
        return domain::failed(features.error());
    }
    const BatchKey key(m_dialect, identity, features->hasBatchKeys, m_origin);
    return std::make_unique<DatabaseUnitOfWork>(
        std::make_unique<BatchTransaction>(m_pool, std::move(*transaction), m_dialect, *features, key));
}

/// Apart from the batch, which must not fail for it: the role may lack the permission, or somebody be in the way.
void DatabaseUnitOfWorkSource::pruneKeys()
{
    const auto transaction = m_pool.begin({});
    if (!transaction) {
        return;
    }
    const auto features = m_catalog.features(**transaction);
    if (features && features->hasBatchKeys && (*transaction)->exec(BatchKey::prune(m_dialect))) {
        static_cast<void>((*transaction)->commit());
    }
}

// Through a connection of libpq's, which takes fewer round trips to open: the one that the batch was written on is lost.
domain::Result<domain::BatchFate> DatabaseUnitOfWorkSource::fateOf(const domain::BatchTrace& trace)
{
    const auto client = m_pool.acquire(domain::ClientPurpose::Read);
    if (!client) {
        return domain::failed(client.error());
    }
    const auto transaction = (*client)->begin(
        {domain::IsolationLevel::ReadCommitted, domain::AccessMode::ReadWrite, longestSilence});
    if (!transaction) {
        return domain::failed(transaction.error());
    }
    const domain::Result<EventstoreFeatures> features = m_catalog.features(**transaction);
    if (!features) {
        return domain::failed(features.error());
    }
    return BatchInquiry(m_dialect, features->hasBatchKeys, m_origin, trace).answer(**transaction);
}

} // namespace castellan::storage
