#pragma once

#include "models/table/TableRow.h"

#include <list>
#include <map>
#include <optional>

namespace castellan::models {

/// The rows that are at hand, by number; the pages used longest ago are dropped. Memory stays the same however long
/// the table is.
class RowStore final
{
public:
    static constexpr int pageSize = 200;
    static constexpr int pagesKept = 32;

    /// Null if it is not at hand.
    [[nodiscard]] const TableRow* row(int number) const;
    /// Null if it is not at hand; counts as a use of its page.
    [[nodiscard]] const TableRow* use(int number);
    /// The number of the row with this key; -1 if it is not at hand.
    [[nodiscard]] int find(const QString& key) const;
    /// The pages used last, newest first.
    [[nodiscard]] const std::list<int>& recentPages() const { return m_recent; }
    [[nodiscard]] int size() const { return static_cast<int>(m_rows.size()); }

    void set(int number, TableRow row);
    /// Moves the rows from `at` on down by one; nothing: the new row is not at hand.
    void insert(int at, std::optional<TableRow> row);
    void remove(int number);
    /// `to` counts without the row.
    void move(int from, int to);
    /// Forgets all rows outside [first, last].
    void keepOnly(int first, int last);
    void clear();

private:
    void touch(int page);
    void dropOldPages();

    std::map<int, TableRow> m_rows;
    std::list<int> m_recent;
};

} // namespace castellan::models
