#include "storage/projection/FamilyWalk.h"

#include "storage/eventstore/EventColumns.h"
#include "storage/projection/RowPages.h"

#include <algorithm>
#include <tuple>
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

/// In the global order.
bool comesBefore(const StoredEvent& left, const StoredEvent& right)
{
    const auto place = [](const StoredEvent& event) {
        const domain::AggregateKey& aggregate = event.aggregate;
        return std::tuple(positionMicroseconds(event.position), event.inTxOrder, aggregate.instanceId, aggregate.type,
                          aggregate.id);
    };
    return place(left) < place(right);
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
    Result<QList<StoredEvent>> page = m_reader.first(db, {m_after, {}, false}, pageSize);
    if (!page) {
        return failed(page.error());
    }
    const bool isLast = page->size() < pageSize;
    ObjectRange range = {m_after, {}, false};
    if (!isLast) {
        keepWhole(*page);
        range.upTo = objectOf(page->constLast());
    }
    if (const Result<void> folded = fold(db, std::move(*page), isLast || page->size() < pageSize); !folded) {
        return folded;
    }
    m_after = range.upTo;
    m_isDone = isLast;
    return compareAll(db, range, sink);
}

template<typename Family>
Result<void> FamilyWalk<Family>::only(domain::QueryExecutor& db, const ObjectKey& key, DifferenceSink& sink)
{
    const ObjectRange range = {{}, key, true};
    Result<QList<StoredEvent>> page = m_reader.first(db, range, pageSize);
    if (!page) {
        return failed(page.error());
    }
    const bool isWhole = page->size() < pageSize;
    const Result<void> folded = fold(db, std::move(*page), isWhole);
    return folded ? compareAll(db, range, sink) : folded;
}

/// If the page is not whole, it is all of one object, whose other events follow.
template<typename Family>
Result<void> FamilyWalk<Family>::fold(domain::QueryExecutor& db, QList<StoredEvent> page, bool isWhole)
{
    m_objects.clear();
    m_refused.clear();
    if (const Result<void> read = readLives(db, page); !read) {
        return read;
    }
    take(page);
    while (!isWhole) {
        Result<QList<StoredEvent>> more = m_reader.more(db, page.constLast(), pageSize);
        if (!more) {
            return failed(more.error());
        }
        isWhole = more->size() < pageSize;
        page = std::move(*more);
        take(page);
    }
    for (auto known = m_objects.begin(); known != m_objects.end(); ++known) {
        takeLives(*known, known.key().instance, nullptr);
    }
    return {};
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
    Known* known = nullptr;
    ObjectKey current;
    for (const StoredEvent& event : events) {
        if (ObjectKey key = objectOf(event); known == nullptr || key != current) {
            current = std::move(key);
            known = &m_objects[current];
        }
        takeLives(*known, current.instance, &event);
        take(*known, event);
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

/// Those of the instance that come before the event, or all that are left.
template<typename Family>
void FamilyWalk<Family>::takeLives(Known& known, const QString& instance, const StoredEvent* before)
{
    const auto lives = m_lives.constFind(instance);
    while (lives != m_lives.cend() && known.lives < lives->size()
           && (before == nullptr || comesBefore(lives->at(known.lives), *before))) {
        known.folded.apply(lives->at(known.lives++));
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

template<typename Family>
template<typename Entity>
Result<void> FamilyWalk<Family>::compare(domain::QueryExecutor& db, const ObjectRange& range, DifferenceSink& sink)
{
    if (!m_names.contains(ProjectedTable<Entity>::projection)) {
        return {};
    }
    QList<typename ProjectedTable<Entity>::Difference> differences;
    RowPages<Entity> pages(m_dialect, range);
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
auto FamilyWalk<Family>::found(const Object& row) -> std::optional<typename ProjectedTable<Object>::Difference>
{
    const auto known = m_objects.find(ProjectedTable<Object>::object(row));
    if (known == m_objects.end()) {
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
    const auto known = m_objects.find(ProjectedTable<Domain>::object(row));
    if (known == m_objects.end()) {
        return {{row, {}, {}}};
    }
    const auto expected = known->folded.domains().constFind(row.domain);
    if (expected == known->folded.domains().cend()) {
        return {{row, {}, known->folded.removalOfDomain(row.domain)}};
    }
    known->seenDomains.insert(row.domain);
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
        for (const auto& expected : known.folded.domains()) {
            if (!known.seenDomains.contains(expected.row().domain)) {
                differences.append({{}, expected, {}});
            }
        }
    }
    sortMissing<Domain>(differences, from);
}

template class FamilyWalk<InstanceFamily>;
template class FamilyWalk<OrganizationFamily>;

} // namespace castellan::storage
