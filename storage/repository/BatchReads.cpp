#include "storage/repository/BatchReads.h"

#include "domain/core/DisplayName.h"
#include "storage/eventstore/AggregateStates.h"
#include "storage/repository/Entities.h"
#include "storage/repository/ListQuery.h"
#include "storage/repository/RowSource.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::AggregateKey;
using domain::InstanceId;
using OrganizationKey = Overlay::OrganizationKey;
using InstanceText = Overlay::InstanceText;

/// Enough that batches rarely meet, few enough for the server's table of locks.
constexpr int lockBuckets = 64;

QStringList sortedIds(const QSet<InstanceId>& ids)
{
    QStringList sorted;
    for (const InstanceId& id : ids) {
        sorted.append(id.value());
    }
    sorted.sort();
    return sorted;
}

template<typename Entity>
void learnAll(const Rows& rows, BatchKnowledge& knowledge)
{
    for (const Row& row : rows) {
        knowledge.rows.learn(Mapped<Entity>::entity(row));
    }
}

RowSource pairs(const SqlDialect& dialect, const QSet<InstanceText>& texts)
{
    RowSource rows(dialect, {{u"a"_s}, {u"b"_s}});
    for (const InstanceText& pair : texts) {
        rows.row().text(pair.first.value()).text(pair.second);
    }
    return rows;
}

RowSource pairs(const SqlDialect& dialect, const QSet<OrganizationKey>& keys)
{
    RowSource rows(dialect, {{u"a"_s}, {u"b"_s}});
    for (const OrganizationKey& key : keys) {
        rows.row().text(key.first.value()).text(key.second.value());
    }
    return rows;
}

/// The rows of a table that belong to the pairs, by the instance and another column. Without statistics SQLite would
/// look for a domain through the key that begins with the instance, row by row: the plus keeps it from that.
QString joined(const Table& table, const SqlDialect& dialect, const RowSource& rows, const QString& column,
               const QString& rest = {})
{
    const QString instance = !dialect.isPostgres() && column == u"domain"_s ? u"+t.instance_id"_s : u"t.instance_id"_s;
    return u"SELECT "_s + table.selected(dialect) + u" FROM "_s + rows.sql(1) + u" CROSS JOIN "_s
        + table.fullName(dialect) + u" AS t WHERE "_s + instance + u" = r.a AND t."_s + column + u" = r.b"_s + rest;
}

void foldPolicy(std::optional<bool>& policy, const QString& type, const QByteArray& payload)
{
    const QJsonValue value = QJsonDocument::fromJson(payload).object().value(u"validateOrgDomains"_s);
    if (type.endsWith(u".removed"_s)) {
        policy.reset();
    } else if (type.endsWith(u".added"_s) || value.isBool()) {
        policy = value.toBool();
    }
}

} // namespace

BatchReads::BatchReads(const SqlDialect& dialect, const domain::ReadSet& reads) : m_dialect(dialect), m_reads(reads)
{
    if (dialect.isPostgres()) {
        lockDomains();
    }
    readInstances();
    readOrganizations();
    readDomains();
    readNames();
    readPolicies();
    readConstraints();
    readSequences();
}

void BatchReads::takeIn(const QList<Answer>& answers, qsizetype first, BatchKnowledge& knowledge) const
{
    for (qsizetype index = 0; index < m_takers.size(); ++index) {
        if (m_takers.at(index)) {
            m_takers.at(index)(answers.at(first + index).rows, knowledge);
        }
    }
    knowledge.rows.learnAnswered(m_reads);
}

void BatchReads::add(const Statement& statement, Taker taker)
{
    m_statements.append(statement);
    m_takers.append(std::move(taker));
}

