#pragma once

#include "domain/instance/InstanceCommand.h"

namespace castellan::domain {

/// `instance.default-organization.set`: to an active organization of the instance.
class SetDefaultOrganization final : public InstanceCommand
{
public:
    SetDefaultOrganization(InstanceId ofInstance, OrganizationId newDefault)
        : InstanceCommand(std::move(ofInstance)),
          organization(std::move(newDefault))
    {}

    OrganizationId organization; ///< as typed: trimmed when used

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    void reads(ReadSet& reads) const override;
    /// The one before, if there was one.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    [[nodiscard]] OrganizationId organizationId() const { return OrganizationId(organization.value().trimmed()); }

    Instance m_before;
};

} // namespace castellan::domain
