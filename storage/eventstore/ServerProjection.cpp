#include "storage/eventstore/ServerProjection.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;

/// The one projection of all tables, and the four that it has replaced: what they left behind does not move any more.
const QString allTables = u"relational_tables"_s;
constexpr int waitingCounted = 1000;

/// What each of the four projects; `relational_tables` projects all of it and much more.
const QHash<QString, QStringList>& projectedTypes()
{
    static const QHash<QString, QStringList> types = {
        {u"zitadel.instances"_s,
         {u"instance.added"_s, u"instance.changed"_s, u"instance.removed"_s, u"instance.default.org.set"_s,
          u"instance.iam.project.set"_s, u"instance.iam.console.set"_s, u"instance.default.language.set"_s}},
        {u"zitadel.instance_domains"_s,
         {u"instance.domain.added"_s, u"instance.domain.primary.set"_s, u"instance.domain.removed"_s,
          u"instance.trusted_domains.added"_s, u"instance.trusted_domains.removed"_s}},
        {u"zitadel.organizations"_s,
         {u"org.added"_s, u"org.changed"_s, u"org.deactivated"_s, u"org.reactivated"_s, u"org.removed"_s}},
        {u"zitadel.org_domains"_s,
         {u"org.domain.added"_s, u"org.domain.verification.added"_s, u"org.domain.verified"_s,
          u"org.domain.primary.set"_s, u"org.domain.removed"_s}}};
    return types;
}

QStringList names()
{
    QStringList all = projectedTypes().keys() << allTables;
    all.sort();
    return all;
}

bool isProjected(const QString& type, const QString& projection)
{
    if (projection != allTables) {
        return projectedTypes().value(projection).contains(type);
    }
    return std::any_of(projectedTypes().cbegin(), projectedTypes().cend(),
                       [&type](const QStringList& types) { return types.contains(type); });
}

QStringList instancesOf(const QList<domain::Event>& events)
{
    QSet<QString> seen;
    for (const domain::Event& event : events) {
        seen.insert(event.aggregate.instanceId);
    }
    QStringList instances(seen.cbegin(), seen.cend());
    instances.sort();
    return instances;
}

/// Whether event `e` waits for projection `p`. What `relational_tables` takes grows with the server's version, so it counts
/// as taken unless no server up to the version that is known here (18) takes it: better refuse once too often than skip.
QString waits()
{
    const QString known =
        uR"((e.aggregate_type = ANY ('{auth_request,device_auth,feature,key_pair,milestone,notification,oidc_session,quota,saml_request,saml_session,system,web_key}')
        OR e.event_type LIKE ANY ('{org.domain.verification.failed,project.application.%,user.human.refresh.token.%,user.human.signed.out,user.token.%,%.sent}')))"_s;
    QString sql = u"CASE p.name "_s;
    for (auto types = projectedTypes().cbegin(); types != projectedTypes().cend(); ++types) {
        sql += u"WHEN '"_s + types.key() + u"' THEN e.event_type = ANY ('{"_s + types->join(u',') + u"}') "_s;
    }
    return sql + u"ELSE NOT "_s + known + u" OR (SELECT max(version) > 18 FROM zitadel.migrations) END"_s;
}

