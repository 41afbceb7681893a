#pragma once

#include "domain/port/BatchTrace.h"
#include "domain/port/Pool.h"
#include "storage/repository/BatchOrigin.h"
#include "storage/repository/SqlDialect.h"

namespace castellan::storage {

/// Asks a database what became of a batch whose COMMIT was not answered.
///
/// Its session is ended first, if it still runs our transaction. Where batches have keys, inserting the key once more
/// decides: that waits for whoever has it in hand. Elsewhere it is the first planned event: the sequence can be taken
/// only once, and whose it is shows in its content and, on the same server, in the transaction that wrote it.
class BatchInquiry final
{
public:
    /// `origin` and `trace` must outlive it.
    BatchInquiry(const SqlDialect& dialect, bool hasKeys, BatchOrigin& origin, const domain::BatchTrace& trace)
        : m_dialect(dialect),
          m_hasKeys(hasKeys),
          m_origin(origin),
          m_trace(trace)
    {}

    /// In a transaction that reads committed data; nothing of it is to be committed. Errors: Timeout
    /// `CAS-StillCommitting`: ask again; OutcomeUnknown if the evidence contradicts itself.
    [[nodiscard]] domain::Result<domain::BatchFate> answer(domain::Transaction& transaction);

private:
    [[nodiscard]] domain::Result<void> lookAtServer(domain::Transaction& transaction);
    [[nodiscard]] domain::Result<void> endSession(domain::Transaction& transaction) const;
    [[nodiscard]] domain::Result<bool> hasKey(domain::Transaction& transaction) const;
    [[nodiscard]] domain::Result<bool> hasFirstEvent(domain::Transaction& transaction) const;
    [[nodiscard]] domain::Result<QString> transactionStatus(domain::Transaction& transaction) const;
    [[nodiscard]] domain::Result<QList<domain::StoredEvent>> events(domain::Transaction& transaction) const;

    SqlDialect m_dialect;
    bool m_hasKeys;
    BatchOrigin& m_origin;
    const domain::BatchTrace& m_trace;
    domain::BatchFate m_fate;
};

} // namespace castellan::storage
