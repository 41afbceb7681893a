#pragma once

#include "domain/organization/OrganizationCommand.h"

#include <QStringList>

namespace castellan::domain {

/// `organization.remove`: neither the default organization nor the one that holds the IAM project. There is no way back.
class RemoveOrganization final : public OrganizationCommand
{
public:
    using OrganizationCommand::OrganizationCommand;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    void reads(ReadSet& reads) const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    [[nodiscard]] Result<void> checkNotNeeded(Context& context) const;

    Organization m_organization;
    QStringList m_verifiedDomains;
};

} // namespace castellan::domain
