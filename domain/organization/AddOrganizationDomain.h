#pragma once

#include "domain/organization/OrganizationDomainCommand.h"

#include <optional>

namespace castellan::domain {

/// `organization.domain.add`: verified at once unless the domain policy demands a validation.
class AddOrganizationDomain final : public OrganizationDomainCommand
{
public:
    using OrganizationDomainCommand::OrganizationDomainCommand;

    std::optional<bool> isVerified; ///< overrides the policy
    bool isPrimary = false;         ///< needs a verified one

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    void reads(ReadSet& reads) const override;
    /// Removes it, after the primary one before is primary again. None if it is the first primary one.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    [[nodiscard]] Result<void> checkNotThere(Context& context) const;
    [[nodiscard]] Result<void> checkClaim(Context& context);

    OrganizationDomain m_made;
    QString m_previousPrimary;
};

} // namespace castellan::domain