/// A row a projection and instance: its name, the instance, whether the server projects that at all, the state's position and
/// offset, how many events wait (at most 1001), and since when. One of the four has no state before its first event. The
/// batch's own events are known by their transaction.
QString howFar()
{
    return uR"(WITH kinds AS MATERIALIZED (SELECT k.name FROM unnest($2::text[]) AS k (name) WHERE EXISTS (
                SELECT FROM projections.current_states AS s WHERE s.projection_name = k.name)),
            running AS MATERIALIZED (SELECT s.projection_name AS name, s.instance_id, s.position, s.filter_offset, s.event_date,
                e.in_tx_order, s.aggregate_type, s.aggregate_id
            FROM projections.current_states AS s LEFT JOIN eventstore.events2 AS e ON e.instance_id = s.instance_id
                AND e.aggregate_type = s.aggregate_type AND e.aggregate_id = s.aggregate_id AND e.sequence = s.sequence
            WHERE s.projection_name = ANY ($2::text[]) AND s.instance_id = ANY ($1::text[]))
        SELECT p.name, g.i, EXISTS (SELECT FROM running AS r WHERE r.instance_id = g.i AND (r.name = $3) = (p.name = $3)),
            s.position::text, coalesce(s.filter_offset, 0), late.number, late.since
        FROM unnest($1::text[]) AS g (i) CROSS JOIN unnest($2::text[]) AS p (name)
        LEFT JOIN running AS s ON s.name = p.name AND s.instance_id = g.i
        CROSS JOIN LATERAL (SELECT count(*) AS number, min(w.created_at) AS since FROM (
            SELECT e.created_at FROM eventstore.events2 AS e
            WHERE e.instance_id = g.i AND e.xmin <> pg_current_xact_id()::xid
                AND (s.position IS NULL OR e.position > s.position OR (e.position = s.position
                    AND (e.in_tx_order, e.aggregate_type, e.aggregate_id) > (s.in_tx_order, s.aggregate_type, s.aggregate_id)))
                AND (s.event_date IS NULL OR e.created_at >= s.event_date - interval '10 seconds')
                AND )"_s
        + waits() + u" LIMIT "_s + QString::number(waitingCounted + 1) + uR"() AS w) AS late
        WHERE EXISTS (SELECT FROM kinds) AND (p.name = $3) = EXISTS (SELECT FROM kinds AS k WHERE k.name = $3))"_s;
}

/// Instances with events that the server has never projected. A new one has none, and is taken to be projected.
QSet<QString> withoutState(const Rows& rows)
{
    QSet<QString> instances;
    for (const Row& row : rows) {
        if (!row.boolean(2) && row.integer(5) > 0) {
            instances.insert(row.text(1));
        }
    }
    return instances;
}

domain::Error behind(const Row& row)
{
    const qint64 number = row.integer(5);
    const QString events = number > waitingCounted ? u"more than %1 events"_s.arg(waitingCounted)
                                                   : u"%1 event(s)"_s.arg(number);
    domain::Error error = domain::preconditionFailed(
        u"CAS-ProjectionBehind"_s, {},
        u"The server's projection %1 is %2 behind on instance %3, the oldest of %4: the rows are not yet what the events say. "
        "Try again when it has caught up, or write all the same with --force."_s.arg(row.text(0), events, row.text(1),
                                                                                     row.text(6)));
    error.subject = row.text(1);
    error.retryable = true;
    return error;
}

domain::Error overtaken(const QString& instance)
{
    domain::Error error = domain::conflict(
        u"CAS-PositionOvertaken"_s, {},
        u"The server wrote newer events of instance %1 before ours, so its readers would skip ours. Try again."_s.arg(
            instance));
    error.subject = instance;
    error.retryable = true;
    return error;
}

/// The batch's last event that the projection takes, and how many it takes at that position.
struct Last
{
    const domain::StoredEvent* event = nullptr;
    qint64 count = 0;
};

/// `stored` is in the order of one push, which is the global order.
Last lastProjected(const QList<domain::StoredEvent>& stored, const QString& projection, const QString& instance)
{
    Last last;
    for (const domain::StoredEvent& event : stored) {
        if (event.aggregate.instanceId != instance || !isProjected(event.type, projection)) {
            continue;
        }
        last.count = last.event != nullptr && last.event->position == event.position ? last.count + 1 : 1;
        last.event = &event;
    }
    return last;
}

