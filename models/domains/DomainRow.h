#pragma once

#include "domain/core/Id.h"
#include "domain/core/Timestamp.h"
#include "domain/instance/InstanceDomain.h"
#include "domain/organization/OrganizationDomain.h"

#include <QString>

namespace castellan::models {

enum class DomainKind { Custom, Trusted, Organization };

/// `custom`, `trusted` or `organization`.
[[nodiscard]] QString kindName(DomainKind kind);

/// A domain of either owner, as the tables show it.
struct DomainRow
{
    DomainKind kind = DomainKind::Custom;
    domain::InstanceId instance;
    domain::OrganizationId organization; ///< empty unless an organization's
    QString organizationName;            ///< empty where it was not asked for
    QString domain;
    bool isPrimary = false;
    bool isVerified = false;  ///< organization domains
    bool isGenerated = false; ///< custom domains
    domain::Timestamp createdAt;
    domain::Timestamp updatedAt;

    [[nodiscard]] static DomainRow of(const domain::InstanceDomain& entity);
    [[nodiscard]] static DomainRow of(const domain::OrganizationDomain& entity);
    /// Tells the rows of all tables apart.
    [[nodiscard]] QString key() const;
    /// In words: primary, verified, not verified, generated.
    [[nodiscard]] QString stateText() const;
    /// In words: custom, trusted, organization.
    [[nodiscard]] QString kindText() const;

    bool operator==(const DomainRow&) const = default;
};

} // namespace castellan::models
