#pragma once

#include "domain/organization/OrganizationDomainCommand.h"

namespace castellan::domain {

/// `organization.domain.verify`: the system's verification, which asks for no proof. There is no way back.
class VerifyOrganizationDomain final : public OrganizationDomainCommand
{
public:
    using OrganizationDomainCommand::OrganizationDomainCommand;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    void reads(ReadSet& reads) const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    OrganizationDomain m_domain;
};

} // namespace castellan::domain
