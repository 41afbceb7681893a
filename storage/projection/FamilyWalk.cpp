#include "storage/projection/FamilyWalk.h"

#include "storage/projection/RowPages.h"

#include <QSet>

#include <algorithm>
#include <numeric>
#include <type_traits>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::Result;
using domain::StoredEvent;

constexpr int pageSize = 5'000;

ObjectKey objectOf(const StoredEvent& event)
{
    return {event.aggregate.instanceId, event.aggregate.id};
}

/// For people and tests: the same differences in the same order.
template<typename Entity>
void sortMissing(QList<typename ProjectedTable<Entity>::Difference>& differences, qsizetype from)
{
    std::sort(differences.begin() + from, differences.end(), [](const auto& left, const auto& right) {
        return ProjectedTable<Entity>::orderKey(left.expected->row())
            < ProjectedTable<Entity>::orderKey(right.expected->row());
    });
}

/// Takes the events of the last object off a page that may not have all of them, unless there is no other.
void keepWhole(QList<StoredEvent>& page)
{
    const ObjectKey last = objectOf(page.constLast());
    if (objectOf(page.constFirst()) == last) {
        return;
    }
    while (objectOf(page.constLast()) == last) {
        page.removeLast();
    }
}

} // namespace

template<typename Family>
FamilyWalk<Family>::FamilyWalk(const SqlDialect& dialect, const QList<domain::ProjectionName>& names)
    : m_dialect(dialect),
      m_names(names),
      m_reader(dialect, Family::aggregateType(), Family::eventTypes()),
      m_isDone(!names.contains(ProjectedTable<Object>::projection)
               && !names.contains(ProjectedTable<Domain>::projection))
{}

template<typename Family>
Result<void> FamilyWalk<Family>::step(domain::QueryExecutor& db, DifferenceSink& sink)
{
    Result<QList<StoredEvent>> page = m_reader.behind(db, m_after, pageSize);
    if (!page) {
        return failed(page.error());
    }
    const bool isLast = page->size() < pageSize;
    ObjectRange range = {m_after, {}, false};
    if (!isLast) {
        keepWhole(*page);
        range.upTo = objectOf(page->constLast());
    }
    const bool isWhole = isLast || page->size() < pageSize; // else it is one object's alone, which has more
    if (const Result<void> folded = isWhole ? fold(db, std::move(*page)) : fold(db, *range.upTo); !folded) {
        return folded;
    }
    m_after = range.upTo;
    m_isDone = isLast;
    return compareAll(db, range, sink);
}

template<typename Family>
Result<void> FamilyWalk<Family>::only(domain::QueryExecutor& db, const ObjectKey& key, DifferenceSink& sink)
{
    const Result<void> folded = fold(db, key);
    return folded ? compareAll(db, {{}, key, true}, sink) : folded;
}

/// All events of some objects.
template<typename Family>
Result<void> FamilyWalk<Family>::fold(domain::QueryExecutor& db, QList<StoredEvent> page)
{
    forget();
    if (const Result<void> read = readLives(db, page); !read) {
        return read;
    }
    sortWithinObjects(page);
    take(page);
    endLives();
    return {};
}

/// An object that may have more events than shall be in memory.
template<typename Family>
Result<void> FamilyWalk<Family>::fold(domain::QueryExecutor& db, const ObjectKey& object)
{
    forget();
    QList<StoredEvent> page;
    do {
        const StoredEvent last = page.isEmpty() ? StoredEvent() : page.constLast();
        Result<QList<StoredEvent>> next = m_reader.of(db, object, page.isEmpty() ? nullptr : &last, pageSize);
        if (!next) {
            return failed(next.error());
        }
        const bool isFirst = page.isEmpty();
        page = std::move(*next);
        if (isFirst) {
            if (const Result<void> read = readLives(db, page); !read) {
                return read;
            }
        }
        take(page);
    } while (page.size() == pageSize);
    endLives();
    return {};
}

template<typename Family>
void FamilyWalk<Family>::forget()
{
    m_objects.clear();
    m_places.clear();
    m_refused.clear();
}

template<typename Family>
Result<void> FamilyWalk<Family>::readLives(domain::QueryExecutor& db, const QList<StoredEvent>& page)
{
    m_lives.clear();
    if (std::is_same_v<Family, InstanceFamily> || page.isEmpty()) {
        return {}; // an instance's own events tell
    }
    QStringList instances;
    for (const StoredEvent& event : page) {
        if (instances.isEmpty() || instances.constLast() != event.aggregate.instanceId) {
            instances.append(event.aggregate.instanceId);
        }
    }
    const auto lives = ObjectEvents::livesOfInstances(db, m_dialect, instances);
    if (!lives) {
        return failed(lives.error());
    }
    for (const StoredEvent& event : *lives) {
        m_lives[event.aggregate.instanceId].append(event);
    }
    return {};
}

template<typename Family>
void FamilyWalk<Family>::take(const QList<StoredEvent>& events)
{
    m_events += events.size();
    for (const StoredEvent& event : events) {
        if (m_objects.empty() || m_objects.back().key.id != event.aggregate.id
            || m_objects.back().key.instance != event.aggregate.instanceId) {
            m_places.insert(objectOf(event), m_objects.size());
            const auto lives = m_lives.constFind(event.aggregate.instanceId);
            m_objects.push_back({objectOf(event), Family::nothing(), lives != m_lives.cend() ? &*lives : nullptr});
        }
        Known& known = m_objects.back();
        takeLives(known, &event);
        take(known, event);
    }
}

