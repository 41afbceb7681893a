#pragma once

#include <QDateTime>
#include <QString>

#include <compare>

namespace castellan::domain {

/// A point in time, UTC, to the microsecond: QDateTime would drop the last three digits that databases keep.
struct Timestamp
{
    qint64 microseconds = 0; ///< since 1970-01-01T00:00:00Z; 0 also stands for "not set"

    [[nodiscard]] bool isSet() const { return microseconds != 0; }
    /// `2026-01-01T00:00:00.000000Z`, always six decimals.
    [[nodiscard]] QString toIsoText() const;
    /// For display and calendars only; to the millisecond.
    [[nodiscard]] QDateTime toDateTime() const;

    auto operator<=>(const Timestamp&) const = default; // NOLINT(modernize-use-nullptr): an oversight of clang-tidy 14
};

} // namespace castellan::domain
