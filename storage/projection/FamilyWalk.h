#pragma once

#include "domain/projection/ProjectionName.h"
#include "storage/projection/DifferenceSink.h"
#include "storage/projection/ObjectEvents.h"
#include "storage/projection/ObjectFamily.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>
#include <vector>

namespace castellan::storage {

/// Goes through all objects of a family in the order of their keys, a few thousand events at a time: folds the events of
/// each object and compares what they make with the rows that are there. What a step reads must be of one moment; from
/// one step to the next others may write.
template<typename Family>
class FamilyWalk final
{
public:
    /// Compares the tables of `names` that are the family's.
    FamilyWalk(const SqlDialect& dialect, const QList<domain::ProjectionName>& names);

    /// Also if none of the tables is asked for.
    [[nodiscard]] bool isDone() const { return m_isDone; }
    [[nodiscard]] qint64 events() const { return m_events; }
    [[nodiscard]] qint64 rows() const { return m_rows; }

    /// The next objects.
    [[nodiscard]] domain::Result<void> step(domain::QueryExecutor& db, DifferenceSink& sink);
    /// This object alone.
    [[nodiscard]] domain::Result<void> only(domain::QueryExecutor& db, const ObjectKey& key, DifferenceSink& sink);

private:
    using Folded = typename Family::Folded;
    using Object = typename Family::Object;
    using Domain = typename Family::Domain;

    /// An object as far as it has been folded and compared.
    struct Known
    {
        ObjectKey key = {};
        Folded folded = Family::nothing();
        const QList<domain::StoredEvent>* lives = nullptr; ///< of its instance
        qsizetype livesTaken = 0;
        bool isSeen = false; ///< its row was there
        QStringList seenDomains = {};
    };

    [[nodiscard]] domain::Result<void> fold(domain::QueryExecutor& db, QList<domain::StoredEvent> page);
    [[nodiscard]] domain::Result<void> fold(domain::QueryExecutor& db, const ObjectKey& object);
    void forget();
    [[nodiscard]] domain::Result<void> readLives(domain::QueryExecutor& db, const QList<domain::StoredEvent>& page);
    void take(const QList<domain::StoredEvent>& events);
    void take(Known& known, const domain::StoredEvent& event);
    void takeLives(Known& known, const domain::StoredEvent* before);
    void endLives();
    [[nodiscard]] domain::Result<void> compareAll(domain::QueryExecutor& db, const ObjectRange& range,
                                                  DifferenceSink& sink);
    template<typename Entity>
    [[nodiscard]] qsizetype expected() const;
    template<typename Entity>
    [[nodiscard]] domain::Result<void> compare(domain::QueryExecutor& db, const ObjectRange& range,
                                               DifferenceSink& sink);
    /// An object of this step; null if it has no events.
    [[nodiscard]] Known* knownAs(const ObjectKey& key);
    [[nodiscard]] std::optional<typename ProjectedTable<Object>::Difference> found(const Object& row);
    [[nodiscard]] std::optional<typename ProjectedTable<Domain>::Difference> found(const Domain& row);
    void missing(QList<typename ProjectedTable<Object>::Difference>& differences) const;
    void missing(QList<typename ProjectedTable<Domain>::Difference>& differences) const;

    SqlDialect m_dialect;
    QList<domain::ProjectionName> m_names;
    ObjectEvents m_reader;
    std::optional<ObjectKey> m_after;
    std::vector<Known> m_objects; ///< of this step, as they come
    QHash<ObjectKey, size_t> m_places;
    QHash<QString, QList<domain::StoredEvent>> m_lives;
    QList<RefusedEvent> m_refused;
    qint64 m_events = 0;
    qint64 m_rows = 0;
    bool m_isDone = false;
};

extern template class FamilyWalk<InstanceFamily>;
extern template class FamilyWalk<OrganizationFamily>;

} // namespace castellan::storage
