#pragma once

#include "storage/database/Value.h"
#include "storage/repository/SqlDialect.h"

#include <QHashFunctions>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace castellan::storage {

/// The object that an aggregate is: an organization by its instance and id, an instance by its id, twice.
struct ObjectKey
{
    QString instance;
    QString id;

    bool operator==(const ObjectKey&) const = default;

    friend size_t qHash(const ObjectKey& key, size_t seed = 0) { return qHashMulti(seed, key.instance, key.id); }
};

/// Objects behind one key up to another, in the database's own order, or one object alone. What is compared there is
/// never compared here: a server's database may sort otherwise than we do.
struct ObjectRange
{
    std::optional<ObjectKey> after; ///< exclusive; none is the beginning
    std::optional<ObjectKey> upTo;  ///< inclusive; none is the end
    bool isOne = false;             ///< `upTo` alone

    /// Whether the object of these two columns (or, for instances, of one) is behind the beginning; if the range is one
    /// object, whether it is that. Values are appended.
    [[nodiscard]] QString begins(const SqlDialect& dialect, const QStringList& columns, QList<Value>& values) const;
    /// Whether it is not behind the end. Not for WHERE: PostgreSQL looks at only the first column of a comparison of rows to
    /// see where an index scan may end, and would read on to the end of the instance each time.
    [[nodiscard]] QString reaches(const SqlDialect& dialect, const QStringList& columns, QList<Value>& values) const;
};

/// `(a, b) > ($1, $2)`, or `a > $1`; the values are appended.
[[nodiscard]] QString comparedKey(const SqlDialect& dialect, const QStringList& columns, const QString& comparison,
                                  const QStringList& key, QList<Value>& values);

} // namespace castellan::storage
