#pragma once

#include "domain/core/Condition.h"
#include "domain/core/Id.h"
#include "domain/core/Timestamp.h"

#include <QString>

namespace castellan::domain {

enum class OrganizationState { Active, Inactive };

/// `active` or `inactive`, as the table and the JSON output spell it.
[[nodiscard]] QString stateName(OrganizationState state);

/// A tenant inside an instance. The same id may exist in two instances.
struct Organization
{
    InstanceId instance;
    OrganizationId id;
    QString name; ///< unique in its instance, whatever the case
    OrganizationState state = OrganizationState::Active;
    Timestamp createdAt;
    Timestamp updatedAt;

    bool operator==(const Organization&) const = default;
};

enum class OrganizationColumn { InInstance, Id, Name, State, CreatedAt, UpdatedAt };

using OrganizationCondition = Condition<OrganizationColumn>;

/// A row of the list of organizations: the organization and what a person wants to see beside it.
struct OrganizationSummary
{
    Organization organization;
    QString primaryDomain; ///< or empty
    int domainCount = 0;

    bool operator==(const OrganizationSummary&) const = default;
};

} // namespace castellan::domain
