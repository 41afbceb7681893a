#pragma once

#include "domain/organization/Organization.h"

#include <QString>

namespace castellan::models {

/// The state in words: active, inactive.
[[nodiscard]] QString stateText(domain::OrganizationState state);

} // namespace castellan::models
