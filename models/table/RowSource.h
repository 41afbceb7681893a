#pragma once

#include "domain/core/Result.h"
#include "domain/port/Repository.h"
#include "models/table/KeysetPager.h"
#include "models/table/TableRow.h"

#include <functional>

namespace castellan::domain {
class Client;
class TargetServices;
} // namespace castellan::domain

namespace castellan::models {

/// Where a table's rows come from, for one filter and order: run in the background, on a read lane, so the functions
/// hold values only.
struct RowSource
{
    using Services = domain::TargetServices;
    std::function<domain::Result<RowPage>(Services&, domain::Client&, const PageRequest&)> page;
    std::function<domain::Result<domain::RowCount>(Services&, domain::Client&)> count;
};

} // namespace castellan::models
