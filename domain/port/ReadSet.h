#pragma once

#include "domain/core/Id.h"
#include "domain/event/Event.h"

#include <QList>
#include <QSet>
#include <QString>

#include <utility>

namespace castellan::domain {

/// The objects that the commands of a batch will look at, so that the unit of work can fetch them at once. A hint:
/// what is not named here is read when it is asked for.
struct ReadSet
{
    using OrganizationKey = std::pair<InstanceId, OrganizationId>;
    using InstanceText = std::pair<InstanceId, QString>;

    QSet<InstanceId> instances;
    QSet<InstanceId> domainsOfInstances; ///< all domains of these instances
    QSet<QString> instanceDomains;       ///< by exact spelling, in any instance
    QSet<OrganizationKey> organizations;
    QSet<OrganizationKey> domainsOfOrganizations; ///< all domains of these organizations
    QSet<InstanceText> organizationNames;         ///< by exact spelling
    QSet<InstanceText> verifiedDomains;           ///< who holds them verified in the instance
    QSet<OrganizationKey> domainPolicies;         ///< whether they must validate a new domain
    QList<UniqueConstraint> constraints;
    QSet<AggregateKey> aggregates; ///< whose latest sequence is compared or planned on

    bool operator==(const ReadSet&) const = default;
};

} // namespace castellan::domain
