#include "tests/bench/PlainRows.h"

namespace castellan::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

// SQLite has no clock of microseconds, so the moment is a constant there.
const char* const sqliteMoment = "1767225600000000";

const char* const postgresFloor = R"sql(
WITH n AS MATERIALIZED (SELECT '%1-' || g AS id, g FROM generate_series(0, %2 - 1) g),
k AS (INSERT INTO castellan.batches (key, created_at, creator, console_version, hash, summary)
      VALUES ('%1', now(), 'bench', '', '\x', '{"events": 0}')),
o AS (INSERT INTO zitadel.organizations (id, name, instance_id, state)
      SELECT id, 'Organization ' || id, '%3', 'active' FROM n),
d AS (INSERT INTO zitadel.org_domains (instance_id, org_id, domain, is_verified, is_primary)
      SELECT '%3', id, id || '.example', true, false FROM n),
e AS (INSERT INTO eventstore.events2 (instance_id, aggregate_type, aggregate_id, event_type, sequence, revision, created_at, payload,
          creator, owner, position, in_tx_order)
      SELECT '%3', 'org', id, t.type, t.sequence, 1, now(),
          CASE WHEN t.sequence = 1 THEN jsonb_build_object('name', 'Organization ' || id) ELSE jsonb_build_object('domain', id || '.example') END,
          'bench', id, extract(epoch FROM now()), g * 3 + t.sequence
      FROM n, (VALUES (1, 'org.added'), (2, 'org.domain.added'), (3, 'org.domain.verified')) AS t(sequence, type)),
u AS (INSERT INTO eventstore.unique_constraints (instance_id, unique_type, unique_field)
      SELECT '%3', t.type, CASE t.type WHEN 'org_name' THEN lower('Organization ' || id) ELSE id || '.example' END
      FROM n, (VALUES ('org_name'), ('org_domain')) AS t(type))
INSERT INTO eventstore.fields (instance_id, resource_owner, aggregate_type, aggregate_id, object_type, object_id, object_revision, field_name,
    value, value_must_be_unique, should_index)
SELECT '%3', id, 'org', id, t.type, CASE t.type WHEN 'org' THEN id ELSE id || '.example' END, 1, t.name,
       CASE t.name WHEN 'name' THEN to_jsonb('Organization ' || id) WHEN 'state' THEN '1'::jsonb ELSE 'true'::jsonb END, false, t.type = 'org'
FROM n, (VALUES ('org', 'name'), ('org', 'state'), ('org_domain', 'verified')) AS t(type, name)
)sql";

const char* const sqliteNumbers = "WITH RECURSIVE n(g) AS (SELECT 0 UNION ALL SELECT g + 1 FROM n WHERE g < %1 - 1) ";

QString eventRow(const QString& now, const QString& json, const QString& position)
{
    return u"(?, 'org', ?, ?, ?, 1, %1, %2, 'bench', ?, %3, ?)"_s.arg(now, json, position);
}

} // namespace

QString PlainRows::table(const char* schema, const char* name) const
{
    return QLatin1String(schema) + (m_isPostgres ? u'.' : u'_') + QLatin1String(name);
}

QString PlainRows::keySql() const
{
    return u"INSERT INTO %1 (key, created_at, creator, console_version, hash, summary) VALUES (?, %2, 'bench', '', %3, '{\"events\": 0}')"_s
        .arg(table("castellan", "batches"), m_isPostgres ? u"now()"_s : QLatin1String(sqliteMoment),
             m_isPostgres ? u"'\\x'"_s : u"x''"_s);
}

QString PlainRows::sql(Statement statement) const
{
    const QString now = m_isPostgres ? u"now()"_s : QLatin1String(sqliteMoment);
    const QString json = m_isPostgres ? u"cast(? as jsonb)"_s : u"?"_s;
    const QString yes = m_isPostgres ? u"true"_s : u"1"_s;
    const QString no = m_isPostgres ? u"false"_s : u"0"_s;
    switch (statement) {
    case Organization:
        return u"INSERT INTO %1 (id, name, instance_id, state, created_at, updated_at) VALUES (?, ?, ?, 'active', %2, %2)"_s
            .arg(table("zitadel", "organizations"), now);
    case Domain:
        return u"INSERT INTO %1 (instance_id, org_id, domain, is_verified, is_primary, created_at, updated_at) VALUES (?, ?, ?, %2, %3, %4, %4)"_s
            .arg(table("zitadel", "org_domains"), yes, no, now);
    case Events: {
        const QString row = eventRow(now, json, m_isPostgres ? u"extract(epoch from now())"_s : now);
        return u"INSERT INTO %1 (instance_id, aggregate_type, aggregate_id, event_type, sequence, revision, created_at, payload, creator, owner, "
               "position, in_tx_order) VALUES %2, %2, %2"_s.arg(table("eventstore", "events2"), row);
    }
    case Constraints:
        return u"INSERT INTO %1 (instance_id, unique_type, unique_field) VALUES (?, 'org_name', ?), (?, 'org_domain', ?)"_s
            .arg(table("eventstore", "unique_constraints"));
    case Fields: {
        const QString row = u"(?, ?, 'org', ?, ?, ?, 1, ?, %1, %2, "_s.arg(json, no);
        return u"INSERT INTO %1 (instance_id, resource_owner, aggregate_type, aggregate_id, object_type, object_id, object_revision, field_name, "
               "value, value_must_be_unique, should_index) VALUES %2%3), %2%3), %2%4)"_s.arg(
                   table("eventstore", "fields"), row, yes, no);
    }
    case StatementCount: break;
    }
    return {};
}

