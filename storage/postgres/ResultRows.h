#pragma once

#include "storage/database/Rows.h"

struct pg_result;

namespace castellan::storage {

/// The rows of a result in text format, with `bytea` decoded.
[[nodiscard]] Rows rowsOf(const pg_result* result);

} // namespace castellan::storage
