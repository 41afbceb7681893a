#include "domain/organization/RemoveOrganizationDomain.h"

#include "domain/invoke/Context.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/OrganizationEvents.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString RemoveOrganizationDomain::name() const
{
    return u"organization.domain.remove"_s;
}

Result<void> RemoveOrganizationDomain::check(Context& context)
{
    const Result<OrganizationDomain> row = existing(context, {u"ORG-SJsK3"_s, u"Errors.Org.InvalidDomain"_s},
                                                    {u"ORG-GDfA3"_s, u"Errors.Org.DomainNotOnOrg"_s});
    if (!row) {
        return failed(row.error());
    }
    m_domain = *row;
    if (m_domain.isPrimary) {
        return failed(
            preconditionFailed(
                u"ORG-Sjdi3"_s, u"Errors.Org.PrimaryDomainNotDeletable"_s,
                u"The domain %1 is the primary one and cannot be removed; make another one primary first."_s.arg(
                    quoted(m_domain.domain)))
                .at(u"domain"_s));
    }
    return {};
}

Result<void> RemoveOrganizationDomain::execute(Context& context)
{
    record(OrganizationEvents(instanceId(), organizationId()).domainRemoved(m_domain.domain, m_domain.isVerified));
    return context.work().removeOrganizationDomain(instanceId(), organizationId(), m_domain.domain);
}

std::vector<std::unique_ptr<Command>> RemoveOrganizationDomain::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    auto add = std::make_unique<AddOrganizationDomain>(instanceId(), organizationId(), m_domain.domain);
    add->isVerified = m_domain.isVerified;
    commands.push_back(std::move(add));
    return commands;
}

} // namespace castellan::domain
