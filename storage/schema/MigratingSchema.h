#pragma once

#include "domain/port/Schema.h"
#include "storage/schema/Migration.h"

namespace castellan::storage {

/// What both databases share in recognising and building our tables.
class MigratingSchema : public domain::Schema
{
public:
    [[nodiscard]] domain::Result<QList<domain::SchemaStep>> setUp(domain::Client& client,
                                                                  const domain::SetupOptions& options,
                                                                  const Progress& progress) const final;

protected:
    explicit MigratingSchema(QList<Migration> migrations);

    /// The version that this program writes.
    [[nodiscard]] int wanted() const { return static_cast<int>(m_migrations.size()); }

    /// Begins the transaction of one step, alone: a set-up of somebody else has ended when this answers.
    [[nodiscard]] virtual domain::Result<std::unique_ptr<domain::Transaction>> beginStep(
        domain::Client& client) const = 0;
    /// Our version as the transaction sees it; 0 before the first step.
    [[nodiscard]] virtual domain::Result<int> version(domain::QueryExecutor& db) const = 0;
    [[nodiscard]] virtual domain::Result<void> writeVersion(domain::QueryExecutor& db, int version,
                                                            const QString& name) const = 0;
    /// The set-up that was asked for on a foreign database; refuses where there is none.
    [[nodiscard]] virtual domain::Result<QList<domain::SchemaStep>> setUpForeign(domain::Client& client,
                                                                                 const domain::SchemaStatus& status,
                                                                                 const domain::SetupOptions& options,
                                                                                 const Progress& progress) const = 0;

    [[nodiscard]] static domain::Error foreignSchema(const domain::SchemaStatus& status);
    [[nodiscard]] static domain::Result<void> run(domain::QueryExecutor& db, const QStringList& statements);

private:
    [[nodiscard]] domain::Result<void> apply(domain::Client& client, int version) const;
    [[nodiscard]] const Migration& migration(int version) const { return m_migrations.at(version - 1); }

    QList<Migration> m_migrations;
};

} // namespace castellan::storage
