#pragma once

#include "domain/core/Result.h"
#include "domain/event/Event.h"
#include "domain/event/StoredEvent.h"
#include "storage/database/PipelineExecutor.h"
#include "storage/eventstore/EventstoreCatalog.h"

#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace castellan::storage {

/// A server on the same database fills the tables that a batch writes from the events that it pushes, and would insert the
/// batch's rows once more. So the batch keeps the server's projection out while it runs and, if the projection has seen all
/// events before, moves its state past those of the batch. Our own schema has no server: there every list is empty.
class ServerProjection final
{
public:
    explicit ServerProjection(const EventstoreFeatures& features) : m_features(features) {}

    /// Writes also where the projection is behind or our events come late; its state then stays as it is.
    void force() { m_isForced = true; }

    /// Takes the projection's own lock for the instances that it is not yet taken for. Goes before everything that locks their
    /// rows, because the projection takes its locks in that order.
    [[nodiscard]] std::optional<Statement> keepOut(const QSet<QString>& instances);
    /// Between the rows and the push: waits for the pushes in flight of projected instances, and holds up later ones.
    [[nodiscard]] QList<Statement> beforePush(const QList<domain::Event>& events);
    /// After the push: asks how far the projection is, and whether other events stand where ours do or behind them.
    [[nodiscard]] QList<Statement> afterPush(const QList<domain::Event>& events) const;
    /// The statements that move the projection's state. `answers` are those of `afterPush`. Errors: PreconditionFailed
    /// `CAS-ProjectionBehind`, which may have passed when the batch is run again; Conflict `CAS-PositionOvertaken`.
    [[nodiscard]] domain::Result<QList<Statement>> advance(const QList<Answer>& answers,
                                                           const QList<domain::StoredEvent>& stored) const;

private:
    EventstoreFeatures m_features;
    QSet<QString> m_keptOut;
    bool m_isForced = false;
};

} // namespace castellan::storage
