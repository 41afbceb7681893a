#include "tests/contract/ServersProjection.h"

#include "tests/contract/OrFail.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"

#include <QMap>
#include <QRegularExpression>

#include <type_traits>

namespace castellan::test {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;
using castellan::storage::Row;
using castellan::storage::Rows;
using castellan::storage::Statement;

namespace {

constexpr int pageSize = 200;
constexpr int failuresUntilSkipped = 5;

/// What each event does, with `e` for the event.
const QMap<QString, QString>& effects()
{
    static const QString instances = u"UPDATE zitadel.instances t SET %1, updated_at = e.at FROM e WHERE t.id = e.id"_s;
    static const QString organizations =
        u"UPDATE zitadel.organizations t SET %1, updated_at = e.at FROM e WHERE t.instance_id = e.instance AND t.id = e.id"_s;
    static const QString domains =
        u"UPDATE zitadel.org_domains t SET %1, updated_at = e.at FROM e WHERE t.instance_id = e.instance AND t.org_id = e.owner "
        "AND t.domain = e.payload ->> 'domain'"_s;
    static const QMap<QString, QString> all = {
        {u"instance.added"_s,
         u"INSERT INTO zitadel.instances SELECT e.id, e.payload ->> 'name', '', '', '', '', '', e.at, e.at FROM e"_s},
        {u"instance.changed"_s, instances.arg(u"name = e.payload ->> 'name'"_s)},
        {u"instance.default.org.set"_s, instances.arg(u"default_org_id = e.payload ->> 'orgId'"_s)},
        {u"instance.default.language.set"_s, instances.arg(u"default_language = e.payload ->> 'language'"_s)},
        {u"instance.removed"_s, u"DELETE FROM zitadel.instances t USING e WHERE t.id = e.id"_s},
        {u"instance.domain.added"_s,
         u"INSERT INTO zitadel.instance_domains SELECT e.instance, e.payload ->> 'domain', false, false, 'custom', e.at, e.at FROM e"_s},
        {u"instance.domain.primary.set"_s,
         u"UPDATE zitadel.instance_domains t SET is_primary = true, updated_at = e.at FROM e WHERE t.domain = e.payload ->> 'domain'"_s},
        {u"instance.domain.removed"_s,
         u"DELETE FROM zitadel.instance_domains t USING e WHERE t.domain = e.payload ->> 'domain' AND t.type = 'custom'"_s},
        {u"instance.trusted_domains.added"_s,
         u"INSERT INTO zitadel.instance_domains SELECT e.instance, e.payload ->> 'domain', NULL, NULL, 'trusted', e.at, e.at FROM e"_s},
        {u"org.added"_s,
         u"INSERT INTO zitadel.organizations SELECT e.id, e.payload ->> 'name', e.instance, 'active', e.at, e.at FROM e"_s},
        {u"org.changed"_s, organizations.arg(u"name = e.payload ->> 'name'"_s)},
        {u"org.deactivated"_s, organizations.arg(u"state = 'inactive'"_s)},
        {u"org.reactivated"_s, organizations.arg(u"state = 'active'"_s)},
        {u"org.removed"_s,
         u"DELETE FROM zitadel.organizations t USING e WHERE t.instance_id = e.instance AND t.id = e.id"_s},
        {u"org.domain.added"_s,
         u"INSERT INTO zitadel.org_domains SELECT e.instance, e.owner, e.payload ->> 'domain', false, false, NULL, e.at, e.at FROM e"_s},
        {u"org.domain.verified"_s, domains.arg(u"is_verified = true"_s)},
        {u"org.domain.primary.set"_s, domains.arg(u"is_primary = true"_s)},
        {u"org.domain.removed"_s,
         u"DELETE FROM zitadel.org_domains t USING e WHERE t.instance_id = e.instance AND t.org_id = e.owner "
         "AND t.domain = e.payload ->> 'domain'"_s},
        {u"user.human.added"_s, u"INSERT INTO zitadel.users SELECT e.instance, e.id FROM e"_s}};
    return all;
}

QString prefixOf(const QString& projection)
{
    static const QMap<QString, QString> prefixes = {{u"zitadel.instances"_s, u"^instance\\.(?!domain|trusted)"_s},
                                                    {u"zitadel.instance_domains"_s, u"^instance\\.(domain|trusted)"_s},
                                                    {u"zitadel.organizations"_s, u"^org\\.(?!domain)"_s},
                                                    {u"zitadel.org_domains"_s, u"^org\\.domain"_s}};
    return prefixes.value(projection, u"."_s);
}

QString nameOf(const Row& event)
{
    return event.text(2) + u' ' + event.text(1);
}

Result<void> apply(Transaction& transaction, const QString& instance, const Row& event)
{
    const Statement effect(
        u"WITH e AS (SELECT $1::text AS instance, $2::text AS id, $3::text AS owner, $4::jsonb AS payload, $5::timestamptz AS at) "_s
            + effects().value(event.text(2)),
        {instance, event.text(1), event.text(4), storage::Value::nullIfEmpty(event.text(5)), event.timestamp(6)});
    const auto savepoint = orFail(transaction.begin());
    if (const auto done = savepoint->exec(effect); !done) {
        savepoint->rollback();
        return failed(done.error());
    }
    return savepoint->commit();
}

} // namespace

struct ServersProjection::State
{
    QString position = u"0"_s;
    qint64 offset = 0;
    QString aggregateType;
    QString aggregateId;
    qint64 sequence = 0;
    Timestamp eventDate;
};

ServersProjection::ServersProjection(Client& client, const QString& name) : m_client(client), m_name(name)
{
    m_types = QStringList(effects().keys()).filter(QRegularExpression(prefixOf(name)));
}

ServersProjection::Run ServersProjection::run(const QString& instance)
{
    Run all;
    do {
        const auto transaction = orFail(m_client.begin({IsolationLevel::ReadCommitted, AccessMode::ReadWrite}));
        const Run one = runIn(*transaction, instance);
        orFail(transaction->commit());
        all.gaveUp = one.gaveUp;
        all.projected += one.projected;
        all.failed += one.failed;
        all.isPageFull = one.isPageFull;
        all.isStopped = one.isStopped;
    } while (all.isPageFull && !all.isStopped);
    return all;
}

/// Where the events begin that the state has not seen.
qsizetype ServersProjection::firstAfter(const State& state, const Rows& events)
{
    qsizetype first = 0;
    for (qsizetype index = 0; index < events.size(); ++index) {
        const Row& event = events.at(index);
        if (event.text(7) == state.position && event.text(0) == state.aggregateType
            && event.text(1) == state.aggregateId && event.integer(3) == state.sequence) {
            first = index + 1;
        }
    }
    return first;
}

ServersProjection::Run ServersProjection::runIn(Transaction& transaction, const QString& instance)
{
    Run run;
    const QList<storage::Value> names = {m_name, instance};
    if (!orFail(
             transaction.queryRow(Statement(u"SELECT pg_try_advisory_xact_lock(hashtext($1), hashtext($2))"_s, names)))
             .boolean(0)) {
        run.gaveUp = true;
        return run;
    }
    State state = readState(transaction, instance);
    for (const QString& call : {u"pg_advisory_lock"_s, u"pg_advisory_unlock"_s}) { // awaits the pushes in flight
        orFail(transaction.query(Statement(
            u"SELECT "_s + call + u"('eventstore.events2'::regclass::oid::int, hashtext($1))"_s, {instance})));
    }
    const Rows events = orFail(transaction.query(Statement(
        u"SELECT e.aggregate_type, e.aggregate_id, e.event_type, e.sequence, e.owner, e.payload, e.created_at, e.position::text "
        "FROM eventstore.events2 e WHERE e.instance_id = $1 AND e.event_type = ANY ($2::text[]) AND e.position >= $3::numeric "
        "AND e.position <= extract(epoch FROM clock_timestamp()) "
        "ORDER BY e.position, e.in_tx_order, e.instance_id, e.aggregate_type, e.aggregate_id OFFSET $4::int LIMIT $5::int"_s,
        {instance, m_types, state.position, state.offset, pageSize})));
    run.isPageFull = events.size() == pageSize;
    for (qsizetype index = firstAfter(state, events); index < events.size() && !run.isStopped; ++index) {
        const Row& event = events.at(index);
        if (!apply(transaction, instance, event)) {
            run.failed << nameOf(event);
            const Row count = orFail(transaction.queryRow(Statement(
                u"INSERT INTO projections.failed_events2 AS f VALUES ($1, $2, $3, $4, $5::timestamptz, $6::bigint, 1) ON CONFLICT "
                "(projection_name, instance_id, aggregate_type, aggregate_id, failed_sequence) "
                "DO UPDATE SET failure_count = f.failure_count + 1 RETURNING f.failure_count"_s,
                {m_name, instance, event.text(0), event.text(1), event.timestamp(6), event.integer(3)})));
            if (count.integer(0) < failuresUntilSkipped) {
                run.isStopped = true;
                continue;
            }
        } else {
            run.projected << nameOf(event);
        }
        state.offset = event.text(7) == state.position ? state.offset + 1 : 1;
        state = {event.text(7), state.offset, event.text(0), event.text(1), event.integer(3), event.timestamp(6)};
    }
    if (!state.aggregateType.isEmpty()) {
        writeState(transaction, instance, state);
    }
    return run;
}

ServersProjection::State ServersProjection::readState(Transaction& transaction, const QString& instance) const
{
    const Rows rows = orFail(transaction.query(Statement(
        u"SELECT s.position::text, s.filter_offset, s.aggregate_type, s.aggregate_id, s.sequence, s.event_date FROM "
        "projections.current_states s WHERE s.projection_name = $1 AND s.instance_id = $2 FOR NO KEY UPDATE"_s,
        {m_name, instance})));
    if (rows.isEmpty()) {
        return {};
    }
    const Row& row = rows.at(0);
    return {row.text(0), row.integer(1), row.text(2), row.text(3), row.integer(4), row.timestamp(5)};
}

void ServersProjection::writeState(Transaction& transaction, const QString& instance, const State& state) const
{
    orFail(transaction.exec(Statement(
        u"INSERT INTO projections.current_states VALUES ($1, $2, now(), $3, $4, $5::bigint, $6::timestamptz, $7::numeric, $8::int) "
        "ON CONFLICT (projection_name, instance_id) DO UPDATE SET last_updated = now(), aggregate_id = excluded.aggregate_id, "
        "aggregate_type = excluded.aggregate_type, sequence = excluded.sequence, event_date = excluded.event_date, "
        "position = excluded.position, filter_offset = excluded.filter_offset"_s,
        {m_name, instance, state.aggregateId, state.aggregateType, state.sequence, state.eventDate, state.position,
         state.offset})));
}

} // namespace castellan::test
