#include "tests/bench/RowByRowPush.h"

#include "tests/bench/OneByOne.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlQuery>

namespace castellan::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

// For each aggregate all commands are gone through again: the time grows with the square of their number.
const char* const function = R"sql(
CREATE FUNCTION public.push_by_rows(commands eventstore.command2[]) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    aggregate record;
    latest bigint;
    pushed bigint := 0;
BEGIN
    FOR aggregate IN SELECT DISTINCT c.instance_id, c.aggregate_type, c.aggregate_id FROM unnest(commands) c LOOP
        SELECT max(e.sequence) INTO latest FROM eventstore.events2 e WHERE e.instance_id = aggregate.instance_id
            AND e.aggregate_type = aggregate.aggregate_type AND e.aggregate_id = aggregate.aggregate_id;
        INSERT INTO eventstore.events2
            SELECT c.instance_id, c.aggregate_type, c.aggregate_id, c.command_type, coalesce(latest, 0) + row_number() OVER (ORDER BY c.ordinal),
                c.revision, now(), c.payload, c.creator, c.owner, extract(epoch FROM now()), c.ordinal
            FROM unnest(commands) WITH ORDINALITY AS c (instance_id, aggregate_type, aggregate_id, command_type, revision, payload, creator,
                owner, enforce_owner, ordinal)
            WHERE c.instance_id = aggregate.instance_id AND c.aggregate_type = aggregate.aggregate_type
                AND c.aggregate_id = aggregate.aggregate_id;
        pushed := pushed + 1;
    END LOOP;
    RETURN pushed;
END $$)sql";

QJsonObject command(const QString& instance, const QString& id, const QString& type, const QJsonObject& payload)
{
    return {{u"i"_s, instance}, {u"a"_s, id}, {u"t"_s, type}, {u"p"_s, payload}};
}

} // namespace

RowByRowPush::RowByRowPush(BenchTarget& target) : m_rows(target.plainRows()), m_db(target.plainConnection())
{
    BenchTarget::run(m_db, {QString::fromLatin1(function)});
}

void RowByRowPush::apply(const QString& prefix, int count)
{
    BenchTarget::run(m_db, {u"BEGIN"_s});
    PreparedQueries::Queries queries(m_db, m_rows);
    queries.addKey(prefix);
    for (int place = 0; place < count; ++place) {
        queries.addRows(prefix, place,
                        {PlainRows::Organization, PlainRows::Domain, PlainRows::Constraints, PlainRows::Fields});
    }
    push(prefix, count);
    BenchTarget::run(m_db, {u"COMMIT"_s});
}

void RowByRowPush::push(const QString& prefix, int count)
{
    const QString instance = m_rows.instance();
    QJsonArray commands;
    for (int place = 0; place < count; ++place) {
        const QString id = prefix + u'-' + QString::number(place);
        const QJsonObject domain{{u"domain"_s, QString(id + u".example"_s)}};
        commands.append(command(instance, id, u"org.added"_s, {{u"name"_s, QString(u"Organization "_s + id)}}));
        commands.append(command(instance, id, u"org.domain.added"_s, domain));
        commands.append(command(instance, id, u"org.domain.verified"_s, domain));
    }
    QSqlQuery query(m_db);
    query.prepare(
        u"SELECT public.push_by_rows(array_agg(row(c.i, 'org', c.a, c.t, 1::int2, c.p, 'bench', c.a, false)::eventstore.command2)) "
        "FROM jsonb_to_recordset(cast(? as jsonb)) AS c(i text, a text, t text, p jsonb)"_s);
    query.bindValue(0, QString::fromUtf8(QJsonDocument(commands).toJson(QJsonDocument::Compact)));
    if (!query.exec()) {
        endBench(u"the push by rows failed"_s);
    }
}

} // namespace castellan::bench
