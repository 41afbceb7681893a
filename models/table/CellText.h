#pragma once

#include "domain/core/Timestamp.h"

#include <QString>

namespace castellan::models {

/// A point in time as a person reads it: local time, short but for the year, to the second; empty if it is not set.
[[nodiscard]] QString timeText(const domain::Timestamp& time);
/// A number with the locale's separators.
[[nodiscard]] QString numberText(qint64 number);

} // namespace castellan::models
