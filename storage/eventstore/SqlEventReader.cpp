#include "storage/eventstore/SqlEventReader.h"

#include "storage/eventstore/EventColumns.h"

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::EventCursor;
using domain::EventFilter;
using domain::failed;

constexpr qint64 second = 1'000'000;
/// How far `created_at` and `position` of a foreign eventstore may be apart: the clocks of one push.
constexpr qint64 foreignDrift = 10 * second;
constexpr qint64 ourTailMargin = 5 * second;
constexpr qint64 foreignTailMargin = 120 * second;
constexpr qint64 countedExactly = 100'000;

bool isEmpty(const EventFilter& filter)
{
    return filter == EventFilter();
}

/// Filters that an index answers in the order of positions, or that leave few events.
bool isNarrow(const EventFilter& filter)
{
    const bool isOneType = !filter.typePattern.isEmpty() && !filter.typePattern.contains(u'*');
    return !filter.aggregateId.isEmpty()
        || (isOneType && !filter.instanceId.isEmpty() && !filter.aggregateType.isEmpty());
}

QString bound(QList<Value>& values, const Value& value)
{
    values.append(value);
    return u'$' + QString::number(values.size());
}

} // namespace

/// One page: what is asked for, from where, in which direction.
struct SqlEventReader::Page
{
    EventFilter filter;
    std::optional<EventCursor> cursor;
    QString position; ///< from here on; or empty
    bool ascending = true;
    int limit = 0;
};

SqlEventReader::Events SqlEventReader::newest(domain::QueryExecutor& db, const EventFilter& filter, int limit) const
{
    return read(db, {filter, std::nullopt, {}, false, limit});
}

SqlEventReader::Events SqlEventReader::after(domain::QueryExecutor& db, const EventFilter& filter,
                                             const EventCursor& cursor, int limit) const
{
    return read(db, {filter, cursor, {}, true, limit});
}

SqlEventReader::Events SqlEventReader::since(domain::QueryExecutor& db, const EventFilter& filter,
                                             const QString& position, int limit) const
{
    return read(db, {filter, std::nullopt, position, true, limit});
}

SqlEventReader::Events SqlEventReader::before(domain::QueryExecutor& db, const EventFilter& filter,
                                              const EventCursor& cursor, int limit) const
{
    return read(db, {filter, cursor, {}, false, limit});
}

SqlEventReader::Events SqlEventReader::tail(domain::QueryExecutor& db, const EventFilter& filter,
                                            const EventCursor& newestSeen, const std::optional<EventCursor>& oldestHeld,
                                            int limit) const
{
    const auto features = m_catalog.features(db);
    if (!features) {
        return failed(features.error());
    }
    const qint64 margin = features->isOurs ? ourTailMargin : foreignTailMargin;
    const qint64 from = std::max<qint64>(positionMicroseconds(newestSeen.position) - margin, 0);
    const bool isMarginHeld = oldestHeld && positionMicroseconds(oldestHeld->position) >= from;
    return isMarginHeld ? after(db, filter, *oldestHeld, limit) : since(db, filter, positionText(from), limit);
}

QString SqlEventReader::table() const
{
    return m_dialect.table(u"eventstore"_s, u"events2"_s);
}

SqlEventReader::Events SqlEventReader::history(domain::QueryExecutor& db, const domain::AggregateKey& aggregate,
                                               int limit) const
{
    const Statement statement(
        u"SELECT "_s + eventColumns(m_dialect, u"e."_s) + u" FROM "_s + table()
            + u" AS e WHERE e.instance_id = $1 AND e.aggregate_type = $2 AND e.aggregate_id = $3 ORDER BY e.sequence DESC LIMIT $4"_s,
        {aggregate.instanceId, aggregate.type, aggregate.id, limit});
    const auto rows = db.query(statement);
    if (!rows) {
        return failed(rows.error());
    }
    QList<domain::StoredEvent> events;
    for (const Row& row : *rows) {
        events.prepend(storedEvent(m_dialect, row));
    }
    return events;
}

SqlEventReader::Events SqlEventReader::read(domain::QueryExecutor& db, const Page& page) const
{
    const auto features = m_catalog.features(db);
    if (!features) {
        return failed(features.error());
    }
    const auto rows = db.query(statement(page, features->isOurs));
    if (!rows) {
        return failed(rows.error());
    }
    QList<domain::StoredEvent> events;
    events.reserve(rows->size());
    for (const Row& row : *rows) {
        events.append(storedEvent(m_dialect, row));
    }
    if (!page.ascending) {
        std::reverse(events.begin(), events.end());
    }
    return events;
}

Statement SqlEventReader::statement(const Page& page, bool isOurs) const
{
    QList<Value> values;
    QStringList where = conditions(page, values);
    if (m_dialect.isPostgres() && !isNarrow(page.filter)) {
        addWindow(where, values, page, isOurs ? 0 : foreignDrift);
    }
    const QString sql = u"SELECT "_s + eventColumns(m_dialect, u"e."_s) + u" FROM "_s + table() + u" AS e WHERE "_s
        + where.join(u" AND ") + u" ORDER BY "_s + order(page.ascending) + u" LIMIT "_s + bound(values, page.limit);
    return Statement(sql, values);
}

