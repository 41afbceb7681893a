#pragma once

#include "domain/core/Condition.h"
#include "domain/core/Id.h"
#include "domain/core/Timestamp.h"

#include <QString>

#include <optional>

namespace castellan::domain {

enum class DomainValidation { Dns, Http };

/// `dns` or `http`, as the table and the JSON output spell it.
[[nodiscard]] QString validationName(DomainValidation validation);

/// A domain that an organization claims; verified at most once in an instance.
struct OrganizationDomain
{
    InstanceId instance;
    OrganizationId organization;
    QString domain; ///< as stored; older rows may have any spelling
    bool isVerified = false;
    bool isPrimary = false;
    std::optional<DomainValidation> validation;
    Timestamp createdAt;
    Timestamp updatedAt;

    bool operator==(const OrganizationDomain&) const = default;
};

enum class OrganizationDomainColumn {
    InInstance,
    InOrganization,
    Domain,
    IsVerified,
    IsPrimary,
    ValidationType,
    CreatedAt,
    UpdatedAt
};

using OrganizationDomainCondition = Condition<OrganizationDomainColumn>;

} // namespace castellan::domain
