#pragma once

#include <QString>

namespace castellan::storage {

/// `$1`, `$2`, ... as SQLite's numbered placeholders `?1`, `?2`, ...: a number may be used several times, and texts
/// ('..') and identifiers ("..") are left alone.
[[nodiscard]] QString numberedPlaceholders(const QString& sql);

} // namespace castellan::storage
