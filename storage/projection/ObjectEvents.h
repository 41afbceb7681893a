#pragma once

#include "domain/event/StoredEvent.h"
#include "domain/port/QueryExecutor.h"
#include "storage/projection/ObjectRange.h"

#include <QList>

namespace castellan::storage {

/// Reads the events of the objects of one kind, object by object, each in the global order.
class ObjectEvents final
{
public:
    using Events = domain::Result<QList<domain::StoredEvent>>;

    /// `aggregateType` is `instance` or `org`; events of other types than those are left out.
    ObjectEvents(const SqlDialect& dialect, QString aggregateType, QStringList eventTypes);

    /// The first `limit` events of the range.
    [[nodiscard]] Events first(domain::QueryExecutor& db, const ObjectRange& range, int limit) const;
    /// The next `limit` events of the object that `last` belongs to.
    [[nodiscard]] Events more(domain::QueryExecutor& db, const domain::StoredEvent& last, int limit) const;

    /// When the instances began and ended, each in the global order.
    [[nodiscard]] static Events livesOfInstances(domain::QueryExecutor& db, const SqlDialect& dialect,
                                                 const QStringList& instances);

private:
    [[nodiscard]] Events read(domain::QueryExecutor& db, QStringList where, QList<Value> values, int limit) const;

    SqlDialect m_dialect;
    QString m_aggregateType;
    QStringList m_eventTypes;
};

} // namespace castellan::storage
