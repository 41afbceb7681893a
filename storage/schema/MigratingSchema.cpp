#include "storage/schema/MigratingSchema.h"

#include "storage/database/Statement.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::Error;
using domain::ErrorKind;
using domain::failed;
using domain::Result;
using domain::SchemaState;
using domain::SchemaStatus;
using domain::SchemaStep;

/// Building an index on a large table takes its time.
constexpr std::chrono::minutes stepDeadline{10};

Error newerSchema(const SchemaStatus& status)
{
    Error error;
    error.kind = ErrorKind::Schema;
    error.id = u"CAS-NewerSchema"_s;
    error.message =
        u"The tables are of version %1, made by a newer program; this one knows version %2. Use the newer program."_s
            .arg(QString::number(status.version), QString::number(status.wanted));
    error.detail = status.detail;
    return error;
}

} // namespace

MigratingSchema::MigratingSchema(QList<Migration> migrations) : m_migrations(std::move(migrations)) {}

Result<QList<SchemaStep>> MigratingSchema::setUp(domain::Client& client, const domain::SetupOptions& options,
                                                 const Progress& progress) const
{
    const Result<SchemaStatus> found = status(client);
    if (!found) {
        return failed(found.error());
    }
    if (found->state == SchemaState::Newer) {
        return failed(newerSchema(*found));
    }
    if (found->state == SchemaState::Foreign || found->state == SchemaState::Unusable) {
        return setUpForeign(client, *found, options, progress);
    }
    QList<SchemaStep> steps;
    for (int version = found->version + 1; version <= wanted(); ++version) {
        SchemaStep step = {version, migration(version).name, false};
        if (!options.dryRun) {
            if (const Result<void> applied = apply(client, version); !applied) {
                return failed(applied.error());
            }
            step.applied = true;
        }
        steps << step;
        if (progress) {
            progress(step, version - found->version, wanted() - found->version);
        }
    }
    return steps;
}

Error MigratingSchema::foreignSchema(const SchemaStatus& status)
{
    Error error;
    error.kind = ErrorKind::Schema;
    error.id = u"CAS-ForeignSchema"_s;
    error.message = u"These tables were not made by this program, which does not change them. "_s + status.detail;
    error.detail = status.detail;
    return error;
}

Result<void> MigratingSchema::run(domain::QueryExecutor& db, const QStringList& statements)
{
    for (const QString& sql : statements) {
        if (const Result<qint64> done = db.exec(Statement(sql).within(stepDeadline)); !done) {
            return failed(done.error());
        }
    }
    return {};
}

/// One step in its transaction; nothing if somebody else has made it meanwhile.
Result<void> MigratingSchema::apply(domain::Client& client, int stepVersion) const
{
    const Result<std::unique_ptr<domain::Transaction>> begun = beginStep(client);
    if (!begun) {
        return failed(begun.error());
    }
    domain::Transaction& transaction = **begun;
    const Result<int> present = version(transaction);
    if (!present) {
        return failed(present.error());
    }
    if (*present >= stepVersion) {
        return transaction.rollback();
    }
    if (const Result<void> done = run(transaction, migration(stepVersion).statements); !done) {
        return done;
    }
    if (const Result<void> written = writeVersion(transaction, stepVersion, migration(stepVersion).name); !written) {
        return written;
    }
    return transaction.commit();
}

} // namespace castellan::storage
