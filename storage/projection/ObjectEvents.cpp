#include "storage/projection/ObjectEvents.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "storage/eventstore/EventColumns.h"

#include <algorithm>
#include <tuple>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::StoredEvent;

QString select(const SqlDialect& dialect, const QString& index = {})
{
    const QString position = dialect.isPostgres() ? u"round(e.position, 6)"_s : u"e.position"_s;
    return u"SELECT e.instance_id, e.aggregate_type, e.aggregate_id, e.event_type, e.sequence, e.created_at, e.payload, "_s
        + position + u" AS at, e.in_tx_order FROM "_s + dialect.table(u"eventstore"_s, u"events2"_s) + u" AS e"_s
        + index + u" WHERE "_s;
}

/// SQLite would take another index for the instance, and sort all of its events for every page. On PostgreSQL the
/// transaction says it (`preferIndexes`).
QString byKey(const SqlDialect& dialect)
{
    return dialect.isPostgres() ? QString() : u" INDEXED BY sqlite_autoindex_eventstore_events2_1"_s;
}

/// A column whose rows mostly repeat the text of the row before, which is then shared.
class RepeatedText final
{
public:
    /// `cell` must live as long as this.
    const QString& from(QByteArrayView cell)
    {
        if (cell != m_cell) {
            m_cell = cell;
            m_text = QString::fromUtf8(cell);
        }
        return m_text;
    }

private:
    QByteArrayView m_cell;
    QString m_text = u""_s;
};

/// Makes events of the rows of one answer.
class Decoder final
{
public:
    explicit Decoder(const SqlDialect& dialect) : m_isPostgres(dialect.isPostgres()) {}

    void fill(StoredEvent& event, const Row& row)
    {
        event.aggregate = {m_instance.from(row.utf8(0)), m_aggregateType.from(row.utf8(1)), m_id.from(row.utf8(2))};
        event.type = type(row.utf8(3));
        event.sequence = row.integer(4);
        event.createdAt = row.timestamp(5);
        if (!row.isNull(6)) {
            event.payload = row.bytes(6);
        }
        event.position = position(row);
        event.inTxOrder = static_cast<int>(row.integer(8));
    }

private:
    const QString& type(QByteArrayView cell)
    {
        QString& text = m_types[cell];
        if (text.isEmpty()) {
            text = QString::fromUtf8(cell);
        }
        return text;
    }

    const QString& position(const Row& row)
    {
        if (m_isPostgres) {
            return m_position.from(row.utf8(7));
        }
        if (const qint64 microseconds = row.integer(7); microseconds != m_microseconds) {
            m_microseconds = microseconds;
            m_positionText = positionText(microseconds);
        }
        return m_positionText;
    }

    bool m_isPostgres;
    RepeatedText m_instance;
    RepeatedText m_aggregateType;
    RepeatedText m_id;
    RepeatedText m_position;
    QHash<QByteArrayView, QString> m_types; ///< a handful
    qint64 m_microseconds = 0;
    QString m_positionText = positionText(0);
};

ObjectEvents::Events events(domain::QueryExecutor& db, const SqlDialect& dialect, const Statement& statement)
{
    const auto rows = db.query(statement);
    if (!rows) {
        return domain::failed(rows.error());
    }
    QList<StoredEvent> all;
    all.reserve(rows->size());
    Decoder decoder(dialect);
    for (const Row& row : *rows) {
        decoder.fill(all.emplaceBack(), row);
    }
    return all;
}

/// Positions have six decimals: of two, the longer one is later.
int comparedPositions(const QString& left, const QString& right)
{
    return left.size() == right.size() ? left.compare(right) : (left.size() < right.size() ? -1 : 1);
}

bool isOfSameObject(const StoredEvent& left, const StoredEvent& right)
{
    return left.aggregate.id == right.aggregate.id && left.aggregate.instanceId == right.aggregate.instanceId;
}

} // namespace

