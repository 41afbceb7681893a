#pragma once

#include "storage/schema/MigratingSchema.h"

namespace castellan::storage {

/// Our tables on PostgreSQL: known by `castellan.schema`, which holds a row a version. Tables of the family without it were
/// made by a server: used as they are, never altered.
class PostgresSchema final : public MigratingSchema
{
public:
    PostgresSchema();
    explicit PostgresSchema(QList<Migration> migrations);

    [[nodiscard]] domain::Result<domain::SchemaStatus> status(domain::Client& client) const override;
    [[nodiscard]] domain::Result<QList<domain::RoleGrants>> grants(domain::Client& client,
                                                                   const QString& role) const override;

protected:
    [[nodiscard]] domain::Result<std::unique_ptr<domain::Transaction>> beginStep(domain::Client& client) const override;
    [[nodiscard]] domain::Result<int> version(domain::QueryExecutor& db) const override;
    [[nodiscard]] domain::Result<void> writeVersion(domain::QueryExecutor& db, int version,
                                                    const QString& name) const override;
    /// With `batchKey` adds the schema `castellan` with the key table, and nothing else.
    [[nodiscard]] domain::Result<QList<domain::SchemaStep>> setUpForeign(domain::Client& client,
                                                                         const domain::SchemaStatus& status,
                                                                         const domain::SetupOptions& options,
                                                                         const Progress& progress) const override;

private:
    struct Found;

    [[nodiscard]] domain::Result<domain::SchemaStatus> recognised(domain::Client& client) const;
    [[nodiscard]] domain::Result<Found> look(domain::QueryExecutor& db) const;
    [[nodiscard]] domain::SchemaStatus judgeForeign(const Found& found, domain::SchemaStatus status) const;
};

} // namespace castellan::storage
