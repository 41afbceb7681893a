#pragma once

#include "domain/core/Result.h"
#include "storage/database/Rows.h"

namespace castellan::storage {

/// What `QueryExecutor::queryRow` promises. Errors: NotFound (`CAS-NoRow`), Internal (`CAS-ManyRows`).
[[nodiscard]] domain::Result<Row> singleRow(const Rows& rows);

} // namespace castellan::storage
