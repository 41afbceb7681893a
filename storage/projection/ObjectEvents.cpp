#include "storage/projection/ObjectEvents.h"

#include "storage/database/Statement.h"
#include "storage/eventstore/EventColumns.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

// The columns of the primary key come first, so that its index gives the order of the objects; only the events of one
// object are sorted. The key's own last column would not do: a long transaction may have pushed into the past.
const QString objectOrder =
    u" ORDER BY e.instance_id, e.aggregate_type, e.aggregate_id, e.position, e.in_tx_order, e.sequence"_s;

QString select(const SqlDialect& dialect, const QString& index = {})
{
    return u"SELECT "_s + eventColumns(dialect, u"e."_s) + u" FROM "_s + dialect.table(u"eventstore"_s, u"events2"_s)
        + u" AS e"_s + index + u" WHERE "_s;
}

/// SQLite would take another index for the instance, and sort all of its events for every page. On PostgreSQL the
/// transaction says it (`preferIndexes`).
QString byKey(const SqlDialect& dialect)
{
    return dialect.isPostgres() ? QString() : u" INDEXED BY sqlite_autoindex_eventstore_events2_1"_s;
}

ObjectEvents::Events events(domain::QueryExecutor& db, const SqlDialect& dialect, const Statement& statement)
{
    const auto rows = db.query(statement);
    if (!rows) {
        return domain::failed(rows.error());
    }
    QList<domain::StoredEvent> all;
    all.reserve(rows->size());
    for (const Row& row : *rows) {
        all.append(storedEvent(dialect, row));
    }
    return all;
}

} // namespace

ObjectEvents::ObjectEvents(const SqlDialect& dialect, QString aggregateType, QStringList eventTypes)
    : m_dialect(dialect),
      m_aggregateType(std::move(aggregateType)),
      m_eventTypes(std::move(eventTypes))
{}

ObjectEvents::Events ObjectEvents::first(domain::QueryExecutor& db, const ObjectRange& range, int limit) const
{
    QList<Value> values;
    QStringList where;
    if (range.isOne) {
        where.append(range.condition(m_dialect, {u"e.instance_id"_s, u"e.aggregate_id"_s}, values));
    } else {
        const QStringList after = range.after ? QStringList{range.after->instance, m_aggregateType, range.after->id}
                                              : QStringList{QString(), QString(), QString()};
        where.append(comparedKey(m_dialect, {u"e.instance_id"_s, u"e.aggregate_type"_s, u"e.aggregate_id"_s}, u">"_s,
                                 after, values));
    }
    return read(db, where, values, limit);
}

ObjectEvents::Events ObjectEvents::more(domain::QueryExecutor& db, const domain::StoredEvent& last, int limit) const
{
    QList<Value> values = {last.aggregate.instanceId, last.aggregate.id};
    values.append(m_dialect.isPostgres() ? Value(last.position) : Value(positionMicroseconds(last.position)));
    values.append(last.inTxOrder);
    values.append(last.sequence);
    const QStringList where = {
        u"e.instance_id = $1"_s, u"e.aggregate_id = $2"_s,
        u"(e.position, e.in_tx_order, e.sequence) > (%1, $4, $5)"_s.arg(m_dialect.parameter(3, u"numeric"_s))};
    return read(db, where, values, limit);
}

ObjectEvents::Events ObjectEvents::read(domain::QueryExecutor& db, QStringList where, QList<Value> values,
                                        int limit) const
{
    values.append(m_aggregateType);
    where.append(u"e.aggregate_type = "_s + m_dialect.parameter(static_cast<int>(values.size()), u"text"_s));
    values.append(m_eventTypes);
    where.append(m_dialect.isAnyOf(u"e.event_type"_s, static_cast<int>(values.size())));
    values.append(limit);
    return events(db, m_dialect,
                  Statement(select(m_dialect, byKey(m_dialect)) + where.join(u" AND ") + objectOrder + u" LIMIT $"_s
                                + QString::number(values.size()),
                            values));
}

ObjectEvents::Events ObjectEvents::livesOfInstances(domain::QueryExecutor& db, const SqlDialect& dialect,
                                                    const QStringList& instances)
{
    return events(db, dialect,
                  Statement(select(dialect) + dialect.isAnyOf(u"e.instance_id"_s, 1)
                                + u" AND e.aggregate_type = 'instance' AND e.event_type IN ('instance.added', "
                                  "'instance.removed')"_s
                                + objectOrder,
                            {instances}));
}

} // namespace castellan::storage
