#pragma once

#include "storage/repository/SqlDialect.h"

#include <QList>
#include <QString>

namespace castellan::storage {

enum class ColumnKind {
    Text,
    Name, ///< sorts by its folded bytes
    Enumeration,
    Time,
    Flag,
};

struct TableColumn
{
    QString name;
    ColumnKind kind = ColumnKind::Text;
    QString enumeration = {}; ///< the enum's name in PostgreSQL
    bool isNullable = false;  ///< NULL counts as '' or false
};

/// A table as the repositories see it. The columns stand in the order of the entity's column enum, which is also
/// the order of every row that is read and written: it is written down once, here.
struct Table
{
    QString schema;
    QString name;
    QList<TableColumn> columns;
    QList<int> key;       ///< the primary key's columns, the most telling first
    QString domainExists; ///< a domain of this object, as `EXISTS (... AND %1)` over `d.domain`; or empty
    QString summary;      ///< more columns for a list, over the page `p`, each with a leading comma; or empty

    /// `t.name` as it is read.
    [[nodiscard]] QString selected(const SqlDialect& dialect) const;
    /// The columns' names, for INSERT.
    [[nodiscard]] QString names() const;
    /// `t.name`, with NULL as '' or false.
    [[nodiscard]] QString plain(int column, const QString& alias = QStringLiteral("t")) const;
    /// What rows are sorted by.
    [[nodiscard]] QString ordered(const SqlDialect& dialect, int column,
                                  const QString& alias = QStringLiteral("t")) const;
    [[nodiscard]] QString fullName(const SqlDialect& dialect) const { return dialect.table(schema, name); }
};

} // namespace castellan::storage
