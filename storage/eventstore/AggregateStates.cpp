#include "storage/eventstore/AggregateStates.h"

#include "storage/repository/RowSource.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

using domain::AggregateKey;

QList<AggregateKey> aggregatesOf(const QList<domain::Event>& events)
{
    QSet<AggregateKey> seen;
    QList<AggregateKey> all;
    for (const domain::Event& event : events) {
        if (!seen.contains(event.aggregate)) {
            seen.insert(event.aggregate);
            all.append(event.aggregate);
        }
    }
    return all;
}

QSet<AggregateKey> newAggregates(const AggregateStates& states)
{
    QSet<AggregateKey> fresh;
    for (auto state = states.cbegin(); state != states.cend(); ++state) {
        if (state->sequence == 0) {
            fresh.insert(state.key());
        }
    }
    return fresh;
}

Statement stateQuery(const SqlDialect& dialect, const QList<AggregateKey>& aggregates)
{
    RowSource rows(dialect, {{u"instance_id"_s}, {u"aggregate_type"_s}, {u"aggregate_id"_s}});
    for (const AggregateKey& aggregate : aggregates) {
        rows.row().text(aggregate.instanceId).text(aggregate.type).text(aggregate.id);
    }
    const QString table = dialect.table(u"eventstore"_s, u"events2"_s);
    const auto same = [](const QString& alias) {
        return QString(
                   u"%1.instance_id = r.instance_id AND %1.aggregate_type = r.aggregate_type AND %1.aggregate_id = r.aggregate_id"_s)
            .replace(u"%1"_s, alias);
    };
    // Row by row through the index on both: as a join PostgreSQL would now and then read all events of the instance a row.
    const QString latest = dialect.isPostgres()
        ? QString(u"CROSS JOIN LATERAL (SELECT x.sequence, x.owner FROM "_s + table + u" AS x WHERE "_s + same(u"x"_s)
                  + u" ORDER BY x.sequence DESC LIMIT 1) AS e"_s)
        : QString(u"CROSS JOIN "_s + table + u" AS e WHERE "_s + same(u"e"_s)
                  + u" AND e.sequence = (SELECT max(x.sequence) FROM "_s + table + u" AS x WHERE "_s + same(u"x"_s)
                  + u')');
    return Statement(u"SELECT r.instance_id, r.aggregate_type, r.aggregate_id, e.sequence, e.owner FROM "_s
                         + rows.sql(1) + u' ' + latest,
                     rows.values());
}

void readStates(const Rows& rows, AggregateStates& states)
{
    for (const Row& row : rows) {
        states.insert({row.text(0), row.text(1), row.text(2)}, {row.integer(3), row.text(4)});
    }
}

} // namespace castellan::storage
