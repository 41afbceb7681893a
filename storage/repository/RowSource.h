#pragma once

#include "storage/database/Value.h"
#include "storage/repository/SqlDialect.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace castellan::storage {

/// Rows for a set-based statement, handed over as one JSON parameter: `INSERT ... SELECT ... FROM <rows.sql(1)>`,
/// whatever their number. Texts without U+0000 and lone surrogates only, as everywhere.
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
    /// The rows as a table named `r`, read from parameter `number`.
    [[nodiscard]] QString sql(int number) const;
    [[nodiscard]] Value value() const;

private:
    void begin();
    void append(const QByteArray& json);

    SqlDialect m_dialect;
    QList<Column> m_columns;
    domain::Timestamp m_moment;
    QByteArray m_json;
    qsizetype m_count = 0;
    qsizetype m_cell = 0;
};

} // namespace castellan::storage
