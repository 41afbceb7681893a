#pragma once

#include "storage/database/Statement.h"
#include "storage/repository/Entities.h"
#include "storage/repository/RowSource.h"
#include "storage/repository/Table.h"

#include <QList>

namespace castellan::storage {

/// One statement for many rows of a table, in the order of its columns.
template<typename Entity>
[[nodiscard]] RowSource rowsOf(const SqlDialect& dialect, const QList<Entity>& rows)
{
    RowSource source = Mapped<Entity>::source(dialect);
    for (const Entity& row : rows) {
        Mapped<Entity>::append(source, row);
    }
    return source;
}

[[nodiscard]] Statement insertStatement(const Table& table, const SqlDialect& dialect, const RowSource& rows);
/// Sets these columns of the rows with these keys. `updated_at` becomes now unless it is one of them.
[[nodiscard]] Statement updateStatement(const Table& table, const SqlDialect& dialect, const RowSource& rows,
                                        const QList<int>& columns);
[[nodiscard]] Statement deleteStatement(const Table& table, const SqlDialect& dialect, const RowSource& rows);

} // namespace castellan::storage
