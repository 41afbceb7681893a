#include "domain/organization/OrganizationDomainCommand.h"

#include "domain/command/Uniqueness.h"
#include "domain/invoke/Context.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

void OrganizationDomainCommand::reads(ReadSet& reads) const
{
    OrganizationCommand::reads(reads);
    reads.domainsOfOrganizations.insert({instanceId(), organizationId()});
}

Result<OrganizationDomain> OrganizationDomainCommand::existing(Context& context, const Refusal& empty,
                                                               const Refusal& missing)
{
    m_spelling.clear();
    const QString trimmed = domain.trimmed();
    const Result<DomainName> parsed = parseDomain(domain, {empty, {}, {}});
    if (!mayBeStoredDomain(trimmed) && !parsed) {
        return failed(parsed.error());
    }
    if (Result<void> checked = checkIds(); !checked) {
        return failed(checked.error());
    }
    Result<std::optional<OrganizationDomain>> row = std::optional<OrganizationDomain>();
    if (mayBeStoredDomain(trimmed)) {
        row = context.work().organizationDomain(instanceId(), organizationId(), trimmed);
    }
    if (row && !*row && parsed && parsed->ascii() != trimmed) {
        row = context.work().organizationDomain(instanceId(), organizationId(), parsed->ascii());
    }
    if (!row) {
        return failed(row.error());
    }
    if (!*row && !parsed) {
        return failed(parsed.error());
    }
    if (!*row) {
        Error error = notFound(
            missing.id, missing.messageKey,
            u"Organization %1 has no domain %2."_s.arg(quoted(organizationId().value()), quoted(parsed->ascii())));
        error.field = u"domain"_s;
        error.subject = parsed->ascii();
        return failed(error);
    }
    m_spelling = (*row)->domain;
    return **row;
}

Result<QString> OrganizationDomainCommand::primaryDomain(Context& context) const
{
    const Result<QList<OrganizationDomain>> domains = context.work().organizationDomains(instanceId(),
                                                                                         organizationId());
    if (!domains) {
        return failed(domains.error());
    }
    for (const OrganizationDomain& each : *domains) {
        if (each.isPrimary) {
            return each.domain;
        }
    }
    return QString();
}

} // namespace castellan::domain
