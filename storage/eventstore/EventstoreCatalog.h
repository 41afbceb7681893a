#pragma once

#include "domain/core/Result.h"
#include "domain/port/QueryExecutor.h"
#include "storage/repository/SqlDialect.h"

#include <mutex>
#include <optional>

namespace castellan::storage {

/// What an eventstore offers to writers and readers.
struct EventstoreFeatures
{
    enum class Push {
        Command2, ///< the database's function, the newer overload
        Command,  ///< the older overload, which knows no enforce_owner
        None,     ///< rows are made here
    };

    Push push = Push::None;
    bool isOurs = false; ///< `created_at` and `position` are the same instant
    bool hasBatchKeys = false;
    bool hasProjects = false;
    bool hasProjectionStates = false; ///< a server's, whose projections may write the same tables
};

/// Looks at the database once and remembers. Safe to use from any thread.
class EventstoreCatalog final
{
public:
    explicit EventstoreCatalog(const SqlDialect& dialect) : m_dialect(dialect) {}

    /// Errors: Schema `CAS-NoEventstore`.
    [[nodiscard]] domain::Result<EventstoreFeatures> features(domain::QueryExecutor& db) const;
    /// After the schema was set up.
    void forget() const;

private:
    [[nodiscard]] domain::Result<EventstoreFeatures> probed(domain::QueryExecutor& db) const;

    SqlDialect m_dialect;
    mutable std::mutex m_mutex;
    mutable std::optional<EventstoreFeatures> m_known;
};

} // namespace castellan::storage
