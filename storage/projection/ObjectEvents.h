#pragma once

#include "domain/event/StoredEvent.h"
#include "domain/port/QueryExecutor.h"
#include "storage/projection/ObjectRange.h"

#include <QList>

namespace castellan::storage {

/// Reads the events of the objects of one kind: their place, type, time and payload, which is what is folded. Revision,
/// creator and owner are not read.
class ObjectEvents final
{
public:
    using Events = domain::Result<QList<domain::StoredEvent>>;

    /// `aggregateType` is `instance` or `org`; events of other types than those are left out.
    ObjectEvents(const SqlDialect& dialect, QString aggregateType, const QStringList& eventTypes);

    /// The next `limit` events of the objects behind this one, or from the beginning: object by object, each in the order
    /// of the key, which is that of the sequences. Nothing is sorted for it.
    [[nodiscard]] Events behind(domain::QueryExecutor& db, const std::optional<ObjectKey>& object, int limit) const;
    /// The next `limit` events of one object in the global order, from its first or behind `last`: however many there are,
    /// the database sorts them.
    [[nodiscard]] Events of(domain::QueryExecutor& db, const ObjectKey& object, const domain::StoredEvent* last,
                            int limit) const;

    /// When the instances began and ended, each in the global order.
    [[nodiscard]] static Events livesOfInstances(domain::QueryExecutor& db, const SqlDialect& dialect,
                                                 const QStringList& instances);

private:
    [[nodiscard]] Events read(domain::QueryExecutor& db, const QString& where, const QString& order,
                              QList<Value> values, int limit) const;

    SqlDialect m_dialect;
    QString m_aggregateType;
    QString m_ofTypes; ///< the condition
};

/// Whether an event stands before another in the global order. The sequence is not looked at.
[[nodiscard]] bool comesBefore(const domain::StoredEvent& left, const domain::StoredEvent& right);

/// Puts the events of each object, which come in the order of their sequences, into the global order. They mostly are in it
/// already, but a long transaction may push into the past.
void sortWithinObjects(QList<domain::StoredEvent>& events);

} // namespace castellan::storage
