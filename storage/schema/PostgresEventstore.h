#pragma once

#include "storage/schema/Migration.h"

namespace castellan::storage {

/// The steps that build the schema `eventstore`: its tables, and the push of our own writing under the reference's names.
[[nodiscard]] Migration postgresEvents();
[[nodiscard]] Migration postgresUniqueConstraints();
[[nodiscard]] Migration postgresFields();
[[nodiscard]] Migration postgresPush();

} // namespace castellan::storage
