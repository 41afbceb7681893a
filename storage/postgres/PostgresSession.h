#pragma once

#include "domain/core/Result.h"
#include "storage/database/Statement.h"
#include "storage/postgres/ConnectionSettings.h"

#include <chrono>

namespace castellan::storage {

class PostgresLink;

/// The one place that says how a session is set up. Behind a pooler (its process id is not the server's) the
/// session belongs to everybody, so nothing is set on it and every transaction carries its own settings.
class PostgresSession final
{
public:
    explicit PostgresSession(const ConnectionSettings& settings) : m_settings(settings) {}

    /// Sets and checks everything, in one round trip; to be called after every open.
    [[nodiscard]] domain::Result<void> apply(PostgresLink& link, std::chrono::milliseconds deadline) const;
    /// What goes along with BEGIN: the time-outs of a batch, and all else if the session is not ours.
    [[nodiscard]] Statement forTransaction(bool pooled, bool writes) const;
    /// What goes before statements outside a transaction on a session that is not ours; they are one implicit transaction.
    [[nodiscard]] Statement forPooledStatements() const;

private:
    ConnectionSettings m_settings;
};

} // namespace castellan::storage
