#pragma once

#include "storage/schema/MigratingSchema.h"

namespace castellan::storage {

/// Our tables in a SQLite file: known by `application_id`, of the version `user_version`. The tables are those of
/// PostgreSQL with their schema as a prefix (`zitadel_organizations`); times are integer microseconds.
class SqliteSchema final : public MigratingSchema
{
public:
    SqliteSchema();
    explicit SqliteSchema(QList<Migration> migrations);

    [[nodiscard]] domain::Result<domain::SchemaStatus> status(domain::Client& client) const override;
    [[nodiscard]] domain::Result<QList<domain::RoleGrants>> grants(domain::Client& client,
                                                                   const QString& role) const override;

protected:
    [[nodiscard]] domain::Result<std::unique_ptr<domain::Transaction>> beginStep(domain::Client& client) const override;
    [[nodiscard]] domain::Result<int> version(domain::QueryExecutor& db) const override;
    [[nodiscard]] domain::Result<void> writeVersion(domain::QueryExecutor& db, int version,
                                                    const QString& name) const override;
    [[nodiscard]] domain::Result<QList<domain::SchemaStep>> setUpForeign(domain::Client& client,
                                                                         const domain::SchemaStatus& status,
                                                                         const domain::SetupOptions& options,
                                                                         const Progress& progress) const override;
};

} // namespace castellan::storage
