#include "storage/repository/DatabaseUnitOfWork.h"

#include "storage/repository/HolderSearch.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::InstanceId;
using domain::OrganizationId;
using domain::ReadSet;
using domain::Result;

} // namespace

DatabaseUnitOfWork::DatabaseUnitOfWork(std::unique_ptr<BatchTransaction> transaction)
    : m_transaction(std::move(transaction)),
      m_known(m_transaction->known())
{}

DatabaseUnitOfWork::~DatabaseUnitOfWork() = default;

template<typename Add, typename Look>
auto DatabaseUnitOfWork::known(bool isKnown, Add add, Look look) -> Result<decltype(look())>
{
    if (!isKnown) {
        ReadSet reads;
        add(reads);
        if (const Result<void> fetched = m_transaction->fetch(reads); !fetched) {
            return failed(fetched.error());
        }
    }
    return look();
}

Result<void> DatabaseUnitOfWork::prefetch(const ReadSet& reads)
{
    return m_transaction->fetch(reads);
}

void DatabaseUnitOfWork::expectNew(const domain::AggregateKey& aggregate)
{
    ReadSet answered;
    if (aggregate.type == u"org"_s) {
        answered.organizations.insert({InstanceId(aggregate.instanceId), OrganizationId(aggregate.id)});
    } else if (aggregate.type == u"instance"_s) {
        answered.instances.insert(InstanceId(aggregate.id));
    }
    m_known.rows.learnAnswered(answered);
    m_known.states[aggregate];
}

void DatabaseUnitOfWork::force()
{
    m_transaction->force();
}

Result<std::optional<domain::Instance>> DatabaseUnitOfWork::instance(const InstanceId& id)
{
    return known(
        m_known.rows.knowsInstance(id), [&](ReadSet& reads) { reads.instances.insert(id); },
        [&] { return m_known.rows.instance(id); });
}

Result<QList<domain::InstanceDomain>> DatabaseUnitOfWork::instanceDomains(const InstanceId& id)
{
    return known(
        m_known.rows.knowsInstanceDomains(id), [&](ReadSet& reads) { reads.domainsOfInstances.insert(id); },
        [&] { return m_known.rows.instanceDomains(id); });
}

Result<std::optional<domain::InstanceDomain>> DatabaseUnitOfWork::instanceDomain(const QString& domain)
{
    return known(
        m_known.rows.knowsInstanceDomain(domain), [&](ReadSet& reads) { reads.instanceDomains.insert(domain); },
        [&] { return m_known.rows.instanceDomain(domain); });
}

Result<std::optional<domain::Organization>> DatabaseUnitOfWork::organization(const InstanceId& instance,
                                                                             const OrganizationId& id)
{
    const Overlay::OrganizationKey key{instance, id};
    return known(
        m_known.rows.knowsOrganization(key), [&](ReadSet& reads) { reads.organizations.insert(key); },
        [&] { return m_known.rows.organization(key); });
}

Result<std::optional<domain::Organization>> DatabaseUnitOfWork::organizationNamed(const InstanceId& instance,
                                                                                  const QString& name)
{
    const Overlay::InstanceText key{instance, name};
    return known(
        m_known.rows.knowsName(key), [&](ReadSet& reads) { reads.organizationNames.insert(key); },
        [&] { return m_known.rows.organizationNamed(key); });
}

Result<QList<domain::OrganizationDomain>> DatabaseUnitOfWork::organizationDomains(const InstanceId& instance,
                                                                                  const OrganizationId& organization)
{
    const Overlay::OrganizationKey key{instance, organization};
    return known(
        m_known.rows.knowsOrganizationDomains(key), [&](ReadSet& reads) { reads.domainsOfOrganizations.insert(key); },
        [&] { return m_known.rows.organizationDomains(key); });
}

Result<std::optional<domain::OrganizationDomain>> DatabaseUnitOfWork::organizationDomain(
    const InstanceId& instance, const OrganizationId& organization, const QString& domain)
{
    const Overlay::OrganizationKey key{instance, organization};
    if (!m_known.rows.knowsOrganizationDomain(key, domain)) {
        if (const auto all = organizationDomains(instance, organization); !all) {
            return failed(all.error());
        }
    }
    return m_known.rows.organizationDomain(key, domain);
}

Result<std::optional<OrganizationId>> DatabaseUnitOfWork::verifiedHolder(const InstanceId& instance,
                                                                         const QString& domain)
{
    const Overlay::InstanceText key{instance, domain};
    return known(
        m_known.rows.knowsVerified(key), [&](ReadSet& reads) { reads.verifiedDomains.insert(key); },
        [&] { return m_known.rows.verifiedHolder(key); });
}

Result<bool> DatabaseUnitOfWork::isTaken(const domain::UniqueConstraint& constraint)
{
    return known(
        m_known.constraints.isTaken(constraint).has_value(),
        [&](ReadSet& reads) { reads.constraints.append(constraint); },
        [&] { return m_known.constraints.isTaken(constraint).value_or(false); });
}

Result<QString> DatabaseUnitOfWork::holderOf(const domain::UniqueConstraint& constraint)
{
    return HolderSearch(m_transaction->dialect(), m_transaction->executor(), m_known.rows).holderOf(constraint);
}

