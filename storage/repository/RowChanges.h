#pragma once

#include "storage/repository/Overlay.h"

#include <QList>

namespace castellan::storage {

/// The rows of one table that a batch has changed, each list in the order of keys: two batches then wait for each other,
/// not in a circle.
template<typename Entity>
struct RowChanges
{
    QList<Entity> deleted;
    QList<Entity> cleared; ///< updates that take a flag away
    QList<Entity> inserted;
    QList<Entity> updated;
};

[[nodiscard]] RowChanges<domain::Instance> instanceChanges(const Overlay& overlay);
[[nodiscard]] RowChanges<domain::InstanceDomain> instanceDomainChanges(const Overlay& overlay);
[[nodiscard]] RowChanges<domain::Organization> organizationChanges(const Overlay& overlay);
[[nodiscard]] RowChanges<domain::OrganizationDomain> organizationDomainChanges(const Overlay& overlay);

} // namespace castellan::storage
