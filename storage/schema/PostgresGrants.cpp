#include "storage/schema/PostgresGrants.h"

#include "storage/database/PipelineExecutor.h"
#include "storage/database/Rows.h"
#include "storage/database/Statement.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::Result;
using Obstacle = domain::WriteAccess::Obstacle;

/// A table that is used where it exists, and what writers need on it besides SELECT. Not all are on every database.
struct Used
{
    QString table;
    QStringList writes;
};

const QList<Used>& used()
{
    static const QStringList all = {u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s};
    static const QList<Used> tables = {
        {u"zitadel.migrations"_s, {}},
        {u"zitadel.instances"_s, all},
        {u"zitadel.instance_domains"_s, all},
        {u"zitadel.organizations"_s, all},
        {u"zitadel.org_domains"_s, all},
        {u"zitadel.projects"_s, {}},
        {u"zitadel.login_names"_s, all}, // by a server's trigger on domains, which runs as whoever fires it
        {u"eventstore.events2"_s, {u"INSERT"_s}},
        {u"eventstore.unique_constraints"_s, {u"INSERT"_s, u"DELETE"_s}},
        {u"eventstore.fields"_s, all},
        {u"projections.current_states"_s, {u"INSERT"_s, u"UPDATE"_s}},
        {u"projections.failed_events2"_s, {}},
        {u"castellan.schema"_s, {}},
        {u"castellan.batches"_s, all}};
    return tables;
}

QString quoted(const QString& name)
{
    return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

/// What of it is there.
struct There
{
    QString database;
    QSet<QString> tables;
    QString ownerOfOurs; ///< empty on a database without our schema
};

QStringList names()
{
    QStringList all;
    for (const Used& each : used()) {
        all.append(each.table);
    }
    return all;
}

Result<There> look(domain::QueryExecutor& db)
{
    const Result<Rows> rows = db.query(Statement(
        u"SELECT current_database(), n.nspname || '.' || c.relname, pg_get_userbyid(c.relowner) FROM (SELECT) AS always "
        "LEFT JOIN pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace "
        "ON n.nspname || '.' || c.relname = ANY ($1::text[])"_s,
        {names()}));
    if (!rows) {
        return failed(rows.error());
    }
    There there;
    for (const Row& row : *rows) {
        there.database = row.text(0);
        if (!row.isNull(1)) {
            there.tables.insert(row.text(1));
        }
        if (row.text(1) == u"castellan.schema"_s) {
            there.ownerOfOurs = row.text(2);
        }
    }
    return there;
}

QStringList viewing(const There& there, const QString& to)
{
    QStringList schemas;
    QStringList tables;
    for (const Used& each : used()) {
        if (there.tables.contains(each.table)) {
            tables.append(each.table);
            schemas.append(each.table.section(u'.', 0, 0));
        }
    }
    schemas.removeDuplicates();
    QStringList statements = {u"GRANT CONNECT ON DATABASE "_s + quoted(there.database) + to};
    if (!tables.isEmpty()) {
        statements << u"GRANT USAGE ON SCHEMA "_s + schemas.join(u", ") + to
                   << u"GRANT SELECT ON "_s + tables.join(u", ") + to;
    }
    return statements;
}

QStringList editing(const There& there, const QString& to)
{
    QStringList statements;
    for (const Used& each : used()) {
        if (!each.writes.isEmpty() && there.tables.contains(each.table)) {
            statements << u"GRANT "_s + each.writes.join(u", ") + u" ON "_s + each.table + to;
        }
    }
    if (!statements.isEmpty()) {
        statements << u"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA eventstore"_s + to;
    }
    return statements;
}

// What alters a table must own it: there is no privilege for that but the owner's.
QStringList migrating(const There& there, const QString& to)
{
    QStringList statements = {u"GRANT CREATE ON DATABASE "_s + quoted(there.database) + to};
    if (!there.ownerOfOurs.isEmpty()) {
        statements << u"GRANT "_s + quoted(there.ownerOfOurs) + to;
    }
    return statements;
}

/// `privilege on object`, a line each, of what the role lacks to write; nothing is touched, so nothing is refused.
Statement lacking()
{
    QStringList tables;
    QStringList privileges;
    for (const Used& each : used()) {
        for (const QString& privilege : QStringList{u"SELECT"_s} + each.writes) {
            tables.append(each.table);
            privileges.append(privilege);
        }
    }
    return Statement(
        uR"(SELECT w.privilege || ' on ' || w.object FROM unnest($1::text[], $2::text[]) AS w (object, privilege)
            JOIN (pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace)
                ON n.nspname || '.' || c.relname = w.object
            WHERE NOT has_table_privilege(c.oid, w.privilege)
        UNION ALL SELECT 'USAGE on schema ' || n.nspname FROM pg_catalog.pg_namespace AS n
            WHERE n.nspname IN ('castellan', 'zitadel', 'eventstore', 'projections') AND NOT has_schema_privilege(n.oid, 'USAGE')
        UNION ALL SELECT 'EXECUTE on ' || p.oid::regprocedure FROM pg_catalog.pg_proc AS p
            JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace WHERE n.nspname = 'eventstore'
                AND p.proname IN ('push', 'commands_to_events') AND NOT has_function_privilege(p.oid, 'EXECUTE')
        ORDER BY 1)"_s,
        {tables, privileges});
}

Statement lackingForSetup()
{
    return Statement(uR"(SELECT 'CREATE on database ' || current_database()
            WHERE NOT has_database_privilege(current_database(), 'CREATE')
        UNION ALL SELECT 'ownership of ' || n.nspname || '.' || c.relname FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname = 'castellan' AND c.relname = 'schema' AND NOT pg_has_role(c.relowner, 'USAGE')
        ORDER BY 1)"_s);
}

} // namespace

Result<QList<domain::RoleGrants>> PostgresGrants::statements(domain::Client& client, const QString& role)
{
    const Result<There> there = look(client);
    if (!there) {
        return failed(there.error());
    }
    const QString to = u" TO "_s + quoted(role);
    return QList<domain::RoleGrants>{{u"viewer"_s, u"reads lists, details and events"_s, viewing(*there, to)},
                                     {u"editor"_s, u"also applies batches"_s, editing(*there, to)},
                                     {u"migrator"_s, u"also creates and upgrades the schema"_s, migrating(*there, to)}};
}

Result<domain::WriteAccess> PostgresGrants::access(domain::Client& client, bool isUsable)
{
    const Statement mode(u"SELECT pg_is_in_recovery(), current_setting('transaction_read_only')::boolean"_s);
    const PipelineResult answers = runAll(client, {mode, isUsable ? lacking() : lackingForSetup()});
    if (!answers) {
        return failed(answers.error().error);
    }
    const Row& modes = answers->first().rows.at(0);
    if (modes.boolean(0) || modes.boolean(1)) {
        return domain::WriteAccess{modes.boolean(0) ? Obstacle::Standby : Obstacle::ReadOnly, {}};
    }
    domain::WriteAccess access;
    for (const Row& line : answers->last().rows) {
        access.missing.append(line.text(0));
    }
    access.obstacle = access.missing.isEmpty() ? Obstacle::None : Obstacle::Privileges;
    return access;
}

} // namespace castellan::storage
