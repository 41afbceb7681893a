#include "storage/repository/RowChanges.h"

#include <algorithm>
#include <tuple>

namespace castellan::storage {

namespace {

using domain::Instance;
using domain::InstanceDomain;
using domain::Organization;
using domain::OrganizationDomain;

template<typename Entity>
bool isDeleted(const Tracked<Entity>& tracked)
{
    return tracked.before && (!tracked.now || tracked.isRecreated);
}

template<typename Entity>
bool isInserted(const Tracked<Entity>& tracked)
{
    return tracked.now && (!tracked.before || tracked.isRecreated);
}

/// Times are the database's business.
template<typename Entity>
bool isUpdated(const Tracked<Entity>& tracked)
{
    if (!tracked.before || !tracked.now || tracked.isRecreated) {
        return false;
    }
    Entity same = *tracked.now;
    same.createdAt = tracked.before->createdAt;
    same.updatedAt = tracked.before->updatedAt;
    return same != *tracked.before;
}

auto keyOf(const Instance& row)
{
    return std::tie(row.id.value());
}
auto keyOf(const InstanceDomain& row)
{
    return std::tie(row.domain);
}
auto keyOf(const Organization& row)
{
    return std::tie(row.instance.value(), row.id.value());
}
auto keyOf(const OrganizationDomain& row)
{
    return std::tie(row.instance.value(), row.organization.value(), row.domain);
}

template<typename Entity>
void sortByKey(QList<Entity>& rows)
{
    std::sort(rows.begin(), rows.end(),
              [](const Entity& left, const Entity& right) { return keyOf(left) < keyOf(right); });
}

template<typename Entity, typename Losing>
void take(RowChanges<Entity>& changes, const Tracked<Entity>& tracked, Losing loses)
{
    if (isDeleted(tracked)) {
        changes.deleted.append(*tracked.before);
    }
    if (isInserted(tracked)) {
        changes.inserted.append(*tracked.now);
    } else if (isUpdated(tracked)) {
        (loses(*tracked.before, *tracked.now) ? changes.cleared : changes.updated).append(*tracked.now);
    }
}

template<typename Entity>
void sortAll(RowChanges<Entity>& changes)
{
    sortByKey(changes.deleted);
    sortByKey(changes.cleared);
    sortByKey(changes.inserted);
    sortByKey(changes.updated);
}

} // namespace

RowChanges<Instance> instanceChanges(const Overlay& overlay)
{
    RowChanges<Instance> changes;
    for (const Tracked<Instance>& tracked : overlay.trackedInstances()) {
        take(changes, tracked, [](const Instance&, const Instance&) { return false; });
    }
    sortAll(changes);
    return changes;
}

RowChanges<Organization> organizationChanges(const Overlay& overlay)
{
    RowChanges<Organization> changes;
    for (const Tracked<Organization>& tracked : overlay.trackedOrganizations()) {
        take(changes, tracked, [](const Organization&, const Organization&) { return false; });
    }
    sortAll(changes);
    return changes;
}

RowChanges<InstanceDomain> instanceDomainChanges(const Overlay& overlay)
{
    RowChanges<InstanceDomain> changes;
    for (const Tracked<InstanceDomain>& tracked : overlay.trackedInstanceDomains()) {
        take(changes, tracked, [](const InstanceDomain& before, const InstanceDomain& now) {
            return before.isPrimary && !now.isPrimary;
        });
    }
    sortAll(changes);
    return changes;
}

RowChanges<OrganizationDomain> organizationDomainChanges(const Overlay& overlay)
{
    RowChanges<OrganizationDomain> changes;
    for (const Overlay::OrganizationDomains& domains : overlay.trackedOrganizationDomains()) {
        for (const Tracked<OrganizationDomain>& tracked : domains) {
            take(changes, tracked, [](const OrganizationDomain& before, const OrganizationDomain& now) {
                return (before.isPrimary && !now.isPrimary) || (before.isVerified && !now.isVerified);
            });
        }
    }
    sortAll(changes);
    return changes;
}

} // namespace castellan::storage
