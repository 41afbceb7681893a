#include "storage/repository/DatabaseUnitOfWork.h"

#include "storage/repository/BatchReads.h"
#include "storage/repository/BatchWrite.h"
#include "storage/repository/HolderOfTaken.h"
#include "storage/repository/HolderSearch.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::InstanceId;
using domain::OrganizationId;
using domain::ReadSet;
using domain::Result;

template<typename Add>
ReadSet asking(Add add)
{
    ReadSet reads;
    add(reads);
    return reads;
}

domain::Error ended()
{
    return domain::internalError(u"CAS-WorkEnded"_s, u"The unit of work has already ended."_s);
}

} // namespace

DatabaseUnitOfWork::DatabaseUnitOfWork(domain::Pool& pool, std::unique_ptr<domain::Transaction> transaction,
                                       const SqlDialect& dialect, const EventstoreFeatures& features,
                                       const std::optional<domain::BatchIdentity>& identity)
    : m_pool(pool),
      m_transaction(std::move(transaction)),
      m_dialect(dialect),
      m_features(features),
      m_key(dialect, features.hasBatchKeys ? identity : std::nullopt)
{}

DatabaseUnitOfWork::~DatabaseUnitOfWork()
{
    rollback();
}

Result<void> DatabaseUnitOfWork::prefetch(const ReadSet& reads)
{
    return fetch(reads);
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

Result<void> DatabaseUnitOfWork::fetch(const ReadSet& reads)
{
    const BatchReads plan(m_dialect, reads);
    const Result<QList<Answer>> answers = send(plan.statements());
    if (!answers) {
        return failed(answers.error());
    }
    plan.takeIn(*answers, 0, m_known);
    return {};
}

// The key is the first write of the transaction, whichever statement comes first.
Result<QList<Answer>> DatabaseUnitOfWork::send(const QList<Statement>& statements)
{
    if (!m_transaction) {
        return failed(ended());
    }
    const bool withKey = m_key.isDue();
    QList<Statement> all;
    if (withKey) {
        all.append(m_key.insert());
    }
    all.append(statements);
    if (all.isEmpty()) {
        return QList<Answer>();
    }
    PipelineResult answers = runAll(*m_transaction, all);
    if (!answers) {
        return failed(answers.error().error);
    }
    if (withKey) {
        const Answer key = answers->takeFirst();
        if (const Result<void> written = m_key.written(*m_transaction, key); !written) {
            return failed(written.error());
        }
    }
    return std::move(*answers);
}

Result<std::optional<domain::Instance>> DatabaseUnitOfWork::instance(const InstanceId& id)
{
    if (!m_known.rows.knowsInstance(id)) {
        if (const auto fetched = fetch(asking([&](ReadSet& reads) { reads.instances.insert(id); })); !fetched) {
            return failed(fetched.error());
        }
    }
    return m_known.rows.instance(id);
}

Result<QList<domain::InstanceDomain>> DatabaseUnitOfWork::instanceDomains(const InstanceId& id)
{
    if (!m_known.rows.knowsInstanceDomains(id)) {
        if (const auto fetched = fetch(asking([&](ReadSet& reads) { reads.domainsOfInstances.insert(id); }));
            !fetched) {
            return failed(fetched.error());
        }
    }
    return m_known.rows.instanceDomains(id);
}

Result<std::optional<domain::InstanceDomain>> DatabaseUnitOfWork::instanceDomain(const QString& domain)
{
    if (!m_known.rows.knowsInstanceDomain(domain)) {
        if (const auto fetched = fetch(asking([&](ReadSet& reads) { reads.instanceDomains.insert(domain); }));
            !fetched) {
            return failed(fetched.error());
        }
    }
    return m_known.rows.instanceDomain(domain);
}

Result<std::optional<domain::Organization>> DatabaseUnitOfWork::organization(const InstanceId& instance,
                                                                             const OrganizationId& id)
{
    const Overlay::OrganizationKey key{instance, id};
    if (!m_known.rows.knowsOrganization(key)) {
        if (const auto fetched = fetch(asking([&](ReadSet& reads) { reads.organizations.insert(key); })); !fetched) {
            return failed(fetched.error());
        }
    }
    return m_known.rows.organization(key);
}

Result<std::optional<domain::Organization>> DatabaseUnitOfWork::organizationNamed(const InstanceId& instance,
                                                                                  const QString& name)
{
    const Overlay::InstanceText key{instance, name};
    if (!m_known.rows.knowsName(key)) {
        if (const auto fetched = fetch(asking([&](ReadSet& reads) { reads.organizationNames.insert(key); }));
            !fetched) {
            return failed(fetched.error());
        }
    }
    return m_known.rows.organizationNamed(key);
}

Result<QList<domain::OrganizationDomain>> DatabaseUnitOfWork::organizationDomains(const InstanceId& instance,
                                                                                  const OrganizationId& organization)
{
    const Overlay::OrganizationKey key{instance, organization};
    if (!m_known.rows.knowsOrganizationDomains(key)) {
        if (const auto fetched = fetch(asking([&](ReadSet& reads) { reads.domainsOfOrganizations.insert(key); }));
            !fetched) {
            return failed(fetched.error());
        }
    }
    return m_known.rows.organizationDomains(key);
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
    if (!m_known.rows.knowsVerified(key)) {
        if (const auto fetched = fetch(asking([&](ReadSet& reads) { reads.verifiedDomains.insert(key); })); !fetched) {
            return failed(fetched.error());
        }
    }
    return m_known.rows.verifiedHolder(key);
}

Result<bool> DatabaseUnitOfWork::isTaken(const domain::UniqueConstraint& constraint)
{
    if (!m_known.constraints.isTaken(constraint)) {
        if (const auto fetched = fetch(asking([&](ReadSet& reads) { reads.constraints.append(constraint); }));
            !fetched) {
            return failed(fetched.error());
        }
    }
    return m_known.constraints.isTaken(constraint).value_or(false);
}

Result<QString> DatabaseUnitOfWork::holderOf(const domain::UniqueConstraint& constraint)
{
    return HolderSearch(m_dialect, *m_transaction, m_known.rows).holderOf(constraint);
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
    if (!isKnown) {
        if (const auto fetched = fetch(asking([&](ReadSet& reads) {
                reads.domainPolicies.insert({instance, organization});
            }));
            !fetched) {
            return failed(fetched.error());
        }
    }
    const std::optional<bool> own = m_known.policies.value(ofOrganization);
    return own ? *own : m_known.policies.value(ofInstance).value_or(false);
}

Result<std::optional<OrganizationId>> DatabaseUnitOfWork::projectOwner(const InstanceId& instance,
                                                                       const QString& project)
{
    if (project.isEmpty()) {
        return std::nullopt;
    }
    const auto first = [this](const Statement& statement) -> Result<std::optional<OrganizationId>> {
        const auto rows = m_transaction->query(statement);
        if (!rows) {
            return failed(rows.error());
        }
        return rows->isEmpty() ? std::nullopt : std::optional(OrganizationId(rows->at(0).text(0)));
    };
    const auto byEvents = first(
        Statement(u"SELECT e.owner FROM "_s + m_dialect.table(u"eventstore"_s, u"events2"_s)
                      + u" AS e WHERE e.instance_id = $1 AND e.aggregate_type = 'project' AND e.aggregate_id = $2 "
                        "ORDER BY e.sequence DESC LIMIT 1"_s,
                  {instance.value(), project}));
    if (!byEvents || *byEvents || !m_features.hasProjects) {
        return byEvents;
    }
    return first(
        Statement(u"SELECT p.organization_id FROM zitadel.projects AS p WHERE p.instance_id = $1 AND p.id = $2"_s,
                  {instance.value(), project}));
}

Result<qint64> DatabaseUnitOfWork::sequenceBefore(const domain::AggregateKey& aggregate)
{
    if (!m_known.states.contains(aggregate)) {
        if (const auto fetched = fetch(asking([&](ReadSet& reads) { reads.aggregates.insert(aggregate); })); !fetched) {
            return failed(fetched.error());
        }
    }
    return m_known.states.value(aggregate).sequence;
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

Result<void> DatabaseUnitOfWork::knowStates(const QList<domain::Event>& events)
{
    ReadSet reads;
    for (const domain::AggregateKey& aggregate : EventPush::aggregatesOf(events)) {
        if (!m_known.states.contains(aggregate)) {
            reads.aggregates.insert(aggregate);
        }
    }
    return reads.aggregates.isEmpty() ? Result<void>() : fetch(reads);
}

Result<QList<domain::StoredEvent>> DatabaseUnitOfWork::push(const QList<domain::Event>& events)
{
    return write(events, false);
}

// What the server itself decides may travel with COMMIT: a wrong sequence or a taken name fails the statements. On SQLite, and
// with a push function that is not ours, the answers are looked at first.
Result<QList<domain::StoredEvent>> DatabaseUnitOfWork::pushAndCommit(const QList<domain::Event>& events)
{
    if (m_dialect.isPostgres() && m_features.isOurs) {
        return write(events, true);
    }
    Result<QList<domain::StoredEvent>> stored = write(events, false);
    if (!stored) {
        return stored;
    }
    const Result<void> committed = commit();
    return committed ? stored : failed(committed.error());
}

Result<QList<domain::StoredEvent>> DatabaseUnitOfWork::write(const QList<domain::Event>& events, bool commits)
{
    if (!m_transaction) {
        return failed(ended());
    }
    const Result<void> known = knowStates(events);
    const auto keyed = known && m_key.isDue() ? send({}) : QList<Answer>();
    if (!known || !keyed) {
        return failed(known ? keyed.error() : known.error());
    }
    const BatchWrite batch(m_dialect, m_features, m_known, events, m_key);
    PipelineResult answers = commits ? runAllAndCommit(*m_transaction, batch.statements())
                                     : runAll(*m_transaction, batch.statements());
    if (!answers) {
        return failed(refused(batch.explained(answers.error()), events));
    }
    Result<QList<domain::StoredEvent>> stored = batch.stored(*answers);
    if (!stored) {
        return failed(refused(stored.error(), events));
    }
    settle(*stored);
    if (commits) {
        m_transaction.reset();
    }
    return stored;
}

void DatabaseUnitOfWork::settle(const QList<domain::StoredEvent>& stored)
{
    for (const domain::StoredEvent& event : stored) {
        m_known.states[event.aggregate] = {event.sequence, event.owner};
    }
    m_known.rows.settle();
}

// Nothing of the batch is left: who was faster is looked up in a transaction of its own.
domain::Error DatabaseUnitOfWork::refused(const domain::Error& error, const QList<domain::Event>& events)
{
    rollback();
    if (error.kind != domain::ErrorKind::AlreadyExists) {
        return error;
    }
    const auto looking = m_pool.begin({domain::IsolationLevel::ServerDefault, domain::AccessMode::ReadOnly});
    if (!looking) {
        return error;
    }
    return HolderOfTaken(m_dialect, **looking, m_known.rows, events).named(error);
}

Result<void> DatabaseUnitOfWork::commit()
{
    if (!m_transaction) {
        return failed(ended());
    }
    const bool isClean = OverlayWriter(m_dialect, m_known.rows).statements().isEmpty() && !m_key.isDue();
    if (const auto written = isClean ? QList<domain::StoredEvent>() : write({}, false); !written) {
        return failed(written.error());
    }
    const Result<void> committed = m_transaction->commit();
    m_transaction.reset();
    return committed;
}

void DatabaseUnitOfWork::rollback()
{
    if (m_transaction) {
        m_transaction->rollback();
        m_transaction.reset();
    }
}

} // namespace castellan::storage
