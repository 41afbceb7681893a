#include "storage/schema/SqliteSchema.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "storage/sql/SqliteSession.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::Result;
using domain::SchemaState;
using domain::SchemaStatus;
using domain::SchemaStep;

} // namespace

SqliteSchema::SqliteSchema() : SqliteSchema(sqliteMigrations()) {}

SqliteSchema::SqliteSchema(QList<Migration> migrations) : MigratingSchema(std::move(migrations)) {}

Result<SchemaStatus> SqliteSchema::status(domain::Client& client) const
{
    const Result<Row> row = client.queryRow(Statement(
        u"SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), "
        "(SELECT count(*) FROM sqlite_schema WHERE type = 'table'), "
        "EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'castellan_batches')"_s));
    if (!row) {
        return failed(row.error());
    }
    const Result<domain::ServerIdentity> file = client.identity();
    if (!file) {
        return failed(file.error());
    }
    SchemaStatus status;
    status.access.obstacle = file->readOnly ? domain::WriteAccess::Obstacle::ReadOnly
                                            : domain::WriteAccess::Obstacle::None;
    status.wanted = wanted();
    status.hasBatchKeys = row->boolean(3);
    if (row->integer(0) == sqliteApplicationId) {
        status.version = static_cast<int>(row->integer(1));
        status.state = status.version == wanted() ? SchemaState::Current
            : status.version < wanted()           ? SchemaState::Outdated
                                                  : SchemaState::Newer;
        status.detail = u"A workspace of version %1."_s.arg(status.version);
    } else if (row->integer(0) == 0 && row->integer(2) == 0) {
        status.state = SchemaState::Missing;
        status.detail = u"The file holds no tables."_s;
    } else {
        status.state = SchemaState::Unusable;
        status.detail = u"The file belongs to another program (application id %1, tables: %2). Choose another file."_s
                            .arg(QString::number(row->integer(0)), QString::number(row->integer(2)));
    }
    return status;
}

Result<QList<domain::RoleGrants>> SqliteSchema::grants(domain::Client& /*client*/, const QString& /*role*/) const
{
    return failed(domain::invalidArgument(
        u"CAS-NoRoles"_s, {}, u"A workspace file knows no roles: whoever may write the file may do all."_s));
}

Result<std::unique_ptr<domain::Transaction>> SqliteSchema::beginStep(domain::Client& client) const
{
    return client.begin({}); // BEGIN IMMEDIATE lets one set-up in at a time
}

Result<int> SqliteSchema::version(domain::QueryExecutor& db) const
{
    const Result<Row> row = db.queryRow(Statement(u"SELECT user_version FROM pragma_user_version"_s));
    return row ? Result<int>(static_cast<int>(row->integer(0))) : failed(row.error());
}

Result<void> SqliteSchema::writeVersion(domain::QueryExecutor& db, int version, const QString& /*name*/) const
{
    // A PRAGMA takes no bound values; both are numbers of ours, and both are part of the transaction.
    return run(db, {u"PRAGMA application_id=%1"_s.arg(sqliteApplicationId), u"PRAGMA user_version=%1"_s.arg(version)});
}

Result<QList<SchemaStep>> SqliteSchema::setUpForeign(domain::Client& /*client*/, const SchemaStatus& status,
                                                     const domain::SetupOptions& /*options*/,
                                                     const Progress& /*progress*/) const
{
    return failed(foreignSchema(status));
}

} // namespace castellan::storage
