#pragma once

#include "domain/organization/OrganizationDomainCommand.h"

namespace castellan::domain {

/// `organization.domain.primary.set`: of a verified domain. What is primary already stays so, without event.
class SetPrimaryOrganizationDomain final : public OrganizationDomainCommand
{
public:
    using OrganizationDomainCommand::OrganizationDomainCommand;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    /// The primary one before, if there was one.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    OrganizationDomain m_domain;
    QString m_previous;
};

} // namespace castellan::domain
