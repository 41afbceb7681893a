#include "models/table/KeysetPager.h"

#include <algorithm>
#include <iterator>

namespace castellan::models {

namespace {

constexpr std::size_t mostKeys = 20'000;

} // namespace

PageRequest KeysetPager::request(qint64 first, int count, std::optional<qint64> total) const
{
    PageRequest request;
    request.limit = count;
    request.skip = first;
    const auto behind = m_keys.upper_bound(first);
    if (behind != m_keys.begin()) {
        const auto nearest = std::prev(behind);
        request.after = nearest->second;
        request.skip = first - nearest->first;
    }
    if (total && first < *total) {
        const int wanted = static_cast<int>(std::min<qint64>(count, *total - first));
        const qint64 fromEnd = *total - first - wanted;
        if (fromEnd < request.skip) {
            return {std::nullopt, fromEnd, wanted, true};
        }
    }
    return request;
}

void KeysetPager::learn(qint64 row, const domain::PageKey& key)
{
    if (m_keys.size() < mostKeys) {
        m_keys.insert_or_assign(row, key);
    }
}

} // namespace castellan::models
