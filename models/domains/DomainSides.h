#pragma once

#include "domain/core/Condition.h"
#include "domain/core/Id.h"
#include "domain/core/Page.h"
#include "domain/core/Result.h"
#include "domain/port/Repository.h"
#include "models/domains/DomainRow.h"
#include "models/table/KeysetPager.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace castellan::domain {
class Client;
class TargetServices;
} // namespace castellan::domain

namespace castellan::models {

/// What the two tables of domains can both be sorted by.
enum class DomainSorting { Domain, Created, Changed };

/// Which domains are asked for, and in which order.
struct DomainQuery
{
    domain::InstanceId instance; ///< empty: all
    QString text;                ///< a substring of the domain, or empty
    std::optional<DomainKind> kind;
    DomainSorting sorting = DomainSorting::Domain;
    domain::SortDirection direction = domain::SortDirection::Ascending;
};

/// One table of domains, as a sorted list that is read by key.
struct DomainSide
{
    using Page = domain::Page<DomainRow>;
    std::function<domain::Result<Page>(const std::optional<domain::PageKey>& after, qint64 skip, int limit)> list;
    std::function<domain::Result<domain::RowCount>()> count;
};

/// The tables that a query needs: of instances, of organizations, or both in this order. They hold references: used
/// at once, on the client's thread. `isReversed`: from the end.
[[nodiscard]] std::vector<DomainSide> domainSides(domain::TargetServices& services, domain::Client& client,
                                                  const DomainQuery& query, bool isReversed);

/// Whether `first` stands before `second` in ascending order.
[[nodiscard]] bool isBefore(const DomainRow& first, const DomainRow& second, DomainSorting sorting);

} // namespace castellan::models
