#include "domain/organization/AddOrganizationDomain.h"

#include "domain/command/Uniqueness.h"
#include "domain/invoke/Context.h"
#include "domain/organization/OrganizationEvents.h"
#include "domain/organization/RemoveOrganizationDomain.h"
#include "domain/organization/SetPrimaryOrganizationDomain.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString AddOrganizationDomain::name() const
{
    return u"organization.domain.add"_s;
}

void AddOrganizationDomain::reads(ReadSet& reads) const
{
    OrganizationDomainCommand::reads(reads);
    if (!isVerified) {
        reads.domainPolicies.insert({instanceId(), organizationId()});
    }
    const Result<DomainName> parsed = DomainName::parse(domain);
    if (parsed && isVerified.value_or(true)) {
        Uniqueness::readVerifiedDomain(instanceId(), parsed->ascii(), reads);
    }
}

Result<void> AddOrganizationDomain::check(Context& context)
{
    setSpelling({});
    const Result<DomainName> parsed = parseDomain(domain, {{u"ORG-r3h4J"_s, u"Errors.Invalid.Argument"_s}, {}, {}});
    if (!parsed) {
        return failed(parsed.error());
    }
    if (Result<void> checked = checkIds(); !checked) {
        return checked;
    }
    if (const auto parent = existingOrganization(context, {u"COMMAND-QXPGs"_s, u"Errors.Org.NotFound"_s}); !parent) {
        return failed(parent.error());
    }
    setSpelling(parsed->ascii());
    m_made.instance = instanceId();
    m_made.organization = organizationId();
    m_made.domain = spelling();
    if (Result<void> checked = checkNotThere(context); !checked) {
        return checked;
    }
    return checkClaim(context);
}

Result<void> AddOrganizationDomain::checkNotThere(Context& context) const
{
    const auto row = context.work().organizationDomain(instanceId(), organizationId(), spelling());
    if (!row) {
        return failed(row.error());
    }
    if (*row) {
        Error error = alreadyExists(u"V2-e1wse"_s, u"Errors.Already.Exists"_s,
                                    u"The domain %1 is already taken by the organization itself (%2)."_s.arg(
                                        quoted(spelling()), organizationId().value()));
        error.field = u"domain"_s;
        error.subject = spelling();
        return failed(error);
    }
    return {};
}

Result<void> AddOrganizationDomain::checkClaim(Context& context)
{
    m_made.isVerified = isVerified.value_or(false);
    if (!isVerified) {
        const Result<bool> mustValidate = context.work().requiresDomainValidation(instanceId(), organizationId());
        if (!mustValidate) {
            return failed(mustValidate.error());
        }
        m_made.isVerified = !*mustValidate;
    }
    if (m_made.isVerified) {
        if (Result<void> free = Uniqueness(context.work()).requireVerifiedDomain(instanceId(), spelling()); !free) {
            return free;
        }
    }
    m_made.isPrimary = isPrimary;
    if (!isPrimary) {
        return {};
    }
    if (!m_made.isVerified) {
        return failed(preconditionFailed(
                          u"ORG-Ggd32"_s, u"Errors.Org.DomainNotVerified"_s,
                          u"The domain %1 is not verified and cannot be the primary one."_s.arg(quoted(spelling())))
                          .at(u"primary"_s));
    }
    const Result<QString> previous = primaryDomain(context);
    if (!previous) {
        return failed(previous.error());
    }
    m_previousPrimary = *previous;
    return {};
}

Result<void> AddOrganizationDomain::execute(Context& context)
{
    const OrganizationEvents events(instanceId(), organizationId());
    record(events.domainAdded(spelling()));
    if (m_made.isVerified) {
        record(events.domainVerified(spelling()));
    }
    if (m_made.isPrimary) {
        record(events.primaryDomainSet(spelling()));
    }
    return context.work().save(m_made);
}

std::vector<std::unique_ptr<Command>> AddOrganizationDomain::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    if (isPrimary && m_previousPrimary.isEmpty()) {
        return commands;
    }
    if (isPrimary) {
        commands.push_back(
            std::make_unique<SetPrimaryOrganizationDomain>(instanceId(), organizationId(), m_previousPrimary));
    }
    commands.push_back(std::make_unique<RemoveOrganizationDomain>(instanceId(), organizationId(), spelling()));
    return commands;
}

} // namespace castellan::domain
