#pragma once

#include "domain/port/UnitOfWork.h"
#include "storage/eventstore/EventPush.h"
#include "storage/eventstore/ServerProjection.h"
#include "storage/repository/BatchKey.h"
#include "storage/repository/BatchKnowledge.h"
#include "storage/repository/OverlayWriter.h"

namespace castellan::storage {

/// Everything that a batch writes as the statements of one pipeline: the rows, the push with what a server's projection
/// needs around it, what became of the batch.
class BatchWrite final
{
public:
    /// `known` holds the latest sequence of every aggregate of the events. `known` and `events` must outlive it.
    BatchWrite(const SqlDialect& dialect, const EventstoreFeatures& features, const BatchKnowledge& known,
               const QList<domain::Event>& events, const BatchKey& key, ServerProjection& projection);

    [[nodiscard]] const QList<Statement>& statements() const { return m_statements; }
    /// The events as stored, in the order of the push, from the answers to `statements()`.
    [[nodiscard]] domain::Result<QList<domain::StoredEvent>> stored(const QList<Answer>& answers) const;
    /// What is to follow in the same transaction: the state of a server's projection. Errors as ServerProjection::advance.
    [[nodiscard]] domain::Result<QList<Statement>> advance(const QList<Answer>& answers,
                                                           const QList<domain::StoredEvent>& stored) const;
    /// What a failure of the statements means, with the command at fault where it can be known.
    [[nodiscard]] domain::Error explained(const PipelineFailure& failure) const;

private:
    const BatchKnowledge& m_known;
    const QList<domain::Event>& m_events;
    const ServerProjection& m_projection;
    OverlayWriter m_rows;
    std::optional<EventPush> m_push;
    QList<Statement> m_statements;
    qsizetype m_pushAt = 0;
    qsizetype m_afterAt = 0;
    qsizetype m_after = 0; ///< how many
};

} // namespace castellan::storage
