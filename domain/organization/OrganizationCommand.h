#pragma once

#include "domain/instance/InstanceCommand.h"
#include "domain/organization/Organization.h"

namespace castellan::domain {

/// A command on one organization.
class OrganizationCommand : public InstanceCommand
{
public:
    OrganizationCommand(InstanceId ofInstance, OrganizationId ofOrganization)
        : InstanceCommand(std::move(ofInstance)),
          organization(std::move(ofOrganization))
    {}

    OrganizationId organization; ///< as typed: trimmed when used

    [[nodiscard]] AggregateKey aggregate() const override;
    void reads(ReadSet& reads) const override;

protected:
    [[nodiscard]] OrganizationId organizationId() const { return OrganizationId(organization.value().trimmed()); }
    /// Of organization and instance. Errors: InvalidArgument with this refusal, or `CAS-OrganizationId`; `CAS-InstanceId`.
    [[nodiscard]] Result<void> checkIds(const Refusal& whenEmpty = {}) const;
    /// Errors: NotFound with this refusal.
    [[nodiscard]] Result<Organization> existingOrganization(Context& context, const Refusal& missing) const;
};

} // namespace castellan::domain