ObjectEvents::ObjectEvents(const SqlDialect& dialect, QString aggregateType, const QStringList& eventTypes)
    : m_dialect(dialect),
      m_aggregateType(std::move(aggregateType)),
      m_ofTypes(u"e.event_type IN ('"_s + eventTypes.join(u"', '") + u"')"_s)
{}

ObjectEvents::Events ObjectEvents::behind(domain::QueryExecutor& db, const std::optional<ObjectKey>& object,
                                          int limit) const
{
    const QStringList after = object ? QStringList{object->instance, m_aggregateType, object->id}
                                     : QStringList{QString(), QString(), QString()};
    QList<Value> values;
    const QString where = comparedKey(m_dialect, {u"e.instance_id"_s, u"e.aggregate_type"_s, u"e.aggregate_id"_s},
                                      u">"_s, after, values);
    return read(db, where, u"e.instance_id, e.aggregate_type, e.aggregate_id, e.sequence"_s, values, limit);
}

ObjectEvents::Events ObjectEvents::of(domain::QueryExecutor& db, const ObjectKey& object, const StoredEvent* last,
                                      int limit) const
{
    QList<Value> values = {object.instance, object.id};
    QString where = u"e.instance_id = $1 AND e.aggregate_id = $2"_s;
    if (last != nullptr) {
        values.append(m_dialect.isPostgres() ? Value(last->position) : Value(positionMicroseconds(last->position)));
        values.append(last->inTxOrder);
        values.append(last->sequence);
        where += u" AND (e.position, e.in_tx_order, e.sequence) > ("_s + m_dialect.parameter(3, u"numeric"_s)
            + u", $4, $5)"_s;
    }
    return read(db, where, u"e.position, e.in_tx_order, e.sequence"_s, values, limit);
}

ObjectEvents::Events ObjectEvents::read(domain::QueryExecutor& db, const QString& where, const QString& order,
                                        QList<Value> values, int limit) const
{
    values.append(m_aggregateType);
    // Seen as a constant, SQLite would leave the column out of the order, and then sort all that is left for every page.
    const QString kind = m_dialect.isPostgres() ? u"e.aggregate_type"_s : u"+e.aggregate_type"_s;
    const QString ofKind = u" AND "_s + kind + u" = "_s
        + m_dialect.parameter(static_cast<int>(values.size()), u"text"_s);
    values.append(limit);
    return events(db, m_dialect,
                  Statement(select(m_dialect, byKey(m_dialect)) + where + ofKind + u" AND "_s + m_ofTypes
                                + u" ORDER BY "_s + order + u" LIMIT $"_s + QString::number(values.size()),
                            values));
}

ObjectEvents::Events ObjectEvents::livesOfInstances(domain::QueryExecutor& db, const SqlDialect& dialect,
                                                    const QStringList& instances)
{
    return events(db, dialect,
                  Statement(select(dialect) + dialect.isAnyOf(u"e.instance_id"_s, 1)
                                + u" AND e.aggregate_type = 'instance' AND e.event_type IN ('instance.added', "
                                  "'instance.removed') ORDER BY e.instance_id, e.aggregate_id, e.position, "
                                  "e.in_tx_order, e.sequence"_s,
                            {instances}));
}

bool comesBefore(const StoredEvent& left, const StoredEvent& right)
{
    if (const int positions = comparedPositions(left.position, right.position); positions != 0) {
        return positions < 0;
    }
    const auto rest = [](const StoredEvent& event) {
        const domain::AggregateKey& aggregate = event.aggregate;
        return std::tie(event.inTxOrder, aggregate.instanceId, aggregate.type, aggregate.id);
    };
    return rest(left) < rest(right);
}

void sortWithinObjects(QList<StoredEvent>& events)
{
    for (auto first = events.begin(); first != events.end();) {
        const auto end = std::find_if(first + 1, events.end(),
                                      [&first](const StoredEvent& event) { return !isOfSameObject(event, *first); });
        if (!std::is_sorted(first, end, &comesBefore)) {
            std::stable_sort(first, end, &comesBefore);
        }
        first = end;
    }
}

} // namespace castellan::storage
