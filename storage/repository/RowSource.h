#pragma once

#include "storage/database/Value.h"
#include "storage/repository/SqlDialect.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace castellan::storage {

/// Rows for a set-based statement, `INSERT ... SELECT ... FROM <rows.sql(1)>`, whatever their number: for PostgreSQL an array a
/// column, for SQLite one JSON text. Texts without U+0000 and lone surrogates only, as everywhere.
class RowSource final
{
public:
    enum class Cell { Text, Json, Flag, Integer, Time };
    struct Column
    {
        QString name;
        Cell cell = Cell::Text;
    };

    RowSource(const SqlDialect& dialect, QList<Column> columns);

    /// Begins a row; its cells follow in the order of the columns.
    RowSource& row();
    RowSource& text(const QString& value);
    RowSource& textOrNull(const QString& value); ///< empty is NULL
    RowSource& flag(bool value);
    RowSource& integer(qint64 value);
    /// A time that is not set is NULL on PostgreSQL, where `SqlDialect::orNow` fills it in, and on SQLite this machine's
    /// time, the same for all rows.
    RowSource& timeOrNow(domain::Timestamp value);
    RowSource& json(const std::optional<QByteArray>& value);
    RowSource& null();

    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] qsizetype size() const { return m_count; }
    /// The rows as a table named `r`, read from the parameters from `first` on.
    [[nodiscard]] QString sql(int first) const;
    /// The values of those parameters.
    [[nodiscard]] QList<Value> values() const;
    /// How many they are, whatever the number of rows.
    [[nodiscard]] int parameters() const;

private:
    void append(QByteArrayView utf8, QByteArrayView json);
    void beginJson();
    [[nodiscard]] QString arraysSql(int first) const;
    [[nodiscard]] QString jsonSql(int number) const;

    SqlDialect m_dialect;
    QList<Column> m_columns;
    domain::Timestamp m_moment;
    QList<TextColumn> m_arrays; ///< PostgreSQL
    QByteArray m_json;          ///< SQLite
    qsizetype m_count = 0;
    qsizetype m_cell = 0;
};

} // namespace castellan::storage