Statement moveTo(const Last& last, const Row& row)
{
    const domain::StoredEvent& event = *last.event;
    const qint64 before = row.text(3) == event.position ? row.integer(4) : 0; // of an earlier push of this transaction
    return Statement(
        uR"(INSERT INTO projections.current_states (projection_name, instance_id, last_updated, aggregate_id, aggregate_type,
                "sequence", event_date, "position", filter_offset)
            VALUES ($1, $2, statement_timestamp(), $3, $4, $5::bigint, $6::timestamptz, $7::numeric, $8::int)
            ON CONFLICT (projection_name, instance_id) DO UPDATE SET last_updated = excluded.last_updated,
                aggregate_id = excluded.aggregate_id, aggregate_type = excluded.aggregate_type, "sequence" = excluded."sequence",
                event_date = excluded.event_date, "position" = excluded."position", filter_offset = excluded.filter_offset)"_s,
        {row.text(0), row.text(1), event.aggregate.id, event.aggregate.type, event.sequence, event.createdAt,
         event.position, before + last.count});
}

} // namespace

// Where no such projection has ever run, batches need not wait for each other.
std::optional<Statement> ServerProjection::keepOut(const QSet<QString>& instances)
{
    const QSet<QString> missing = QSet<QString>(instances).subtract(m_keptOut);
    if (!m_features.hasProjectionStates || missing.isEmpty()) {
        return std::nullopt;
    }
    m_keptOut.unite(missing);
    QStringList sorted(missing.cbegin(), missing.cend());
    sorted.sort();
    return Statement(u"SELECT pg_advisory_xact_lock(hashtext(n), hashtext(i)) FROM unnest($1::text[]) AS i, "
                     "unnest($2::text[]) AS n WHERE EXISTS (SELECT FROM projections.current_states AS s "
                     "WHERE s.projection_name = ANY ($2::text[]))"_s,
                     {sorted, names()});
}

QList<Statement> ServerProjection::beforePush(const QList<domain::Event>& events)
{
    if (!m_features.hasProjectionStates || events.isEmpty()) {
        return {};
    }
    const QStringList instances = instancesOf(events);
    QList<Statement> statements;
    if (const auto lock = keepOut({instances.cbegin(), instances.cend()})) {
        statements.append(*lock);
    }
    statements.append(Statement(
        u"SELECT pg_advisory_xact_lock('eventstore.events2'::regclass::oid::int, hashtext(i)) FROM unnest($1::text[]) AS i "
        "WHERE EXISTS (SELECT FROM projections.current_states AS s WHERE s.instance_id = i AND s.projection_name = ANY ($2::text[]))"_s,
        {instances, names()}));
    return statements;
}

// Our events stand at the transaction's start or later, so what stands at theirs or behind was created about then or later.
QList<Statement> ServerProjection::afterPush(const QList<domain::Event>& events) const
{
    if (!m_features.hasProjectionStates || events.isEmpty()) {
        return {};
    }
    const QStringList instances = instancesOf(events);
    return {Statement(uR"(SELECT g.i FROM unnest($1::text[]) AS g (i) WHERE EXISTS (SELECT FROM eventstore.events2 AS e
                WHERE e.instance_id = g.i AND e.xmin <> pg_current_xact_id()::xid AND e.created_at >= now() - interval '10 seconds'
                    AND e.position >= (SELECT min(o.position) FROM eventstore.events2 AS o
                        WHERE o.instance_id = g.i AND o.created_at >= now() AND o.xmin = pg_current_xact_id()::xid)))"_s,
                      {instances}),
            Statement(howFar(), {instances, names(), allTables})};
}

domain::Result<QList<Statement>> ServerProjection::advance(const QList<Answer>& answers,
                                                           const QList<domain::StoredEvent>& stored) const
{
    QList<Statement> statements;
    if (answers.isEmpty()) {
        return statements;
    }
    if (const Rows& late = answers.first().rows; !late.isEmpty() && !m_isForced) {
        return failed(overtaken(late.at(0).text(0)));
    }
    const QSet<QString> unprojected = withoutState(answers.last().rows);
    for (const Row& row : answers.last().rows) {
        const bool isBehind = row.integer(5) > 0;
        if (unprojected.contains(row.text(1))) {
            continue;
        }
        if (isBehind && !m_isForced) {
            return failed(behind(row));
        }
        const Last last = lastProjected(stored, row.text(0), row.text(1));
        if (!isBehind && last.event != nullptr) {
            statements.append(moveTo(last, row));
        }
    }
    return statements;
}

} // namespace castellan::storage
