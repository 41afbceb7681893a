#pragma once

#include <QList>
#include <QStringList>

namespace castellan::models {

/// One step from an older list of keys to a newer one.
struct RowStep
{
    enum class Kind { Insert, Remove, Move };

    Kind kind = Kind::Insert;
    int at = 0;   ///< where it is inserted, removed, or moved to
    int from = 0; ///< where it is moved from, always behind `at`

    bool operator==(const RowStep&) const = default;
};

/// The steps that bring the rows that stay to their new places; each counts on the ones before it. What then still differs
/// is to be overwritten. An empty old key is a row not at hand. So many changes that steps would not pay: none.
[[nodiscard]] QList<RowStep> stepsBetween(const QStringList& oldKeys, const QStringList& newKeys);

} // namespace castellan::models
