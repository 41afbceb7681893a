#include "domain/organization/AddOrganization.h"

#include "domain/command/Uniqueness.h"
#include "domain/invoke/Context.h"
#include "domain/organization/GeneratedDomain.h"
#include "domain/organization/OrganizationEvents.h"
#include "domain/organization/RemoveOrganization.h"
#include "domain/port/IdSource.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString AddOrganization::name() const
{
    return u"organization.add"_s;
}

AggregateKey AddOrganization::aggregate() const
{
    const OrganizationId used = id ? OrganizationId(id->trimmed()) : m_made.id;
    return OrganizationEvents(instanceId(), used).aggregate();
}

void AddOrganization::reads(ReadSet& reads) const
{
    reads.instances.insert(instanceId());
    if (id) {
        reads.organizations.insert({instanceId(), OrganizationId(id->trimmed())});
        reads.aggregates.insert(aggregate());
    }
    if (generatedDomain) {
        reads.domainsOfInstances.insert(instanceId());
    }
    if (const Result<DisplayName> parsed = DisplayName::parse(displayName)) {
        Uniqueness::readOrganizationName(instanceId(), parsed->text(), reads);
    }
}

// The generated domain is the name's and the base's, and the base is the database's.
Result<void> AddOrganization::furtherReads(UnitOfWork& work, ReadSet& reads) const
{
    const Result<DisplayName> parsed = DisplayName::parse(displayName);
    if (!generatedDomain || !parsed) {
        return {};
    }
    const Result<QList<InstanceDomain>> domains = work.instanceDomains(instanceId());
    if (!domains) {
        return failed(domains.error());
    }
    const QString base = GeneratedDomain::base(*domains);
    if (base.isEmpty()) {
        return {};
    }
    if (const Result<GeneratedDomain> generated = GeneratedDomain::of(parsed->text(), base)) {
        Uniqueness::readVerifiedDomain(instanceId(), generated->ascii(), reads);
    }
    return {};
}

Result<void> AddOrganization::check(Context& context)
{
    const OrganizationId generated = m_made.id; // kept, so that a second run makes the same organization
    m_made = {};
    m_made.instance = instanceId();
    m_made.id = generated;
    m_domain.clear();
    if (Result<void> checked = checkId(context); !checked) {
        return checked;
    }
    if (Result<void> checked = checkParentAndId(context); !checked) {
        return checked;
    }
    if (Result<void> checked = checkName(context); !checked) {
        return checked;
    }
    return planDomain(context);
}

Result<void> AddOrganization::checkId(Context& context)
{
    if (!id) {
        if (m_made.id.isEmpty()) {
            m_made.id = OrganizationId(context.ids().next());
        }
        context.work().expectNew(aggregate());
        return {};
    }
    const Result<QString> checked = newId(*id, u"id"_s, {u"ORG-4ABd3"_s, u"Errors.Invalid.Argument"_s});
    if (!checked) {
        return failed(checked.error());
    }
    m_made.id = OrganizationId(*checked);
    return {};
}

Result<void> AddOrganization::checkParentAndId(Context& context) const
{
    if (Result<void> checked = checkInstanceId(); !checked) {
        return checked;
    }
    if (const Result<Instance> parent = existingInstance(context); !parent) {
        return failed(parent.error());
    }
    const auto existing = context.work().organization(instanceId(), m_made.id);
    if (!existing) {
        return failed(existing.error());
    }
    if (*existing) {
        Error error = alreadyExists(u"ORG-laho2n"_s, u"Errors.Org.AlreadyExisting"_s,
                                    u"The id %1 is already taken by organization %2."_s.arg(quoted(m_made.id.value()),
                                                                                            quoted((*existing)->name)));
        error.field = u"id"_s;
        error.subject = m_made.id.value();
        return failed(error);
    }
    return {};
}

Result<void> AddOrganization::checkName(Context& context)
{
    const Result<DisplayName> parsed = parseName(displayName, {u"ORG-mruNY"_s, u"Errors.Invalid.Argument"_s});
    if (!parsed) {
        return failed(parsed.error());
    }
    m_made.name = parsed->text();
    return Uniqueness(context.work()).requireOrganizationName(instanceId(), m_made.id, m_made.name, {});
}

Result<void> AddOrganization::planDomain(Context& context)
{
    if (!generatedDomain) {
        return {};
    }
    const Result<QList<InstanceDomain>> domains = context.work().instanceDomains(instanceId());
    if (!domains) {
        return failed(domains.error());
    }
    const QString base = GeneratedDomain::base(*domains);
    if (base.isEmpty()) {
        return {};
    }
    const Result<GeneratedDomain> generated = GeneratedDomain::of(m_made.name, base);
    if (!generated) {
        return failed(generated.error());
    }
    m_domain = generated->ascii();
    return Uniqueness(context.work()).requireVerifiedDomain(instanceId(), m_domain);
}

Result<void> AddOrganization::execute(Context& context)
{
    record(OrganizationEvents(instanceId(), m_made.id).added(m_made.name));
    if (Result<void> saved = context.work().save(m_made); !saved) {
        return saved;
    }
    return m_domain.isEmpty() ? Result<void>() : addDomain(context);
}

Result<void> AddOrganization::addDomain(Context& context)
{
    OrganizationDomain added;
    added.instance = instanceId();
    added.organization = m_made.id;
    added.domain = m_domain;
    added.isVerified = true;
    added.isPrimary = true;
    const OrganizationEvents events(instanceId(), m_made.id);
    record(events.domainAdded(m_domain));
    record(events.domainVerified(m_domain));
    record(events.primaryDomainSet(m_domain));
    return context.work().save(added);
}

std::vector<std::unique_ptr<Command>> AddOrganization::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<RemoveOrganization>(instanceId(), m_made.id));
    return commands;
}

} // namespace castellan::domain
