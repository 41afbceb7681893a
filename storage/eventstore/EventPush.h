#pragma once

#include "domain/event/Event.h"
#include "domain/event/StoredEvent.h"
#include "storage/database/PipelineExecutor.h"
#include "storage/eventstore/AggregateStates.h"
#include "storage/eventstore/ConstraintPlan.h"
#include "storage/eventstore/EventstoreCatalog.h"

#include <QList>

#include <optional>

namespace castellan::storage {

/// One push as a list of statements for one pipeline, and the reading of its answers. The lock first, then
/// all events in one call, the unique constraints, the fields.
class EventPush final
{
public:
    /// `states` holds the latest sequence of every aggregate, or of none; where rows are made here (no function in the
    /// database) it must hold all of them. If it does, the statements only succeed when the events get the sequences
    /// that follow: the lock excludes nobody, so that is what tells of another writer.
    EventPush(const SqlDialect& dialect, const EventstoreFeatures& features, const QList<domain::Event>& events,
              const AggregateStates& states);

    [[nodiscard]] const QList<Statement>& statements() const { return m_statements; }
    /// The events as stored, in the order of the push, from the answers to `statements()`.
    [[nodiscard]] domain::Result<QList<domain::StoredEvent>> stored(const QList<Answer>& answers) const;
    /// What the failure of the statement at `index` means.
    [[nodiscard]] domain::Error explained(qsizetype index, const domain::Error& error) const;

private:
    /// What the statement at `m_pushAt` answers.
    enum class Answers {
        Events,  ///< every event as stored
        Summary, ///< their number and time: the rest is as planned
        Moments, ///< the time of each
    };

    [[nodiscard]] Statement lock(const QList<domain::Event>& events) const;
    [[nodiscard]] Statement call(const QList<domain::Event>& events, EventstoreFeatures::Push push) const;
    [[nodiscard]] Statement insert() const;
    [[nodiscard]] QList<domain::StoredEvent> answered(const Answer& answer) const;

    [[nodiscard]] domain::Error outrun(const domain::Error& error) const;

    SqlDialect m_dialect;
    QList<domain::AggregateKey> m_aggregates; ///< one an event
    /// The events as they will be stored, but for their time; nothing if not all aggregates are known.
    std::optional<QList<domain::StoredEvent>> m_planned;
    Answers m_answers = Answers::Events;
    ConstraintPlan m_constraints;
    QList<Statement> m_statements;
    qsizetype m_pushAt = 0;
    qsizetype m_constraintsAt = 0;
    qsizetype m_fieldsAt = 0;
};

} // namespace castellan::storage