template<typename Family>
void FamilyWalk<Family>::take(Known& known, const StoredEvent& event)
{
    const domain::FoldResult result = known.folded.apply(event);
    if (domain::isRefusal(result)) {
        const bool isOfDomain = event.type.contains("domain"_L1);
        m_refused.append(
            {isOfDomain ? ProjectedTable<Domain>::projection : ProjectedTable<Object>::projection, event, result});
    }
}

template<typename Family>
void FamilyWalk<Family>::endLives()
{
    for (Known& known : m_objects) {
        takeLives(known, nullptr);
    }
}

/// Those of the instance that come before the event, or all that are left.
template<typename Family>
void FamilyWalk<Family>::takeLives(Known& known, const StoredEvent* before)
{
    while (known.lives != nullptr && known.livesTaken < known.lives->size()
           && (before == nullptr || comesBefore(known.lives->at(known.livesTaken), *before))) {
        known.folded.apply(known.lives->at(known.livesTaken++));
    }
}

template<typename Family>
Result<void> FamilyWalk<Family>::compareAll(domain::QueryExecutor& db, const ObjectRange& range, DifferenceSink& sink)
{
    if (!m_refused.isEmpty()) {
        if (const Result<void> taken = sink.refused(m_refused); !taken) {
            return taken;
        }
    }
    if (const Result<void> compared = compare<Object>(db, range, sink); !compared) {
        return compared;
    }
    return compare<Domain>(db, range, sink);
}

/// How many rows the events make.
template<typename Family>
template<typename Entity>
qsizetype FamilyWalk<Family>::expected() const
{
    if constexpr (std::is_same_v<Entity, Object>) {
        return std::ranges::count_if(m_objects,
                                     [](const Known& known) { return Family::object(known.folded).has_value(); });
    } else {
        return std::accumulate(m_objects.begin(), m_objects.end(), qsizetype{0},
                               [](qsizetype sum, const Known& known) { return sum + known.folded.domains().size(); });
    }
}

template<typename Family>
template<typename Entity>
Result<void> FamilyWalk<Family>::compare(domain::QueryExecutor& db, const ObjectRange& range, DifferenceSink& sink)
{
    if (!m_names.contains(ProjectedTable<Entity>::projection)) {
        return {};
    }
    QList<typename ProjectedTable<Entity>::Difference> differences;
    RowPages<Entity> pages(m_dialect, range, expected<Entity>());
    while (!pages.isDone()) {
        const Result<QList<Entity>> page = pages.next(db);
        if (!page) {
            return failed(page.error());
        }
        m_rows += page->size();
        for (const Entity& row : *page) {
            if (auto difference = found(row)) {
                differences.append(std::move(*difference));
            }
        }
        if (differences.size() >= pageSize) {
            if (const Result<void> taken = sink.take(differences); !taken) {
                return taken;
            }
            differences.clear();
        }
    }
    missing(differences);
    return differences.isEmpty() ? Result<void>() : sink.take(differences);
}

template<typename Family>
auto FamilyWalk<Family>::knownAs(const ObjectKey& key) -> Known*
{
    const auto place = m_places.constFind(key);
    return place != m_places.cend() ? &m_objects[*place] : nullptr;
}

template<typename Family>
auto FamilyWalk<Family>::found(const Object& row) -> std::optional<typename ProjectedTable<Object>::Difference>
{
    Known* const known = knownAs(ProjectedTable<Object>::object(row));
    if (known == nullptr) {
        return {{row, {}, {}}};
    }
    const auto& expected = Family::object(known->folded);
    if (!expected) {
        return {{row, {}, Family::removal(known->folded)}};
    }
    known->isSeen = true;
    if (domain::agrees(row, *expected)) {
        return std::nullopt;
    }
    return {{row, *expected, {}}};
}

template<typename Family>
auto FamilyWalk<Family>::found(const Domain& row) -> std::optional<typename ProjectedTable<Domain>::Difference>
{
    Known* const known = knownAs(ProjectedTable<Domain>::object(row));
    if (known == nullptr) {
        return {{row, {}, {}}};
    }
    const auto expected = known->folded.domains().constFind(row.domain);
    if (expected == known->folded.domains().cend()) {
        return {{row, {}, known->folded.removalOfDomain(row.domain)}};
    }
    known->seenDomains.append(row.domain);
    if (domain::agrees(row, *expected)) {
        return std::nullopt;
    }
    return {{row, *expected, {}}};
}

template<typename Family>
void FamilyWalk<Family>::missing(QList<typename ProjectedTable<Object>::Difference>& differences) const
{
    const qsizetype from = differences.size();
    for (const Known& known : m_objects) {
        if (!known.isSeen && Family::object(known.folded)) {
            differences.append({{}, *Family::object(known.folded), {}});
        }
    }
    sortMissing<Object>(differences, from);
}

template<typename Family>
void FamilyWalk<Family>::missing(QList<typename ProjectedTable<Domain>::Difference>& differences) const
{
    const qsizetype from = differences.size();
    for (const Known& known : m_objects) {
        if (known.seenDomains.size() == known.folded.domains().size()) {
            continue;
        }
        const QSet<QString> seen(known.seenDomains.cbegin(), known.seenDomains.cend());
        for (const auto& expected : known.folded.domains()) {
            if (!seen.contains(expected.row().domain)) {
                differences.append({{}, expected, {}});
            }
        }
    }
    sortMissing<Domain>(differences, from);
}

template class FamilyWalk<InstanceFamily>;
template class FamilyWalk<OrganizationFamily>;

} // namespace castellan::storage
