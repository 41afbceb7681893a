#pragma once

#include "domain/port/Pool.h"
#include "domain/port/UnitOfWork.h"
#include "storage/database/PipelineExecutor.h"
#include "storage/eventstore/EventstoreCatalog.h"
#include "storage/eventstore/ServerProjection.h"
#include "storage/repository/BatchKey.h"
#include "storage/repository/BatchKnowledge.h"

#include <memory>

namespace castellan::storage {

/// The one transaction of a batch: what it asks and writes, each set by set in one go, its key first.
class BatchTransaction final
{
public:
    /// The pool must outlive it (it is asked again for who was faster), and so must what `key` refers to.
    BatchTransaction(domain::Pool& pool, std::unique_ptr<domain::Transaction> transaction, const SqlDialect& dialect,
                     const EventstoreFeatures& features, const BatchKey& key);
    BatchTransaction(const BatchTransaction&) = delete;
    BatchTransaction& operator=(const BatchTransaction&) = delete;
    /// Rolls back what was not committed.
    ~BatchTransaction();

    [[nodiscard]] const SqlDialect& dialect() const { return m_dialect; }
    [[nodiscard]] const EventstoreFeatures& features() const { return m_features; }
    /// What was read and what the batch has changed, which is what will be written.
    [[nodiscard]] BatchKnowledge& known() { return m_known; }
    /// For what belongs to no set.
    [[nodiscard]] domain::QueryExecutor& executor() { return *m_transaction; }

    /// See UnitOfWork::force.
    void force() { m_projection.force(); }
    /// Reads what is asked for into `known()`.
    [[nodiscard]] domain::Result<void> fetch(const domain::ReadSet& reads);
    /// How the batch with these events can be found again; also makes ready what is to be written.
    [[nodiscard]] domain::Result<domain::BatchTrace> trace(const QList<domain::Event>& events);
    /// Writes the rows and pushes the events. After a failure it is rolled back.
    [[nodiscard]] domain::Result<QList<domain::StoredEvent>> push(const QList<domain::Event>& events);
    /// The same and COMMIT, in one round trip where the server decides everything itself.
    [[nodiscard]] domain::Result<QList<domain::StoredEvent>> pushAndCommit(const QList<domain::Event>& events);
    /// Writes rows without events, if there are any, and commits.
    [[nodiscard]] domain::Result<void> commit();
    void rollback();
    /// After a commit: false if the server warned that a standby does not have it yet.
    [[nodiscard]] bool isDurable() const { return m_isDurable; }

private:
    [[nodiscard]] domain::Result<QList<Answer>> send(const QList<Statement>& statements);
    [[nodiscard]] std::optional<Statement> patience(const domain::ReadSet& reads) const;
    [[nodiscard]] domain::Result<QList<domain::StoredEvent>> write(const QList<domain::Event>& events, bool commits);
    /// Reads the latest sequences that are not known, and writes the key if it is due.
    [[nodiscard]] domain::Result<void> prepare(const QList<domain::Event>& events);
    [[nodiscard]] domain::Result<void> moveProjection(const domain::Result<QList<Statement>>& statements);
    /// What was written is what is known from now on.
    void settle(const QList<domain::StoredEvent>& stored);
    [[nodiscard]] domain::Error refused(const domain::Error& error, const QList<domain::Event>& events);

    domain::Pool& m_pool;
    std::unique_ptr<domain::Transaction> m_transaction;
    SqlDialect m_dialect;
    EventstoreFeatures m_features;
    BatchKey m_key;
    ServerProjection m_projection;
    BatchKnowledge m_known;
    bool m_isDurable = true;
    bool m_isPlanned = false;
};

} // namespace castellan::storage
