#include "storage/schema/PostgresSchema.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "storage/schema/PostgresGrants.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::Result;
using domain::SchemaState;
using domain::SchemaStatus;
using domain::SchemaStep;

/// "castellan" as a number: whoever sets this database up holds this lock.
constexpr qint64 setupLock = 7'161'424'011'337'921'902;
constexpr std::chrono::seconds waitForOthers{60};
constexpr int leastForeignVersion = 4;

} // namespace

/// What the catalog says; asked without touching the objects, for which a permission may be missing.
struct PostgresSchema::Found
{
    bool ours = false;
    bool batchKeys = false;
    bool migrations = false;
    bool tables = false;    ///< the four of the relational model
    bool anyFamily = false; ///< a schema named as the family's, with anything in it
    bool events = false;
    bool constraints = false;
    bool push = false;
};

PostgresSchema::PostgresSchema() : PostgresSchema(postgresMigrations()) {}

PostgresSchema::PostgresSchema(QList<Migration> migrations) : MigratingSchema(std::move(migrations)) {}

Result<PostgresSchema::Found> PostgresSchema::look(domain::QueryExecutor& db) const
{
    const Result<Row> row = db.queryRow(Statement(uR"(WITH relation AS (
                SELECT n.nspname || '.' || c.relname AS name FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname IN ('castellan', 'zitadel', 'eventstore') AND c.relkind IN ('r', 'p', 'v'))
            SELECT EXISTS (SELECT FROM relation WHERE name = 'castellan.schema'),
                EXISTS (SELECT FROM relation WHERE name = 'castellan.batches'),
                EXISTS (SELECT FROM relation WHERE name = 'zitadel.migrations'),
                (SELECT count(*) = 4 FROM relation WHERE name IN ('zitadel.instances', 'zitadel.organizations',
                    'zitadel.instance_domains', 'zitadel.org_domains')),
                EXISTS (SELECT FROM relation WHERE name NOT LIKE 'castellan.%'),
                EXISTS (SELECT FROM relation WHERE name = 'eventstore.events2'),
                EXISTS (SELECT FROM relation WHERE name = 'eventstore.unique_constraints'),
                EXISTS (SELECT FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
                    WHERE n.nspname = 'eventstore' AND p.proname = 'push'))"_s));
    if (!row) {
        return failed(row.error());
    }
    return Found{row->boolean(0), row->boolean(1), row->boolean(2), row->boolean(3),
                 row->boolean(4), row->boolean(5), row->boolean(6), row->boolean(7)};
}

Result<SchemaStatus> PostgresSchema::status(domain::Client& client) const
{
    Result<SchemaStatus> status = recognised(client);
    if (!status) {
        return status;
    }
    const Result<domain::WriteAccess> access = PostgresGrants::access(client, status->isUsable());
    if (!access) {
        return failed(access.error());
    }
    status->access = *access;
    return status;
}

Result<QList<domain::RoleGrants>> PostgresSchema::grants(domain::Client& client, const QString& role) const
{
    return PostgresGrants::statements(client, role);
}

Result<SchemaStatus> PostgresSchema::recognised(domain::Client& client) const
{
    const Result<Found> found = look(client);
    if (!found) {
        return failed(found.error());
    }
    SchemaStatus status;
    status.wanted = wanted();
    status.hasBatchKeys = found->batchKeys;
    if (found->ours) {
        const Result<int> present = version(client);
        if (!present) {
            return failed(present.error());
        }
        status.version = *present;
        status.state = *present == wanted() ? SchemaState::Current
            : *present < wanted()           ? SchemaState::Outdated
                                            : SchemaState::Newer;
        status.detail = u"Tables of this program, version %1."_s.arg(*present);
        return status;
    }
    if (found->migrations) {
        const Result<Rows> rows = client.query(Statement(u"SELECT version FROM zitadel.migrations"_s));
        if (!rows) {
            return failed(rows.error());
        }
        status.version = rows->isEmpty() ? 0 : static_cast<int>(rows->at(0).integer(0));
    }
    return judgeForeign(*found, status);
}