void BatchReads::lockDomains()
{
    QMap<QString, QSet<int>> buckets;
    for (const InstanceText& domain : std::as_const(m_reads.verifiedDomains)) {
        const QByteArray folded = domain::folded(domain.second).toUtf8();
        buckets[domain.first.value()].insert(qChecksum(folded) % lockBuckets);
    }
    for (auto instance = buckets.cbegin(); instance != buckets.cend(); ++instance) {
        QList<int> numbers(instance->cbegin(), instance->cend());
        std::sort(numbers.begin(), numbers.end());
        QStringList texts;
        for (const int number : numbers) {
            texts.append(QString::number(number));
        }
        add(Statement(
                u"SELECT pg_advisory_xact_lock(hashtext('castellan.domain ' || $1::text), b::int) FROM unnest($2::text[]) AS b"_s,
                {instance.key(), texts}),
            {});
    }
}

// An instance that the batch changes is taken alone; one that only must stay there is shared with other writers.
void BatchReads::readInstances()
{
    QSet<InstanceId> changed;
    QSet<InstanceId> kept;
    for (const InstanceId& id : std::as_const(m_reads.instances)) {
        const bool isChanged = m_reads.aggregates.contains({id.value(), u"instance"_s, id.value()});
        (isChanged ? changed : kept).insert(id);
    }
    const Table table = Mapped<domain::Instance>::table(m_dialect);
    const QString sql = selectSql(table, m_dialect, m_dialect.isAnyOf(u"t.id"_s, 1)) + u" ORDER BY t.id"_s;
    const auto read = [this, &sql](const QSet<InstanceId>& ids, const QString& lock) {
        if (!ids.isEmpty()) {
            add(Statement(m_dialect.isPostgres() ? sql + lock : sql, {sortedIds(ids)}), &learnAll<domain::Instance>);
        }
    };
    read(changed, u" FOR NO KEY UPDATE"_s);
    read(kept, u" FOR KEY SHARE"_s);
}

void BatchReads::readOrganizations()
{
    if (m_reads.organizations.isEmpty()) {
        return;
    }
    const Table table = Mapped<domain::Organization>::table(m_dialect);
    const RowSource rows = pairs(m_dialect, m_reads.organizations);
    const QString lock = m_dialect.isPostgres() ? u" ORDER BY t.instance_id, t.id FOR NO KEY UPDATE OF t"_s : QString();
    add(Statement(joined(table, m_dialect, rows, u"id"_s, lock), rows.values()), &learnAll<domain::Organization>);
}

void BatchReads::readDomains()
{
    const Table ofInstances = Mapped<domain::InstanceDomain>::table(m_dialect);
    const Table ofOrganizations = Mapped<domain::OrganizationDomain>::table(m_dialect);
    if (!m_reads.domainsOfInstances.isEmpty()) {
        add(Statement(selectSql(ofInstances, m_dialect, m_dialect.isAnyOf(u"t.instance_id"_s, 1)),
                      {sortedIds(m_reads.domainsOfInstances)}),
            &learnAll<domain::InstanceDomain>);
    }
    if (!m_reads.instanceDomains.isEmpty()) {
        add(Statement(selectSql(ofInstances, m_dialect, m_dialect.isAnyOf(u"t.domain"_s, 1)),
                      {QStringList(m_reads.instanceDomains.cbegin(), m_reads.instanceDomains.cend())}),
            &learnAll<domain::InstanceDomain>);
    }
    if (!m_reads.domainsOfOrganizations.isEmpty()) {
        const RowSource rows = pairs(m_dialect, m_reads.domainsOfOrganizations);
        add(Statement(joined(ofOrganizations, m_dialect, rows, u"org_id"_s), rows.values()),
            &learnAll<domain::OrganizationDomain>);
    }
    if (!m_reads.verifiedDomains.isEmpty()) {
        const RowSource rows = pairs(m_dialect, m_reads.verifiedDomains);
        add(Statement(joined(ofOrganizations, m_dialect, rows, u"domain"_s, u" AND t.is_verified"_s), rows.values()),
            &learnAll<domain::OrganizationDomain>);
    }
}

