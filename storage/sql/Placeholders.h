#pragma once

#include <QList>
#include <QString>

namespace castellan::storage {

/// A statement in a driver's own words.
struct DriverStatement
{
    QString text;
    QList<qsizetype>
        values; ///< the value (0-based) that each placeholder stands for, in the order in which they are bound

    bool operator==(const DriverStatement&) const = default;
};

/// `$1`, `$2`, ... as `?`, a value once for each place where it is used: Qt does not bind by number. Texts ('..') and
/// identifiers ("..") are left alone.
[[nodiscard]] DriverStatement positionalPlaceholders(const QString& sql);

} // namespace castellan::storage
