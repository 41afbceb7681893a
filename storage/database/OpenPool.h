#pragma once

#include "domain/port/Pool.h"
#include "domain/port/TargetServices.h"
#include "storage/database/Target.h"
#include "storage/postgres/ConnectionSettings.h"

#include <memory>

namespace castellan::storage {

/// The pool for a target of either kind. Connects to nothing; `settings` are for PostgreSQL, and its `readOnly` is
/// taken from the options. A workspace in our own data folder may use a write-ahead log.
[[nodiscard]] std::unique_ptr<domain::Pool> openPool(const Target& target, const domain::OpenOptions& options,
                                                     const ConnectionSettings& settings = {});

} // namespace castellan::storage
