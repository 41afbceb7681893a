#pragma once

#include "domain/core/Result.h"
#include "domain/port/Repository.h"
#include "models/table/KeysetPager.h"
#include "models/table/TableRow.h"

#include <algorithm>
#include <utility>

namespace castellan::models {

/// What a page request means for a repository's list.
template<typename Column>
[[nodiscard]] domain::ListRequest<Column> listRequest(const domain::Condition<Column>& condition,
                                                      domain::Order<Column> order, const PageRequest& request)
{
    if (request.isReversed) {
        const bool isAscending = order.direction == domain::SortDirection::Ascending;
        order.direction = isAscending ? domain::SortDirection::Descending : domain::SortDirection::Ascending;
    }
    return {condition, order, request.after, request.skip, request.limit};
}

/// A page of a repository's list as rows, in the order asked for even when it was read from the end.
template<typename Repository, typename Column, typename MakeRow>
[[nodiscard]] domain::Result<RowPage> listedRows(const Repository& repository, domain::QueryExecutor& db,
                                                 const domain::ListRequest<Column>& request, bool isReversed,
                                                 MakeRow makeRow)
{
    const auto page = repository.list(db, request);
    if (!page) {
        return domain::failed(page.error());
    }
    RowPage rows;
    rows.end = page->end;
    rows.rows.reserve(page->items.size());
    for (const auto& item : page->items) {
        rows.rows.append(makeRow(item));
    }
    if (isReversed) {
        std::reverse(rows.rows.begin(), rows.rows.end());
    }
    return rows;
}

} // namespace castellan::models
