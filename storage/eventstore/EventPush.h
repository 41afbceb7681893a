#pragma once

#include "domain/event/Event.h"
#include "domain/event/StoredEvent.h"
#include "domain/port/BatchTrace.h"
#include "storage/database/PipelineExecutor.h"
#include "storage/eventstore/ConstraintPlan.h"
#include "storage/eventstore/EventstoreCatalog.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace castellan::storage {

/// What an aggregate's latest event says; nothing (sequence 0) for a new one.
struct AggregateState
{
    qint64 sequence = 0;
    QString owner;
};

using AggregateStates = QHash<domain::AggregateKey, AggregateState>;

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

    [[nodiscard]] static QList<domain::AggregateKey> aggregatesOf(const QList<domain::Event>& events);
    /// What will be pushed, one an event, where `states` holds all aggregates. The payload's hash is that of the first
    /// event only, by which the whole push is recognised.
    [[nodiscard]] static QList<domain::PlannedEvent> planned(const QList<domain::Event>& events,
                                                             const AggregateStates& states);
    /// The same for a payload as it was pushed and as it is stored; empty for none.
    [[nodiscard]] static QByteArray payloadHash(const std::optional<QByteArray>& payload);
    /// A statement that answers the states of the aggregates, and the reading of its answer.
    [[nodiscard]] static Statement stateQuery(const SqlDialect& dialect, const QList<domain::AggregateKey>& aggregates);
    static void readStates(const Rows& rows, AggregateStates& states);

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
