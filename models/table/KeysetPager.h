#pragma once

#include "domain/core/Page.h"

#include <map>
#include <optional>

namespace castellan::models {

/// Which rows to ask a list for: `limit` rows, `skip` behind `after`. With `isReversed` the list is to be read from its
/// end (in the opposite order), and the answer turned around.
struct PageRequest
{
    std::optional<domain::PageKey> after;
    qint64 skip = 0;
    int limit = 0;
    bool isReversed = false;
};

/// Remembers the keys met while paging, so that a jump begins at the nearest one.
class KeysetPager final
{
public:
    /// The rows [first, first + count). `total` (if known exactly) allows coming from the end.
    [[nodiscard]] PageRequest request(qint64 first, int count, std::optional<qint64> total) const;
    /// `key` is that of the row before `row`: a page that ends there.
    void learn(qint64 row, const domain::PageKey& key);
    void forget() { m_keys.clear(); }

private:
    std::map<qint64, domain::PageKey> m_keys; ///< by the number of rows up to and with the key's row
};

} // namespace castellan::models
