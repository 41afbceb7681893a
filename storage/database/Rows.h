#pragma once

#include "domain/core/Timestamp.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace castellan::storage {

/// One row as the database sent it: a cell is UTF-8 text (PostgreSQL's text format; SQLite's text or decimal
/// integer) or nothing for NULL. Reading never fails: a cell that is not of the asked form reads as the empty
/// value, because the statements beside the readers fix the types.
class Row final
{
public:
    using Cell = std::optional<QByteArray>;

    Row() = default;
    explicit Row(QList<Cell> cells) : m_cells(std::move(cells)) {}

    [[nodiscard]] qsizetype size() const { return m_cells.size(); }
    [[nodiscard]] bool isNull(int column) const { return !m_cells.at(column).has_value(); }
    /// NULL reads as a null QString.
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    /// `t`/`f` of PostgreSQL, `1`/`0` of SQLite.
    [[nodiscard]] bool boolean(int column) const;
    [[nodiscard]] std::optional<bool> optionalBoolean(int column) const;
    /// PostgreSQL: ISO text of a UTC session (`2026-01-01 00:00:00.123456+00`; `infinity` and years over 9999
    /// read as the largest time); SQLite: integer microseconds since 1970.
    [[nodiscard]] domain::Timestamp timestamp(int column) const;

private:
    QList<Cell> m_cells;
};

/// All rows of an answer.
class Rows final
{
public:
    Rows() = default;
    explicit Rows(QList<Row> rows) : m_rows(std::move(rows)) {}

    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return m_rows.size(); }
    [[nodiscard]] const Row& at(qsizetype index) const { return m_rows.at(index); }
    [[nodiscard]] auto begin() const { return m_rows.cbegin(); }
    [[nodiscard]] auto end() const { return m_rows.cend(); }

private:
    QList<Row> m_rows;
};

} // namespace castellan::storage
