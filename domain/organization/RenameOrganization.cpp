#include "domain/organization/RenameOrganization.h"

#include "domain/command/Uniqueness.h"
#include "domain/invoke/Context.h"
#include "domain/organization/GeneratedDomain.h"
#include "domain/organization/OrganizationEvents.h"

#include <algorithm>

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<OrganizationDomain> spelledAs(const QList<OrganizationDomain>& domains, const GeneratedDomain& generated)
{
    const auto found = std::find_if(domains.begin(), domains.end(), [&](const OrganizationDomain& domain) {
        return generated.isSpelled(domain.domain);
    });
    return found == domains.end() ? std::nullopt : std::optional(*found);
}

} // namespace

QString RenameOrganization::name() const
{
    return u"organization.rename"_s;
}

void RenameOrganization::reads(ReadSet& reads) const
{
    OrganizationCommand::reads(reads);
    reads.domainsOfInstances.insert(instanceId());
    reads.domainsOfOrganizations.insert({instanceId(), organizationId()});
    if (const Result<DisplayName> parsed = DisplayName::parse(displayName)) {
        Uniqueness::readOrganizationName(instanceId(), parsed->text(), reads);
    }
}

// The new generated domain is only looked at where the old one is held.
Result<void> RenameOrganization::furtherReads(UnitOfWork& work, ReadSet& reads) const
{
    const Result<DisplayName> parsed = DisplayName::parse(displayName);
    const auto row = work.organization(instanceId(), organizationId());
    const Result<QList<InstanceDomain>> bases = work.instanceDomains(instanceId());
    const Result<QList<OrganizationDomain>> domains = work.organizationDomains(instanceId(), organizationId());
    if (!row || !bases || !domains) {
        return failed(!row ? row.error() : !bases ? bases.error() : domains.error());
    }
    const QString base = GeneratedDomain::base(*bases);
    if (!*row || !parsed || base.isEmpty()) {
        return {};
    }
    const Result<GeneratedDomain> old = GeneratedDomain::of((*row)->name, base);
    const Result<GeneratedDomain> next = GeneratedDomain::of(parsed->text(), base);
    if (old && next && spelledAs(*domains, *old)) {
        Uniqueness::readVerifiedDomain(instanceId(), next->ascii(), reads);
    }
    return {};
}

Result<void> RenameOrganization::check(Context& context)
{
    if (Result<void> checked = checkIds({u"DOM-lEMhVC"_s, u"invalid organization ID"_s}); !checked) {
        return checked;
    }
    const Result<DisplayName> parsed = parseName(displayName, {u"DOM-wfUntW"_s, u"invalid organization name"_s});
    if (!parsed) {
        return failed(parsed.error());
    }
    m_newName = parsed->text();
    const Result<Organization> row = existingOrganization(context, {u"DOM-7PfSUn"_s, u"Errors.Org.NotFound"_s});
    if (!row) {
        return failed(row.error());
    }
    m_before = *row;
    if (m_before.name == m_newName) {
        return failed(preconditionFailed(u"DOM-nDzwIu"_s, u"Errors.Org.NotChanged"_s,
                                         u"The organization is named %1 already."_s.arg(quoted(m_newName)))
                          .at(u"name"_s));
    }
    const Uniqueness uniqueness(context.work());
    if (Result<void> free = uniqueness.requireOrganizationName(instanceId(), m_before.id, m_newName, m_before.name);
        !free) {
        return free;
    }
    return planSwap(context);
}

Result<void> RenameOrganization::planSwap(Context& context)
{
    m_oldDomain.reset();
    const Result<QList<InstanceDomain>> bases = context.work().instanceDomains(instanceId());
    if (!bases) {
        return failed(bases.error());
    }
    const QString base = GeneratedDomain::base(*bases);
    const Result<GeneratedDomain> old = GeneratedDomain::of(m_before.name, base);
    if (base.isEmpty() || !old) {
        return {};
    }
    const Result<QList<OrganizationDomain>> domains = context.work().organizationDomains(instanceId(), m_before.id);
    if (!domains) {
        return failed(domains.error());
    }
    const std::optional<OrganizationDomain> held = spelledAs(*domains, *old);
    if (!held) {
        return {};
    }
    const Result<GeneratedDomain> next = GeneratedDomain::of(m_newName, base);
    if (!next) {
        return failed(next.error());
    }
    if (next->ascii() == old->ascii()) {
        return {};
    }
    m_oldDomain = held;
    m_newDomain = {};
    m_newDomain.instance = instanceId();
    m_newDomain.organization = m_before.id;
    m_newDomain.domain = next->ascii();
    return checkNewDomain(context, *domains);
}

Result<void> RenameOrganization::checkNewDomain(Context& context, const QList<OrganizationDomain>& domains)
{
    m_isNewDomainHeld = false;
    for (const OrganizationDomain& domain : domains) {
        if (domain.domain == m_newDomain.domain) {
            m_newDomain = domain;
            m_isNewDomainHeld = true;
        }
    }
    if (m_newDomain.isVerified) {
        return {};
    }
    return Uniqueness(context.work()).requireVerifiedDomain(instanceId(), m_newDomain.domain);
}

Result<void> RenameOrganization::execute(Context& context)
{
    Organization renamed = m_before;
    renamed.name = m_newName;
    renamed.updatedAt = {};
    record(OrganizationEvents(instanceId(), m_before.id).renamed(m_before.name, m_newName));
    if (Result<void> saved = context.work().save(renamed); !saved) {
        return saved;
    }
    return m_oldDomain ? swap(context) : Result<void>();
}

Result<void> RenameOrganization::swap(Context& context)
{
    const OrganizationEvents events(instanceId(), m_before.id);
    OrganizationDomain next = m_newDomain;
    next.isVerified = true;
    next.isPrimary = m_newDomain.isPrimary || m_oldDomain->isPrimary;
    next.updatedAt = {};
    if (!m_isNewDomainHeld) {
        record(events.domainAdded(next.domain));
    }
    if (!m_newDomain.isVerified) {
        record(events.domainVerified(next.domain));
    }
    if (m_oldDomain->isPrimary) {
        record(events.primaryDomainSet(next.domain));
    }
    record(events.domainRemoved(m_oldDomain->domain, m_oldDomain->isVerified));
    if (Result<void> saved = context.work().save(next); !saved) {
        return saved;
    }
    return context.work().removeOrganizationDomain(instanceId(), m_before.id, m_oldDomain->domain);
}

std::vector<std::unique_ptr<Command>> RenameOrganization::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<RenameOrganization>(instanceId(), m_before.id, m_before.name));
    return commands;
}

} // namespace castellan::domain
