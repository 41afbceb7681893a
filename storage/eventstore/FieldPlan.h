#pragma once

#include "domain/event/Event.h"
#include "storage/database/Statement.h"
#include "storage/repository/SqlDialect.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace castellan::storage {

class RowSource;

/// What a push's events leave in the search fields: the last word on each, written set by set.
class FieldPlan final
{
public:
    /// `fresh` are aggregates that had no events before, and so have no fields.
    FieldPlan(const SqlDialect& dialect, const QList<domain::Event>& events, const QSet<domain::AggregateKey>& fresh);

    [[nodiscard]] QList<Statement> statements() const;

private:
    struct Wanted
    {
        domain::AggregateKey aggregate;
        QString owner;
        domain::FieldChange change; ///< Set or Remove
    };

    void take(const domain::Event& event, const domain::FieldChange& change);
    template<typename Predicate>
    void drop(Predicate matches);
    [[nodiscard]] Statement deleteAggregates() const;
    [[nodiscard]] RowSource rows(const QList<Wanted>& wanted) const;
    [[nodiscard]] QList<Statement> write(const QList<Wanted>& wanted, bool mayExist) const;

    SqlDialect m_dialect;
    QString m_table;
    QSet<domain::AggregateKey> m_fresh;
    QSet<QString> m_instances;
    QSet<domain::AggregateKey> m_aggregates;
    QHash<QStringList, qsizetype> m_places;
    QList<Wanted> m_wanted;
};

} // namespace castellan::storage
