#pragma once

#include "domain/port/UnitOfWork.h"
#include "storage/database/PipelineExecutor.h"
#include "storage/repository/BatchOrigin.h"
#include "storage/repository/SqlDialect.h"

#include <optional>

namespace castellan::storage {

/// The row of `castellan.batches` that says that a batch is in: the first write of its transaction. Where there is no table
/// for it, only the server's session is asked for, and without an identity nothing.
class BatchKey final
{
public:
    /// `origin` must outlive it.
    BatchKey(const SqlDialect& dialect, const std::optional<domain::BatchIdentity>& identity, bool hasTable,
             BatchOrigin& origin)
        : m_dialect(dialect),
          m_identity(identity),
          m_hasTable(hasTable),
          m_origin(origin)
    {}

    /// Whether this is one of the few batches with which old keys are removed; told by the key itself, one in 256.
    [[nodiscard]] static bool isTimeToPrune(const std::optional<domain::BatchIdentity>& identity);
    /// Removes keys that are older than 30 days, at most a thousand.
    [[nodiscard]] static Statement prune(const SqlDialect& dialect);

    [[nodiscard]] bool isDue() const { return m_identity && !m_isOpened && (m_hasTable || m_dialect.isPostgres()); }
    [[nodiscard]] bool isKept() const { return m_identity && m_hasTable; }
    /// The first statement of the transaction: inserts the key unless it is there.
    [[nodiscard]] Statement opening() const;
    /// From the answer to `opening`. Errors: Conflict `CAS-BatchAlreadyApplied` with the stored summary as its detail,
    /// `CAS-BatchKeyReused` for another batch under the same key.
    [[nodiscard]] domain::Result<void> opened(domain::QueryExecutor& db, const Answer& answer);
    /// What became of the batch, kept beside its key.
    [[nodiscard]] Statement summarize(const QList<domain::Event>& events) const;
    /// Where it is written, once `opened`. That another server has taken over is told by this, once: a batch that is refused
    /// before its COMMIT does not use it up.
    [[nodiscard]] domain::ServerSession session() const;
    [[nodiscard]] const QString& target() const { return m_origin.target(); }

private:
    [[nodiscard]] domain::Error alreadyThere(const Row& row) const;

    SqlDialect m_dialect;
    std::optional<domain::BatchIdentity> m_identity;
    bool m_hasTable;
    BatchOrigin& m_origin;
    domain::ServerSession m_session;
    bool m_isOpened = false;
};

} // namespace castellan::storage
