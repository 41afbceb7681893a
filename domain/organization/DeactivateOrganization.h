#pragma once

#include "domain/organization/OrganizationCommand.h"

namespace castellan::domain {

/// `organization.deactivate`: also the default organization.
class DeactivateOrganization final : public OrganizationCommand
{
public:
    using OrganizationCommand::OrganizationCommand;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    /// Reactivates it.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    Organization m_organization;
};

} // namespace castellan::domain
