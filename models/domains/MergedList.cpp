#include "models/domains/MergedList.h"

#include <algorithm>

namespace castellan::models {

namespace {

constexpr qint64 skippedInMemory = 200;

/// A composed key is the number of the first side's values (-1: no key), these, and those of the second side.
constexpr int noKey = -1;

} // namespace

domain::Result<domain::Page<DomainRow>> MergedList::list(const Key& after, qint64 skip, int limit) const
{
    const auto place = advanced(parse(after), skip);
    if (!place) {
        return domain::failed(place.error());
    }
    return *place ? merged(**place, static_cast<int>(skip), limit) : domain::Page<DomainRow>();
}

/// Of the first `skip` merged rows, the side whose row number skip / 2 stands before the other's has at least that many,
/// so they are passed in one step.
domain::Result<std::optional<MergedList::Place>> MergedList::advanced(Place place, qint64& skip) const
{
    while (skip > skippedInMemory) {
        const qint64 step = skip / 2;
        const auto first = m_first.list(place.first, step - 1, 1);
        const auto second = first ? m_second.list(place.second, step - 1, 1) : first;
        if (!second) {
            return domain::failed(second.error());
        }
        if (first->items.isEmpty() && second->items.isEmpty()) {
            return std::optional<Place>(); // fewer than `skip` rows in all
        }
        const bool passesSecond = first->items.isEmpty()
            || (!second->items.isEmpty() && m_isBefore(second->items.first(), first->items.first()));
        if (passesSecond) {
            place.second = second->end;
        } else {
            place.first = first->end;
        }
        skip -= step;
    }
    return std::optional<Place>(place);
}

domain::Result<domain::Page<DomainRow>> MergedList::merged(const Place& place, int skip, int limit) const
{
    const auto first = m_first.list(place.first, 0, skip + limit);
    const auto second = first ? m_second.list(place.second, 0, skip + limit) : first;
    if (!second) {
        return domain::failed(second.error());
    }
    domain::Page<DomainRow> page;
    int ofFirst = 0;
    int ofSecond = 0;
    while (ofFirst + ofSecond < skip + limit && (ofFirst < first->items.size() || ofSecond < second->items.size())) {
        const bool takesSecond = ofFirst == first->items.size()
            || (ofSecond < second->items.size() && m_isBefore(second->items.at(ofSecond), first->items.at(ofFirst)));
        const DomainRow& row = takesSecond ? second->items.at(ofSecond++) : first->items.at(ofFirst++);
        if (ofFirst + ofSecond > skip) {
            page.items.append(row);
        }
    }
    const domain::Result<Key> firstEnd = keyBehind(m_first, place.first, *first, ofFirst);
    const domain::Result<Key> secondEnd = firstEnd ? keyBehind(m_second, place.second, *second, ofSecond) : firstEnd;
    if (!secondEnd) {
        return domain::failed(secondEnd.error());
    }
    if (!page.items.isEmpty()) {
        page.end = compose({*firstEnd, *secondEnd});
    }
    return page;
}

domain::Result<MergedList::Key> MergedList::keyBehind(const DomainSide& side, const Key& after,
                                                      const DomainSide::Page& page, int taken)
{
    if (taken == 0) {
        return after;
    }
    if (taken == page.items.size()) {
        return page.end;
    }
    const auto last = side.list(after, taken - 1, 1);
    return last ? domain::Result<Key>(last->end) : domain::failed(last.error());
}

MergedList::Place MergedList::parse(const Key& key)
{
    if (!key || key->values.isEmpty()) {
        return {};
    }
    const int ofFirst = key->values.first().toInt();
    Place place;
    if (ofFirst >= 0) {
        place.first = domain::PageKey{key->values.mid(1, ofFirst)};
    }
    const QStringList rest = key->values.mid(1 + std::max(ofFirst, 0));
    if (!rest.isEmpty()) {
        place.second = domain::PageKey{rest};
    }
    return place;
}

domain::PageKey MergedList::compose(const Place& place)
{
    QStringList values{place.first ? QString::number(place.first->values.size()) : QString::number(noKey)};
    if (place.first) {
        values += place.first->values;
    }
    if (place.second) {
        values += place.second->values;
    }
    return {values};
}

} // namespace castellan::models
