#pragma once

#include "domain/organization/OrganizationDomainCommand.h"

namespace castellan::domain {

/// `organization.domain.remove`: not the primary one.
class RemoveOrganizationDomain final : public OrganizationDomainCommand
{
public:
    using OrganizationDomainCommand::OrganizationDomainCommand;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    /// Adds it again, verified if it was.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    OrganizationDomain m_domain;
};

} // namespace castellan::domain
