#pragma once

#include "domain/event/Event.h"
#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "storage/repository/SqlDialect.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

namespace castellan::storage {

/// What an aggregate's latest event says; nothing (sequence 0) for a new one.
struct AggregateState
{
    qint64 sequence = 0;
    QString owner;
};

using AggregateStates = QHash<domain::AggregateKey, AggregateState>;

/// Each once, in the order in which they come.
[[nodiscard]] QList<domain::AggregateKey> aggregatesOf(const QList<domain::Event>& events);
/// Those without an event.
[[nodiscard]] QSet<domain::AggregateKey> newAggregates(const AggregateStates& states);
/// A statement that answers the states of the aggregates, and the reading of its answer.
[[nodiscard]] Statement stateQuery(const SqlDialect& dialect, const QList<domain::AggregateKey>& aggregates);
void readStates(const Rows& rows, AggregateStates& states);

} // namespace castellan::storage