Result<bool> DatabaseUnitOfWork::requiresDomainValidation(const InstanceId& instance,
                                                          const OrganizationId& organization)
{
    const domain::AggregateKey ofOrganization{instance.value(), u"org"_s, organization.value()};
    const domain::AggregateKey ofInstance{instance.value(), u"instance"_s, instance.value()};
    // A new organization has no policy of its own yet.
    const bool isNew = m_known.rows.knowsOrganization({instance, organization})
        && !m_known.rows.trackedOrganizations().value({instance, organization}).before;
    const bool isKnown = m_known.policies.contains(ofInstance) && (isNew || m_known.policies.contains(ofOrganization));
    return known(
        isKnown,
        [&](ReadSet& reads) {
            reads.domainPolicies.insert({instance, organization});
        },
        [&] {
            const std::optional<bool> own = m_known.policies.value(ofOrganization);
            return own ? *own : m_known.policies.value(ofInstance).value_or(false);
        });
}

Result<std::optional<OrganizationId>> DatabaseUnitOfWork::projectOwner(const InstanceId& instance,
                                                                       const QString& project)
{
    if (project.isEmpty()) {
        return std::nullopt;
    }
    const auto first = [this](const Statement& statement) -> Result<std::optional<OrganizationId>> {
        const auto rows = m_transaction->executor().query(statement);
        if (!rows) {
            return failed(rows.error());
        }
        return rows->isEmpty() ? std::nullopt : std::optional(OrganizationId(rows->at(0).text(0)));
    };
    const auto byEvents = first(
        Statement(u"SELECT e.owner FROM "_s + m_transaction->dialect().table(u"eventstore"_s, u"events2"_s)
                      + u" AS e WHERE e.instance_id = $1 AND e.aggregate_type = 'project' AND e.aggregate_id = $2 "
                        "ORDER BY e.sequence DESC LIMIT 1"_s,
                  {instance.value(), project}));
    if (!byEvents || *byEvents || !m_transaction->features().hasProjects) {
        return byEvents;
    }
    return first(
        Statement(u"SELECT p.organization_id FROM zitadel.projects AS p WHERE p.instance_id = $1 AND p.id = $2"_s,
                  {instance.value(), project}));
}

Result<qint64> DatabaseUnitOfWork::sequenceBefore(const domain::AggregateKey& aggregate)
{
    return known(
        m_known.states.contains(aggregate), [&](ReadSet& reads) { reads.aggregates.insert(aggregate); },
        [&] { return m_known.states.value(aggregate).sequence; });
}

Result<void> DatabaseUnitOfWork::save(const domain::Instance& row)
{
    return instance(row.id).map([&](const auto&) { m_known.rows.save(row); });
}

Result<void> DatabaseUnitOfWork::save(const domain::InstanceDomain& row)
{
    if (row.isPrimary) {
        if (const auto siblings = instanceDomains(row.instance); !siblings) {
            return failed(siblings.error());
        }
    }
    return instanceDomain(row.domain).map([&](const auto&) { m_known.rows.save(row); });
}

Result<void> DatabaseUnitOfWork::save(const domain::Organization& row)
{
    return organization(row.instance, row.id).map([&](const auto&) { m_known.rows.save(row); });
}

Result<void> DatabaseUnitOfWork::save(const domain::OrganizationDomain& row)
{
    return organizationDomains(row.instance, row.organization).map([&](const auto&) { m_known.rows.save(row); });
}

Result<void> DatabaseUnitOfWork::removeInstance(const InstanceId& id)
{
    return instance(id).map([&](const auto&) { m_known.rows.removeInstance(id); });
}

Result<void> DatabaseUnitOfWork::removeInstanceDomain(const InstanceId& instance, const QString& domain)
{
    return instanceDomain(domain).map([&](const std::optional<domain::InstanceDomain>& row) {
        if (row && row->instance == instance) {
            m_known.rows.removeInstanceDomain(domain);
        }
    });
}

Result<void> DatabaseUnitOfWork::removeOrganization(const InstanceId& instance, const OrganizationId& id)
{
    return organization(instance, id).map([&](const auto&) { m_known.rows.removeOrganization({instance, id}); });
}

Result<void> DatabaseUnitOfWork::removeOrganizationDomain(const InstanceId& instance,
                                                          const OrganizationId& organization, const QString& domain)
{
    return organizationDomain(instance, organization, domain).map([&](const auto&) {
        m_known.rows.removeOrganizationDomain({instance, organization}, domain);
    });
}

void DatabaseUnitOfWork::note(const QList<domain::Event>& events)
{
    m_known.constraints.note(events);
}

Result<QList<domain::StoredEvent>> DatabaseUnitOfWork::push(const QList<domain::Event>& events)
{
    return m_transaction->push(events);
}

Result<QList<domain::StoredEvent>> DatabaseUnitOfWork::pushAndCommit(const QList<domain::Event>& events)
{
    return m_transaction->pushAndCommit(events);
}

Result<domain::BatchTrace> DatabaseUnitOfWork::trace(const QList<domain::Event>& events)
{
    return m_transaction->trace(events);
}

Result<void> DatabaseUnitOfWork::commit()
{
    return m_transaction->commit();
}

void DatabaseUnitOfWork::rollback()
{
    m_transaction->rollback();
}

} // namespace castellan::storage
