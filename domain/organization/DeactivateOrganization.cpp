#include "domain/organization/DeactivateOrganization.h"

#include "domain/invoke/Context.h"
#include "domain/organization/OrganizationEvents.h"
#include "domain/organization/ReactivateOrganization.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString DeactivateOrganization::name() const
{
    return u"organization.deactivate"_s;
}

Result<void> DeactivateOrganization::check(Context& context)
{
    if (Result<void> checked = checkIds({u"DOM-Qc3T1r"_s, u"invalid organization ID"_s}); !checked) {
        return checked;
    }
    const Result<Organization> row = existingOrganization(context, {u"DOM-QEjfpz"_s, u"Errors.Org.NotFound"_s});
    if (!row) {
        return failed(row.error());
    }
    m_organization = *row;
    if (m_organization.state == OrganizationState::Inactive) {
        return failed(preconditionFailed(u"DOM-Z2dzsT"_s, u"Errors.Org.AlreadyDeactivated"_s,
                                         u"Organization %1 is inactive already."_s.arg(quoted(m_organization.name)))
                          .at(u"organization"_s));
    }
    return {};
}

Result<void> DeactivateOrganization::execute(Context& context)
{
    Organization changed = m_organization;
    changed.state = OrganizationState::Inactive;
    changed.updatedAt = {};
    record(OrganizationEvents(instanceId(), organizationId()).deactivated());
    return context.work().save(changed);
}

std::vector<std::unique_ptr<Command>> DeactivateOrganization::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<ReactivateOrganization>(instanceId(), organizationId()));
    return commands;
}

} // namespace castellan::domain
