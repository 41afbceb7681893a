#include "domain/organization/SetPrimaryOrganizationDomain.h"

#include "domain/invoke/Context.h"
#include "domain/organization/OrganizationEvents.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString SetPrimaryOrganizationDomain::name() const
{
    return u"organization.domain.primary.set"_s;
}

Result<void> SetPrimaryOrganizationDomain::check(Context& context)
{
    const Result<OrganizationDomain> row = existing(context, {u"ORG-SsDG2"_s, u"Errors.Org.InvalidDomain"_s},
                                                    {u"ORG-GDfA3"_s, u"Errors.Org.DomainNotOnOrg"_s});
    if (!row) {
        return failed(row.error());
    }
    m_domain = *row;
    if (!m_domain.isVerified) {
        return failed(preconditionFailed(u"ORG-Ggd32"_s, u"Errors.Org.DomainNotVerified"_s,
                                         u"The domain %1 is not verified and cannot be the primary one."_s.arg(
                                             quoted(m_domain.domain)))
                          .at(u"domain"_s));
    }
    const Result<QString> previous = primaryDomain(context);
    if (!previous) {
        return failed(previous.error());
    }
    m_previous = *previous;
    return {};
}

Result<void> SetPrimaryOrganizationDomain::execute(Context& context)
{
    if (m_domain.isPrimary) {
        return {};
    }
    OrganizationDomain promoted = m_domain;
    promoted.isPrimary = true;
    promoted.updatedAt = {};
    record(OrganizationEvents(instanceId(), organizationId()).primaryDomainSet(m_domain.domain));
    return context.work().save(promoted);
}

std::vector<std::unique_ptr<Command>> SetPrimaryOrganizationDomain::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    if (!m_previous.isEmpty()) {
        commands.push_back(std::make_unique<SetPrimaryOrganizationDomain>(instanceId(), organizationId(), m_previous));
    }
    return commands;
}

} // namespace castellan::domain