SchemaStatus PostgresSchema::judgeForeign(const Found& found, SchemaStatus status) const
{
    if (!found.anyFamily) {
        status.state = SchemaState::Missing;
        status.detail = u"The database holds no tables of an identity system."_s;
        return status;
    }
    QStringList lacks;
    if (!found.tables) {
        lacks << u"the tables of instances, organizations and their domains"_s;
    }
    if (status.version < leastForeignVersion) {
        lacks << u"zitadel.migrations at version 4 or later (it is at %1)"_s.arg(status.version);
    }
    if (!found.events || !found.constraints) {
        lacks << u"the eventstore's tables"_s;
    }
    status.state = lacks.isEmpty() ? SchemaState::Foreign : SchemaState::Unusable;
    status.detail = lacks.isEmpty()
        ? u"Tables made by a server, version %1, %2."_s.arg(
            QString::number(status.version), found.push ? u"with a push function"_s : u"without a push function"_s)
        : u"The tables of another program lack: %1. Finish its own set-up first, or choose another database."_s.arg(
            lacks.join(u"; "_s));
    return status;
}

Result<std::unique_ptr<domain::Transaction>> PostgresSchema::beginStep(domain::Client& client) const
{
    Result<std::unique_ptr<domain::Transaction>> begun = client.begin({});
    if (!begun) {
        return begun;
    }
    domain::QueryExecutor& transaction = **begun;
    const QList<Statement> statements = {
        Statement(u"SELECT set_config('lock_timeout', $1, true), set_config('statement_timeout', '0', true), "
                  "set_config('idle_in_transaction_session_timeout', '0', true)"_s,
                  {QString::number(std::chrono::milliseconds(waitForOthers).count())}),
        Statement(u"SELECT pg_advisory_xact_lock($1)"_s, {setupLock}).within(waitForOthers + std::chrono::seconds(5)),
    };
    for (const Statement& statement : statements) {
        if (const Result<Rows> done = transaction.query(statement); !done) {
            return failed(done.error());
        }
    }
    return begun;
}

Result<int> PostgresSchema::version(domain::QueryExecutor& db) const
{
    const Result<Found> found = look(db);
    if (!found || !found->ours) {
        return found ? Result<int>(0) : failed(found.error());
    }
    const Result<Row> row = db.queryRow(Statement(u"SELECT coalesce(max(version), 0) FROM castellan.schema"_s));
    return row ? Result<int>(static_cast<int>(row->integer(0))) : failed(row.error());
}

Result<void> PostgresSchema::writeVersion(domain::QueryExecutor& db, int version, const QString& name) const
{
    const Result<qint64> written = db.exec(
        Statement(u"INSERT INTO castellan.schema (version, name) VALUES ($1, $2)"_s, {version, name}));
    return written ? Result<void>() : failed(written.error());
}

Result<QList<SchemaStep>> PostgresSchema::setUpForeign(domain::Client& client, const SchemaStatus& status,
                                                       const domain::SetupOptions& options,
                                                       const Progress& progress) const
{
    if (!options.batchKey || status.state != SchemaState::Foreign) {
        return failed(foreignSchema(status));
    }
    if (status.hasBatchKeys) {
        return QList<SchemaStep>();
    }
    SchemaStep step = {status.version, u"batch keys"_s, false};
    if (!options.dryRun) {
        const Result<std::unique_ptr<domain::Transaction>> begun = beginStep(client);
        if (!begun) {
            return failed(begun.error());
        }
        if (const Result<void> made = run(**begun, postgresBatchKeys()); !made) {
            return failed(made.error());
        }
        if (const Result<void> committed = (*begun)->commit(); !committed) {
            return failed(committed.error());
        }
        step.applied = true;
    }
    if (progress) {
        progress(step, 1, 1);
    }
    return QList<SchemaStep>{step};
}

} // namespace castellan::storage