void BatchReads::readNames()
{
    if (m_reads.organizationNames.isEmpty()) {
        return;
    }
    const RowSource rows = pairs(m_dialect, m_reads.organizationNames);
    add(Statement(joined(Mapped<domain::Organization>::table(m_dialect), m_dialect, rows, u"name"_s), rows.values()),
        &learnAll<domain::Organization>);
}

// A policy's events are folded, because a change names only what it changes.
void BatchReads::readPolicies()
{
    if (m_reads.domainPolicies.isEmpty()) {
        return;
    }
    QSet<AggregateKey> holders;
    for (const OrganizationKey& key : std::as_const(m_reads.domainPolicies)) {
        holders.insert({key.first.value(), u"org"_s, key.second.value()});
        holders.insert({key.first.value(), u"instance"_s, key.first.value()});
    }
    RowSource rows(m_dialect, {{u"a"_s}, {u"b"_s}, {u"c"_s}});
    for (const AggregateKey& holder : holders) {
        rows.row().text(holder.instanceId).text(holder.type).text(holder.id);
    }
    const QString sql = u"SELECT e.instance_id, e.aggregate_type, e.aggregate_id, e.event_type, e.payload FROM "_s
        + rows.sql(1) + u" CROSS JOIN "_s + m_dialect.table(u"eventstore"_s, u"events2"_s)
        + u" AS e WHERE e.instance_id = r.a AND e.aggregate_type = r.b AND e.aggregate_id = r.c AND e.event_type IN ('org.policy.domain.added', "
          "'org.policy.domain.changed', 'org.policy.domain.removed', 'instance.policy.domain.added', 'instance.policy.domain.changed') "
          "ORDER BY e.sequence"_s;
    add(Statement(sql, rows.values()), [holders](const Rows& found, BatchKnowledge& knowledge) {
        for (const AggregateKey& holder : holders) {
            knowledge.policies[holder].reset();
        }
        for (const Row& row : found) {
            foldPolicy(knowledge.policies[{row.text(0), row.text(1), row.text(2)}], row.text(3), row.bytes(4));
        }
    });
}

void BatchReads::readConstraints()
{
    if (m_reads.constraints.isEmpty()) {
        return;
    }
    // A row for each spelling: with "one or the other" the databases compare all with all.
    RowSource rows(m_dialect, {{u"a"_s}, {u"b"_s}, {u"c"_s}});
    for (const domain::UniqueConstraint& constraint : std::as_const(m_reads.constraints)) {
        const QString folded = domain::folded(constraint.field);
        rows.row().text(constraint.instanceId).text(constraint.type).text(folded);
        if (constraint.field != folded) {
            rows.row().text(constraint.instanceId).text(constraint.type).text(constraint.field);
        }
    }
    const QString sql = u"SELECT r.a, r.b, r.c FROM "_s + rows.sql(1) + u" CROSS JOIN "_s
        + m_dialect.table(u"eventstore"_s, u"unique_constraints"_s)
        + u" AS u WHERE u.instance_id = r.a AND u.unique_type = r.b AND u.unique_field = r.c"_s;
    add(Statement(sql, rows.values()), [asked = m_reads.constraints](const Rows& found, BatchKnowledge& knowledge) {
        for (const domain::UniqueConstraint& constraint : asked) {
            knowledge.constraints.learn(constraint, false);
        }
        for (const Row& row : found) {
            knowledge.constraints.learn({row.text(0), row.text(1), row.text(2)}, true);
        }
    });
}

void BatchReads::readSequences()
{
    if (m_reads.aggregates.isEmpty()) {
        return;
    }
    const QList<AggregateKey> aggregates(m_reads.aggregates.cbegin(), m_reads.aggregates.cend());
    add(stateQuery(m_dialect, aggregates), [aggregates](const Rows& found, BatchKnowledge& knowledge) {
        for (const AggregateKey& aggregate : aggregates) {
            knowledge.states[aggregate];
        }
        readStates(found, knowledge.states);
    });
}

} // namespace castellan::storage
