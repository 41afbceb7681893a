#pragma once

#include "domain/core/Condition.h"
#include "domain/core/Page.h"
#include "domain/core/Result.h"
#include "storage/database/Rows.h"
#include "storage/repository/StatementBuilder.h"
#include "storage/repository/Table.h"

#include <QStringList>

#include <optional>

namespace castellan::storage {

/// A page of a table in an order: the SQL, and the key of a row of its answer. What a list shows beside a row is
/// looked up for the page's rows only.
struct ListQuery
{
    int orderColumn = 0;
    domain::SortDirection direction = domain::SortDirection::Ascending;
    std::optional<domain::PageKey> after;
    qint64 skip = 0;
    int limit = 0; ///< 0: all

    /// Errors: InvalidArgument `CAS-PageKey` for a key of another order.
    [[nodiscard]] domain::Result<QString> sql(const Table& table, const SqlDialect& dialect, StatementBuilder& builder,
                                              const QString& where) const;
    [[nodiscard]] domain::PageKey keyOf(const Table& table, const Row& row) const;

private:
    [[nodiscard]] QList<int> sorted(const Table& table) const;
    [[nodiscard]] domain::Result<QString> behind(const Table& table, const SqlDialect& dialect,
                                                 StatementBuilder& builder) const;
    [[nodiscard]] QString order(const Table& table, const SqlDialect& dialect, const QString& alias) const;
};

[[nodiscard]] QString selectSql(const Table& table, const SqlDialect& dialect, const QString& where);
[[nodiscard]] QString countSql(const Table& table, const SqlDialect& dialect, const QString& where);
[[nodiscard]] QString updateSql(const Table& table, const SqlDialect& dialect, const QStringList& assignments,
                                const QString& where);
[[nodiscard]] QString deleteSql(const Table& table, const SqlDialect& dialect, const QString& where);
/// `updated_at` as the assignment of an update that does not name it.
[[nodiscard]] QString touched(const SqlDialect& dialect, StatementBuilder& builder);

[[nodiscard]] domain::Error missingCondition(const Table& table, int column);
[[nodiscard]] domain::Error noChanges(const Table& table);

} // namespace castellan::storage