PlainRows::Values PlainRows::values(const QString& prefix, int place) const
{
    const QString id = prefix + u'-' + QString::number(place);
    const QString name = u"Organization "_s + id;
    const QString domain = id + u".example"_s;
    const QString added = u"{\"name\": \"%1\"}"_s.arg(name);
    const QString ofDomain = u"{\"domain\": \"%1\"}"_s.arg(domain);
    const int order = place * 3;
    return {QVariantList{id, name, m_instance},
            {m_instance, id, domain},
            {m_instance, id, u"org.added"_s,           1, added,    id, order + 1,
             m_instance, id, u"org.domain.added"_s,    2, ofDomain, id, order + 2,
             m_instance, id, u"org.domain.verified"_s, 3, ofDomain, id, order + 3},
            {m_instance, name.toLower(), m_instance, domain},
            {m_instance, id, id, u"org"_s,        id,     u"name"_s,     u"\"%1\""_s.arg(name),
             m_instance, id, id, u"org"_s,        id,     u"state"_s,    u"1"_s,
             m_instance, id, id, u"org_domain"_s, domain, u"verified"_s, u"true"_s}};
}

QStringList PlainRows::floor(const QString& prefix, int count) const
{
    if (m_isPostgres) {
        return {QString::fromLatin1(postgresFloor).arg(prefix).arg(count).arg(m_instance)};
    }
    return QStringList{u"BEGIN IMMEDIATE"_s} + sqliteFloor(prefix, count) + QStringList{u"COMMIT"_s};
}

QStringList PlainRows::sqliteFloor(const QString& prefix, int count) const
{
    const QString numbers = QString::fromLatin1(sqliteNumbers).arg(count);
    const QString id = u"'%1-' || g"_s.arg(prefix);
    const QString now = QLatin1String(sqliteMoment);
    QStringList statements = listedRows(prefix, count);
    statements.prepend(keySql().replace(u'?', u"'%1'"_s.arg(prefix)));
    statements
        << u"INSERT INTO eventstore_events2 (instance_id, aggregate_type, aggregate_id, event_type, sequence, revision, created_at, payload, "
           "creator, owner, position, in_tx_order) %1, t(sequence, type) AS (VALUES (1, 'org.added'), (2, 'org.domain.added'), "
           "(3, 'org.domain.verified')) SELECT '%3', 'org', %2, type, sequence, 1, %4, CASE sequence WHEN 1 THEN "
           "json_object('name', 'Organization ' || %2) ELSE json_object('domain', %2 || '.example') END, 'bench', %2, %4, g * 3 + sequence FROM n, t"_s
               .arg(numbers.trimmed(), id, m_instance, now);
    statements
        << u"INSERT INTO eventstore_unique_constraints (instance_id, unique_type, unique_field) %1 SELECT '%3', 'org_name', "
           "lower('Organization ' || %2) FROM n UNION ALL SELECT '%3', 'org_domain', %2 || '.example' FROM n"_s.arg(
               numbers, id, m_instance);
    statements
        << u"INSERT INTO eventstore_fields (instance_id, resource_owner, aggregate_type, aggregate_id, object_type, object_id, object_revision, "
           "field_name, value, value_must_be_unique, should_index) %1, t(type, name) AS (VALUES ('org', 'name'), ('org', 'state'), "
           "('org_domain', 'verified')) SELECT '%3', %2, 'org', %2, type, CASE type WHEN 'org' THEN %2 ELSE %2 || '.example' END, 1, name, "
           "CASE name WHEN 'name' THEN json_quote('Organization ' || %2) WHEN 'state' THEN '1' ELSE 'true' END, 0, type = 'org' FROM n, t"_s
               .arg(numbers.trimmed(), id, m_instance);
    return statements;
}

QStringList PlainRows::listedRows(const QString& prefix, int count) const
{
    const QString organizations = table("zitadel", "organizations");
    const QString domains = table("zitadel", "org_domains");
    if (m_isPostgres) {
        const QString rows = u"FROM (SELECT '%1-' || g AS id FROM generate_series(0, %2 - 1) g) n"_s.arg(prefix).arg(
            count);
        return {
            u"INSERT INTO %1 (id, name, instance_id, state) SELECT id, 'Organization ' || id, '%2', 'active' %3"_s.arg(
                organizations, m_instance, rows),
            u"INSERT INTO %1 (instance_id, org_id, domain, is_verified, is_primary) SELECT '%2', id, id || '.example', true, false %3"_s
                .arg(domains, m_instance, rows)};
    }
    const QString numbers = QString::fromLatin1(sqliteNumbers).arg(count);
    const QString id = u"'%1-' || g"_s.arg(prefix);
    const QString now = QLatin1String(sqliteMoment);
    return {
        u"INSERT INTO %5 (id, name, instance_id, state, created_at, updated_at) %1 SELECT %2, 'Organization ' || %2, '%3', 'active', %4, %4 "
        "FROM n"_s.arg(numbers, id, m_instance, now, organizations),
        u"INSERT INTO %5 (instance_id, org_id, domain, is_verified, is_primary, created_at, updated_at) %1 SELECT '%3', %2, %2 || '.example', "
        "1, 0, %4, %4 FROM n"_s.arg(numbers, id, m_instance, now, domains)};
}

QString PlainRows::countSql() const
{
    QStringList counts;
    for (const auto& [schema, name] :
         {std::pair("castellan", "batches"), std::pair("zitadel", "organizations"), std::pair("zitadel", "org_domains"),
          std::pair("eventstore", "events2"), std::pair("eventstore", "unique_constraints"),
          std::pair("eventstore", "fields")}) {
        counts.append(u"(SELECT count(*) FROM %1)"_s.arg(table(schema, name)));
    }
    return u"SELECT "_s + counts.join(u", ");
}

} // namespace castellan::bench