// PostgreSQL has no index on the position alone. The page's rows all lie at one end of what matches, also in the order
// of created_at, which has one: that end is found first (give or take the drift between the two), then sorted.
void SqlEventReader::addWindow(QStringList& where, QList<Value>& values, const Page& page, qint64 drift) const
{
    const QString nearest = page.ascending ? u"e.created_at >= "_s : u"e.created_at <= "_s;
    const QString farthest = page.ascending ? u"e.created_at <= (SELECT max"_s : u"e.created_at >= (SELECT min"_s;
    const QString direction = page.ascending ? u"ASC"_s : u"DESC"_s;
    if (page.cursor || !page.position.isEmpty()) {
        const qint64 from = positionMicroseconds(page.cursor ? page.cursor->position : page.position);
        where.append(nearest + bound(values, domain::Timestamp{page.ascending ? from - drift : from + drift}));
    }
    const QString inner = u"SELECT e.created_at FROM "_s + table() + u" AS e WHERE "_s + where.join(u" AND ")
        + u" ORDER BY e.created_at "_s + direction + u" LIMIT "_s + bound(values, page.limit);
    const QString slack = u"interval '"_s + QString::number(2 * drift / second) + u" seconds'"_s;
    where.append(farthest + u"(w.created_at) FROM ("_s + inner + u") AS w) "_s + (page.ascending ? u'+' : u'-') + u' '
                 + slack);
}

QStringList SqlEventReader::conditions(const Page& page, QList<Value>& values) const
{
    const EventFilter& filter = page.filter;
    QStringList where = {u"true"_s};
    const auto equal = [&where, &values](const QString& column, const QString& value) {
        if (!value.isEmpty()) {
            where.append(u"e."_s + column + u" = "_s + bound(values, value));
        }
    };
    equal(u"instance_id"_s, filter.instanceId);
    equal(u"aggregate_type"_s, filter.aggregateType);
    equal(u"aggregate_id"_s, filter.aggregateId);
    equal(u"creator"_s, filter.creator);
    equal(u"owner"_s, filter.owner);
    if (!filter.typePattern.contains(u'*')) {
        equal(u"event_type"_s, filter.typePattern);
    } else {
        where.append(
            m_dialect.matchesStars(u"e.event_type"_s, bound(values, m_dialect.starPattern(filter.typePattern))));
    }
    if (filter.createdFrom.isSet()) {
        where.append(u"e.created_at >= "_s + bound(values, filter.createdFrom));
    }
    if (filter.createdTo.isSet()) {
        where.append(u"e.created_at < "_s + bound(values, filter.createdTo));
    }
    if (page.cursor) {
        where.append(behind(*page.cursor, page.ascending, values));
    } else if (!page.position.isEmpty()) {
        values.append(positionValue(page.position));
        where.append(u"e.position >= "_s + positionParameter(values.size()));
    }
    return where;
}

QString SqlEventReader::behind(const EventCursor& cursor, bool ascending, QList<Value>& values) const
{
    values.append(positionValue(cursor.position));
    QStringList right = {positionParameter(values.size()), bound(values, cursor.inTxOrder)};
    for (const QString& text : {cursor.aggregate.instanceId, cursor.aggregate.type, cursor.aggregate.id}) {
        right.append(
            m_dialect.bytewise(m_dialect.isPostgres() ? bound(values, text) + u"::text"_s : bound(values, text)));
    }
    right.append(bound(values, cursor.sequence));
    const QStringList left = {u"e.position"_s,
                              u"e.in_tx_order"_s,
                              m_dialect.bytewise(u"e.instance_id"_s),
                              m_dialect.bytewise(u"e.aggregate_type"_s),
                              m_dialect.bytewise(u"e.aggregate_id"_s),
                              u"e.sequence"_s};
    return u'(' + left.join(u", ") + u')' + (ascending ? u" > "_s : u" < "_s) + u'(' + right.join(u", ") + u')';
}

// Qualified: PostgreSQL would sort by the output column `position`, which is text.
QString SqlEventReader::order(bool ascending) const
{
    const QString direction = ascending ? u" ASC"_s : u" DESC"_s;
    const QStringList terms = {u"e.position"_s,
                               u"e.in_tx_order"_s,
                               m_dialect.bytewise(u"e.instance_id"_s),
                               m_dialect.bytewise(u"e.aggregate_type"_s),
                               m_dialect.bytewise(u"e.aggregate_id"_s),
                               u"e.sequence"_s};
    return terms.join(direction + u", "_s) + direction;
}

Value SqlEventReader::positionValue(const QString& position) const
{
    const qint64 microseconds = positionMicroseconds(position); // whatever was typed
    return m_dialect.isPostgres() ? Value(positionText(microseconds)) : Value(microseconds);
}

QString SqlEventReader::positionParameter(qsizetype number) const
{
    return m_dialect.parameter(static_cast<int>(number), u"numeric"_s);
}

domain::Result<domain::RowCount> SqlEventReader::count(domain::QueryExecutor& db, const EventFilter& filter) const
{
    if (m_dialect.isPostgres() && isEmpty(filter)) {
        const auto estimate = db.queryRow(Statement(
            u"SELECT c.reltuples::bigint FROM pg_catalog.pg_class AS c WHERE c.oid = 'eventstore.events2'::regclass"_s));
        if (!estimate) {
            return failed(estimate.error());
        }
        if (estimate->integer(0) > countedExactly) {
            return domain::RowCount{estimate->integer(0), false};
        }
    }
    QList<Value> values;
    const QStringList where = conditions({filter, std::nullopt, {}, true, 0}, values);
    return db
        .queryRow(Statement(u"SELECT count(*) FROM "_s + table() + u" AS e WHERE "_s + where.join(u" AND "), values))
        .map([](const Row& row) {
            return domain::RowCount{row.integer(0), true};
        });
}

} // namespace castellan::storage
