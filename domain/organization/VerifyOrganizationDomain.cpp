#include "domain/organization/VerifyOrganizationDomain.h"

#include "domain/command/Uniqueness.h"
#include "domain/invoke/Context.h"
#include "domain/organization/OrganizationEvents.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString VerifyOrganizationDomain::name() const
{
    return u"organization.domain.verify"_s;
}

void VerifyOrganizationDomain::reads(ReadSet& reads) const
{
    OrganizationDomainCommand::reads(reads);
    if (const Result<DomainName> parsed = DomainName::parse(domain)) {
        Uniqueness::readVerifiedDomain(instanceId(), parsed->ascii(), reads);
    }
}

Result<void> VerifyOrganizationDomain::check(Context& context)
{
    const Result<OrganizationDomain> row = existing(context, {u"ORG-yqlVQ"_s, u"Errors.Invalid.Argument"_s},
                                                    {u"ORG-Sjdi3"_s, u"Errors.Org.DomainNotOnOrg"_s});
    if (!row) {
        return failed(row.error());
    }
    m_domain = *row;
    return Uniqueness(context.work()).requireVerifiedDomain(instanceId(), m_domain.domain);
}

Result<void> VerifyOrganizationDomain::execute(Context& context)
{
    OrganizationDomain verified = m_domain;
    verified.isVerified = true;
    verified.updatedAt = {};
    record(OrganizationEvents(instanceId(), organizationId()).domainVerified(m_domain.domain));
    return context.work().save(verified);
}

} // namespace castellan::domain
