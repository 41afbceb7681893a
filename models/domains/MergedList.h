#pragma once

#include "models/domains/DomainSides.h"

#include <QList>

#include <optional>
#include <utility>

namespace castellan::models {

/// Two sorted tables read as one sorted list. Jumping far costs a number of single-row reads that grows with the logarithm
/// of the distance, because in both tables only the place of the cut is looked for.
class MergedList final
{
public:
    /// `isBefore` is the order of both sides; of equal rows those of `first` come first.
    using IsBefore = std::function<bool(const DomainRow&, const DomainRow&)>;
    MergedList(const DomainSide& first, const DomainSide& second, IsBefore isBefore)
        : m_first(first),
          m_second(second),
          m_isBefore(std::move(isBefore))
    {}

    /// `limit` rows (at most 800), `skip` behind `after`, a key that an earlier page ended with.
    [[nodiscard]] domain::Result<domain::Page<DomainRow>> list(const std::optional<domain::PageKey>& after, qint64 skip,
                                                               int limit) const;

private:
    using Key = std::optional<domain::PageKey>;
    struct Place
    {
        Key first;
        Key second;
    };

    [[nodiscard]] domain::Result<std::optional<Place>> advanced(Place place, qint64& skip) const;
    [[nodiscard]] domain::Result<domain::Page<DomainRow>> merged(const Place& place, int skip, int limit) const;
    [[nodiscard]] static domain::Result<Key> keyBehind(const DomainSide& side, const Key& after,
                                                       const DomainSide::Page& page, int taken);
    [[nodiscard]] static Place parse(const Key& key);
    [[nodiscard]] static domain::PageKey compose(const Place& place);

    const DomainSide& m_first;
    const DomainSide& m_second;
    IsBefore m_isBefore;
};

} // namespace castellan::models
