#include "domain/organization/ReactivateOrganization.h"

#include "domain/invoke/Context.h"
#include "domain/organization/DeactivateOrganization.h"
#include "domain/organization/OrganizationEvents.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString ReactivateOrganization::name() const
{
    return u"organization.reactivate"_s;
}

Result<void> ReactivateOrganization::check(Context& context)
{
    if (Result<void> checked = checkIds({u"DOM-hJuuAv"_s, u"invalid organization ID"_s}); !checked) {
        return checked;
    }
    const Result<Organization> row = existingOrganization(context, {u"DOM-86HVfs"_s, u"Errors.Org.NotFound"_s});
    if (!row) {
        return failed(row.error());
    }
    m_organization = *row;
    if (m_organization.state == OrganizationState::Active) {
        return failed(preconditionFailed(u"DOM-Ixfbxh"_s, u"Errors.Org.AlreadyActive"_s,
                                         u"Organization %1 is active already."_s.arg(quoted(m_organization.name)))
                          .at(u"organization"_s));
    }
    return {};
}

Result<void> ReactivateOrganization::execute(Context& context)
{
    Organization changed = m_organization;
    changed.state = OrganizationState::Active;
    changed.updatedAt = {};
    record(OrganizationEvents(instanceId(), organizationId()).reactivated());
    return context.work().save(changed);
}

std::vector<std::unique_ptr<Command>> ReactivateOrganization::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<DeactivateOrganization>(instanceId(), organizationId()));
    return commands;
}

} // namespace castellan::domain
