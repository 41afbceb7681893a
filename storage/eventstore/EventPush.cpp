#include "storage/eventstore/EventPush.h"

#include "storage/eventstore/EventColumns.h"
#include "storage/eventstore/EventPlan.h"
#include "storage/eventstore/FieldPlan.h"
#include "storage/repository/RowSource.h"

#include <QSet>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using Cell = RowSource::Cell;
using domain::AggregateKey;
using domain::Event;
using domain::StoredEvent;

constexpr QLatin1StringView outrunMark("castellan.outrun:");

QString arrayOfSequences(const QList<StoredEvent>& events)
{
    QStringList sequences;
    for (const StoredEvent& event : events) {
        sequences.append(QString::number(event.sequence));
    }
    return u'{' + sequences.join(u',') + u'}';
}

RowSource calledRows(const SqlDialect& dialect, const QList<Event>& events)
{
    RowSource rows(dialect,
                   {{u"n"_s, Cell::Integer},
                    {u"instance_id"_s},
                    {u"aggregate_type"_s},
                    {u"aggregate_id"_s},
                    {u"command_type"_s},
                    {u"revision"_s, Cell::Integer},
                    {u"payload"_s, Cell::Json},
                    {u"creator"_s},
                    {u"owner"_s}});
    qint64 number = 0;
    for (const Event& event : events) {
        rows.row()
            .integer(++number)
            .text(event.aggregate.instanceId)
            .text(event.aggregate.type)
            .text(event.aggregate.id)
            .text(event.type);
        rows.integer(event.revision).json(payloadOf(event)).text(event.creator).text(event.owner);
    }
    return rows;
}

RowSource insertedRows(const SqlDialect& dialect, const QList<StoredEvent>& events)
{
    RowSource rows(dialect,
                   {{u"instance_id"_s},
                    {u"aggregate_type"_s},
                    {u"aggregate_id"_s},
                    {u"event_type"_s},
                    {u"sequence"_s, Cell::Integer},
                    {u"revision"_s, Cell::Integer},
                    {u"payload"_s, Cell::Json},
                    {u"creator"_s},
                    {u"owner"_s},
                    {u"n"_s, Cell::Integer}});
    for (const StoredEvent& event : events) {
        rows.row()
            .text(event.aggregate.instanceId)
            .text(event.aggregate.type)
            .text(event.aggregate.id)
            .text(event.type);
        rows.integer(event.sequence).integer(event.revision).json(event.payload).text(event.creator).text(event.owner);
        rows.integer(event.inTxOrder);
    }
    return rows;
}

} // namespace

EventPush::EventPush(const SqlDialect& dialect, const EventstoreFeatures& features, const QList<Event>& events,
                     const AggregateStates& states)
    : m_dialect(dialect),
      m_planned(plannedEvents(events, states)),
      m_constraints(dialect, events)
{
    const bool callsPush = features.push != EventstoreFeatures::Push::None;
    if (!dialect.isPostgres()) {
        m_answers = Answers::Moments;
    } else if (callsPush && features.isOurs && m_planned && planPayloads(events, *m_planned)) {
        m_answers = Answers::Summary;
    }
    for (const Event& event : events) {
        m_aggregates.append(event.aggregate);
    }
    if (dialect.isPostgres()) {
        m_statements.append(lock(events));
    }
    m_pushAt = m_statements.size();
    m_statements.append(callsPush ? call(events, features.push) : insert());
    m_constraintsAt = m_statements.size();
    m_statements.append(m_constraints.statements());
    m_fieldsAt = m_statements.size();
    m_statements.append(FieldPlan(dialect, events, newAggregates(states)).statements());
}

// Shared: it excludes no other writer, but readers who take it exclusively wait for us.
Statement EventPush::lock(const QList<Event>& events) const
{
    QSet<QString> seen;
    for (const Event& event : events) {
        seen.insert(event.aggregate.instanceId);
    }
    QStringList instances(seen.cbegin(), seen.cend());
    std::sort(instances.begin(), instances.end());
    return Statement(
        u"SELECT pg_advisory_xact_lock_shared('eventstore.events2'::regclass::oid::int, hashtext(i)) FROM unnest($1::text[]) AS i"_s,
        {instances});
}

Statement EventPush::call(const QList<Event>& events, EventstoreFeatures::Push push) const
{
    const RowSource rows = calledRows(m_dialect, events);
    const bool newer = push == EventstoreFeatures::Push::Command2;
    // enforce_owner must be said: NULL would count as true.
    const QString command =
        u"row(r.instance_id, r.aggregate_type, r.aggregate_id, r.command_type, r.revision::int2, r.payload, r.creator, r.owner"_s
        + (newer ? u", false)::eventstore.command2"_s : u")::eventstore.command"_s);
    const QString pushed = u" FROM eventstore.push((SELECT array_agg("_s + command + u" ORDER BY r.n) FROM "_s
        + rows.sql(1) + u")) AS e"_s;
    if (!m_planned) {
        return Statement(u"SELECT "_s + eventColumns(m_dialect, u"e."_s) + pushed + u" ORDER BY e.in_tx_order"_s,
                         rows.values());
    }
    // What is no number fails the statement, and its text says which event it was.
    const QString check = u"CASE WHEN e.sequence = p.planned[e.in_tx_order] THEN 0 ELSE ('"_s + outrunMark
        + u"' || e.in_tx_order || ';')::int END"_s;
    const QString plan = u", (SELECT $"_s + QString::number(rows.parameters() + 1)
        + u"::bigint[] AS planned OFFSET 0) AS p"_s;
    const QList<Value> values = rows.values() << arrayOfSequences(*m_planned);
    if (m_answers == Answers::Summary) {
        return Statement(u"SELECT count(*), min(e.created_at), round(min(e.position), 6)::text, max("_s + check + u')'
                             + pushed + plan,
                         values);
    }
    return Statement(u"SELECT "_s + eventColumns(m_dialect, u"e."_s) + u", "_s + check + pushed + plan
                         + u" ORDER BY e.in_tx_order"_s,
                     values);
}

