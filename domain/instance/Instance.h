#pragma once

#include "domain/core/Condition.h"
#include "domain/core/Id.h"
#include "domain/core/Timestamp.h"

#include <QString>

namespace castellan::domain {

/// An isolated installation: the tenant that everything else belongs to. An empty optional text stands for both
/// NULL and '' of the table.
struct Instance
{
    InstanceId id;
    QString name;                       ///< not unique
    OrganizationId defaultOrganization; ///< may be empty
    QString iamProject;
    QString consoleClient;
    QString consoleApp;
    QString defaultLanguage; ///< BCP 47, or empty
    Timestamp createdAt;
    Timestamp updatedAt;

    bool operator==(const Instance&) const = default;
};

enum class InstanceColumn {
    Id,
    Name,
    DefaultOrganization,
    IamProject,
    ConsoleClient,
    ConsoleApp,
    DefaultLanguage,
    CreatedAt,
    UpdatedAt
};

using InstanceCondition = Condition<InstanceColumn>;

/// A row of the list of instances: the instance and what a person wants to see beside it.
struct InstanceSummary
{
    Instance instance;
    QString primaryDomain; ///< the primary custom domain, or empty
    int domainCount = 0;   ///< custom and trusted
    qint64 organizationCount = 0;

    bool operator==(const InstanceSummary&) const = default;
};

} // namespace castellan::domain
