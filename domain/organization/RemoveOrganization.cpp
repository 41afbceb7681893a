#include "domain/organization/RemoveOrganization.h"

#include "domain/invoke/Context.h"
#include "domain/organization/OrganizationDomain.h"
#include "domain/organization/OrganizationEvents.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString RemoveOrganization::name() const
{
    return u"organization.remove"_s;
}

void RemoveOrganization::reads(ReadSet& reads) const
{
    OrganizationCommand::reads(reads);
    reads.domainsOfOrganizations.insert({instanceId(), organizationId()});
}

Result<void> RemoveOrganization::check(Context& context)
{
    if (Result<void> checked = checkIds(); !checked) {
        return checked;
    }
    if (Result<void> checked = checkNotNeeded(context); !checked) {
        return checked;
    }
    const Result<Organization> row = existingOrganization(context, {u"DOM-8KYOH3"_s, u"Errors.Org.NotFound"_s});
    if (!row) {
        return failed(row.error());
    }
    m_organization = *row;
    const Result<QList<OrganizationDomain>> domains = context.work().organizationDomains(instanceId(),
                                                                                         organizationId());
    if (!domains) {
        return failed(domains.error());
    }
    m_verifiedDomains.clear();
    for (const OrganizationDomain& domain : *domains) {
        if (domain.isVerified) {
            m_verifiedDomains.append(domain.domain);
        }
    }
    return {};
}

Result<void> RemoveOrganization::checkNotNeeded(Context& context) const
{
    const auto parent = context.work().instance(instanceId());
    if (!parent) {
        return failed(parent.error());
    }
    if (!*parent) {
        return {}; // the organization is missing too, which is said next
    }
    if ((*parent)->defaultOrganization == organizationId()) {
        return failed(preconditionFailed(u"DOM-LCkE69"_s, u"Errors.Org.DefaultOrgNotDeletable"_s,
                                         u"The default organization of the instance cannot be removed."_s)
                          .at(u"organization"_s));
    }
    if ((*parent)->iamProject.isEmpty()) {
        return {};
    }
    const auto owner = context.work().projectOwner(instanceId(), (*parent)->iamProject);
    if (!owner) {
        return failed(owner.error());
    }
    if (*owner == organizationId()) {
        return failed(preconditionFailed(u"DOM-X7YXxC"_s, u"Errors.Org.ZitadelOrgNotDeletable"_s,
                                         u"The organization that holds the instance's IAM project cannot be removed."_s)
                          .at(u"organization"_s));
    }
    return {};
}

Result<void> RemoveOrganization::execute(Context& context)
{
    record(OrganizationEvents(instanceId(), organizationId()).removed(m_organization.name, m_verifiedDomains));
    return context.work().removeOrganization(instanceId(), organizationId());
}

} // namespace castellan::domain
