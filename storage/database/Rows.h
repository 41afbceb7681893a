#pragma once

#include "domain/core/Timestamp.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace castellan::storage {

/// The cells of an answer, row after row, in one text: a cell costs no memory of its own.
class Cells final
{
public:
    /// `columns` cells make a row.
    explicit Cells(int columns) : m_columns(columns) {}

    [[nodiscard]] int columns() const { return m_columns; }
    void append(QByteArrayView utf8)
    {
        m_extents.push_back({m_text.size(), utf8.size()});
        m_text.append(utf8.data(), static_cast<size_t>(utf8.size()));
    }
    void appendNull() { m_extents.push_back({m_text.size(), lengthOfNull}); }

    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_extents.size()); }
    [[nodiscard]] bool isNull(qsizetype cell) const { return extent(cell).length == lengthOfNull; }
    /// Empty for NULL.
    [[nodiscard]] QByteArrayView at(qsizetype cell) const
    {
        const auto& [from, length] = extent(cell);
        return {m_text.data() + from, length == lengthOfNull ? 0 : length};
    }

private:
    static constexpr qsizetype lengthOfNull = -1;
    struct Extent
    {
        size_t from = 0;
        qsizetype length = 0;
    };
    [[nodiscard]] const Extent& extent(qsizetype cell) const { return m_extents.at(static_cast<size_t>(cell)); }

    int m_columns;
    std::string m_text;
    std::vector<Extent> m_extents;
};

/// One row as the database sent it: a cell is UTF-8 text (PostgreSQL's text format; SQLite's text or decimal
/// integer) or nothing for NULL. Reading never fails: a cell that is not of the asked form reads as the empty
/// value, because the statements beside the readers fix the types. A row keeps its whole answer.
class Row final
{
public:
    using Cell = std::optional<QByteArray>;

    Row() = default;
    explicit Row(const QList<Cell>& cells);
    Row(std::shared_ptr<const Cells> cells, qsizetype first) : m_cells(std::move(cells)), m_first(first) {}

    [[nodiscard]] qsizetype size() const { return m_cells ? m_cells->columns() : 0; }
    [[nodiscard]] bool isNull(int column) const { return m_cells->isNull(m_first + column); }
    /// The cell as it came, without a copy: for as long as the row lives. NULL reads as nothing.
    [[nodiscard]] QByteArrayView utf8(int column) const { return m_cells->at(m_first + column); }
    /// NULL reads as a null QString.
    [[nodiscard]] QString text(int column) const;
    /// NULL reads as a null QByteArray.
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    /// `t`/`f` of PostgreSQL, `1`/`0` of SQLite.
    [[nodiscard]] bool boolean(int column) const;
    [[nodiscard]] std::optional<bool> optionalBoolean(int column) const;
    /// PostgreSQL: ISO text of a UTC session (`2026-01-01 00:00:00.123456+00`; `infinity` and years over 9999
    /// read as the largest time); SQLite: integer microseconds since 1970.
    [[nodiscard]] domain::Timestamp timestamp(int column) const;

private:
    std::shared_ptr<const Cells> m_cells;
    qsizetype m_first = 0;
};

/// All rows of an answer.
class Rows final
{
public:
    Rows() = default;
    explicit Rows(Cells cells);

    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return m_rows.size(); }
    [[nodiscard]] const Row& at(qsizetype index) const { return m_rows.at(index); }
    [[nodiscard]] auto begin() const { return m_rows.cbegin(); }
    [[nodiscard]] auto end() const { return m_rows.cend(); }

private:
    QList<Row> m_rows;
};

} // namespace castellan::storage