Statement EventPush::insert() const
{
    Q_ASSERT(m_planned);
    const RowSource rows = insertedRows(m_dialect, *m_planned);
    const bool isPostgres = m_dialect.isPostgres();
    // This machine's clock may have been put back: what comes later must not stand before what is there.
    const QString later = u"max($%1, coalesce((SELECT max(position) + 1 FROM eventstore_events2), 0))"_s.arg(
        rows.parameters() + 1);
    const QString moment = isPostgres ? u"statement_timestamp()"_s : later;
    const QString position = isPostgres ? u"extract(epoch FROM statement_timestamp())"_s : later;
    const QString revision = isPostgres ? u"r.revision::smallint"_s : u"r.revision"_s;
    const QString sql = u"INSERT INTO "_s + m_dialect.table(u"eventstore"_s, u"events2"_s)
        + u" (instance_id, aggregate_type, aggregate_id, event_type, sequence, revision, created_at, payload, creator, owner, position, "
          "in_tx_order) SELECT r.instance_id, r.aggregate_type, r.aggregate_id, r.event_type, r.sequence, "_s
        + revision + u", "_s + moment + u", r.payload, r.creator, r.owner, "_s + position + u", r.n FROM "_s
        + rows.sql(1);
    return isPostgres ? Statement(sql + u" RETURNING "_s + eventColumns(m_dialect, QString()), rows.values())
                      : Statement(sql + u" WHERE true RETURNING position"_s, rows.values() << machineTime());
}

domain::Result<QList<StoredEvent>> EventPush::stored(const QList<Answer>& answers) const
{
    for (qsizetype index = m_constraintsAt; index < m_fieldsAt; ++index) {
        if (std::optional<domain::Error> refusal = m_constraints.refusal(index - m_constraintsAt, answers.at(index))) {
            return domain::failed(std::move(*refusal));
        }
    }
    const QList<StoredEvent> events = answered(answers.at(m_pushAt));
    if (events.size() != m_aggregates.size()) {
        return domain::failed(domain::internalError(
            u"CAS-PushCount"_s,
            u"The eventstore stored %1 events of %2."_s.arg(events.size()).arg(m_aggregates.size())));
    }
    return events;
}

QList<StoredEvent> EventPush::answered(const Answer& answer) const
{
    QList<StoredEvent> events;
    if (m_answers == Answers::Events) {
        for (const Row& row : answer.rows) {
            events.append(storedEvent(m_dialect, row));
        }
        std::sort(events.begin(), events.end(),
                  [](const auto& left, const auto& right) { return left.inTxOrder < right.inTxOrder; });
        return events;
    }
    if (answer.rows.isEmpty()) {
        return events;
    }
    const Row& first = answer.rows.at(0);
    const bool isSummary = m_answers == Answers::Summary;
    const qint64 count = isSummary ? first.integer(0) : answer.rows.size();
    const domain::Timestamp createdAt = first.timestamp(isSummary ? 1 : 0);
    const QString position = isSummary ? first.text(2) : positionText(createdAt.microseconds);
    events = m_planned->first(std::min<qint64>(m_planned->size(), count));
    for (StoredEvent& event : events) {
        event.createdAt = createdAt;
        event.position = position;
    }
    return events;
}

domain::Error EventPush::explained(qsizetype index, const domain::Error& error) const
{
    if (index == m_pushAt) {
        return outrun(error);
    }
    return index >= m_constraintsAt && index < m_fieldsAt ? m_constraints.explained(index - m_constraintsAt, error)
                                                          : error;
}

domain::Error EventPush::outrun(const domain::Error& error) const
{
    const qsizetype mark = error.sqlState == u"22P02"_s ? error.detail.indexOf(outrunMark) : -1;
    if (mark < 0) {
        return error;
    }
    const QString number = error.detail.sliced(mark + outrunMark.size()).section(u';', 0, 0);
    const AggregateKey aggregate = m_aggregates.value(number.toLongLong() - 1);
    domain::Error outrun = domain::conflict(
        u"CAS-Sequence"_s, {},
        u"Another writer added an event to %1 %2 meanwhile. Try again."_s.arg(aggregate.type, aggregate.id));
    outrun.subject = aggregate.id;
    outrun.retryable = true;
    return outrun;
}

} // namespace castellan::storage
