#pragma once

#include "domain/port/Pool.h"

namespace castellan::storage {

class PostgresLink;

/// Asks the server who it is, in one statement.
[[nodiscard]] domain::Result<domain::ServerIdentity> serverIdentity(PostgresLink& link,
                                                                    std::chrono::milliseconds deadline);

} // namespace castellan::storage
