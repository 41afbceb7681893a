#pragma once

#include "domain/port/UnitOfWork.h"
#include "storage/database/PipelineExecutor.h"
#include "storage/repository/SqlDialect.h"

#include <optional>

namespace castellan::storage {

/// The row of `castellan.batches` that says that a batch is in: the first write of its transaction. Where there is no identity
/// or no table, there is nothing to write.
class BatchKey final
{
public:
    BatchKey(const SqlDialect& dialect, const std::optional<domain::BatchIdentity>& identity)
        : m_dialect(dialect),
          m_identity(identity)
    {}

    [[nodiscard]] bool isDue() const { return m_identity && !m_isWritten; }
    [[nodiscard]] bool isKept() const { return m_identity.has_value(); }
    /// Inserts the key unless it is there.
    [[nodiscard]] Statement insert() const;
    /// From the answer to `insert`. Errors: Conflict `CAS-BatchAlreadyApplied` with the stored summary as its detail,
    /// `CAS-BatchKeyReused` for another batch under the same key.
    [[nodiscard]] domain::Result<void> written(domain::QueryExecutor& db, const Answer& answer);
    /// What became of the batch, kept beside its key.
    [[nodiscard]] Statement summarize(const QList<domain::Event>& events) const;

private:
    SqlDialect m_dialect;
    std::optional<domain::BatchIdentity> m_identity;
    bool m_isWritten = false;
};

} // namespace castellan::storage
