#pragma once

#include "domain/organization/OrganizationCommand.h"
#include "domain/organization/OrganizationDomain.h"

#include <optional>

namespace castellan::domain {

/// `organization.rename`: with it goes the domain that was generated from the old name, if the organization holds it.
class RenameOrganization final : public OrganizationCommand
{
public:
    RenameOrganization(InstanceId ofInstance, OrganizationId ofOrganization, QString newName)
        : OrganizationCommand(std::move(ofInstance), std::move(ofOrganization)),
          displayName(std::move(newName))
    {}

    QString displayName;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    void reads(ReadSet& reads) const override;
    [[nodiscard]] Result<void> furtherReads(UnitOfWork& work, ReadSet& reads) const override;
    /// The name before.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    [[nodiscard]] Result<void> planSwap(Context& context);
    [[nodiscard]] Result<void> checkNewDomain(Context& context, const QList<OrganizationDomain>& domains);
    [[nodiscard]] Result<void> swap(Context& context);

    Organization m_before;
    QString m_newName;
    std::optional<OrganizationDomain> m_oldDomain; ///< to be replaced
    OrganizationDomain m_newDomain;
    bool m_isNewDomainHeld = false; ///< the organization has it already
};

} // namespace castellan::domain
