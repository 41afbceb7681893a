#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <any>
#include <optional>

#include "domain/core/Page.h"

namespace castellan::models {

/// A row of a table: made complete in the background, so that showing it costs nothing.
struct TableRow
{
    QString key;       ///< tells rows apart
    QStringList cells; ///< what is shown, a text a column
    std::any value;    ///< what it was made of

    /// Null if the value is of another type.
    template<typename T>
    [[nodiscard]] const T* as() const
    {
        return std::any_cast<T>(&value);
    }
};

/// Consecutive rows, and the key behind the last one.
struct RowPage
{
    QList<TableRow> rows;
    std::optional<domain::PageKey> end;
};

} // namespace castellan::models
