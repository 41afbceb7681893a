#pragma once

#include "domain/port/Schema.h"

namespace castellan::storage {

/// What the console needs on PostgreSQL: one table of it, for those who grant it and for asking what is missing.
class PostgresGrants final
{
public:
    /// See Schema::grants.
    [[nodiscard]] static domain::Result<QList<domain::RoleGrants>> statements(domain::Client& client,
                                                                              const QString& role);
    /// What the role of this connection may do: write batches where the schema is usable, else set it up.
    [[nodiscard]] static domain::Result<domain::WriteAccess> access(domain::Client& client, bool isUsable);
};

} // namespace castellan::storage
