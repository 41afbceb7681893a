#include "models/table/RowStore.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace castellan::models {

const TableRow* RowStore::row(int number) const
{
    const auto found = m_rows.find(number);
    return found == m_rows.end() ? nullptr : &found->second;
}

const TableRow* RowStore::use(int number)
{
    const int page = number / pageSize;
    if (m_recent.empty() || m_recent.front() != page) {
        touch(page);
    }
    return row(number);
}

int RowStore::find(const QString& key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&key](const auto& entry) { return entry.second.key == key; });
    return found == m_rows.end() ? -1 : found->first;
}

void RowStore::set(int number, TableRow row)
{
    m_rows.insert_or_assign(number, std::move(row));
    const int page = number / pageSize;
    if (std::find(m_recent.begin(), m_recent.end(), page) == m_recent.end()) {
        m_recent.push_front(page);
    }
    dropOldPages();
}

void RowStore::insert(int at, std::optional<TableRow> row)
{
    std::map<int, TableRow> shifted;
    while (!m_rows.empty() && m_rows.rbegin()->first >= at) {
        auto node = m_rows.extract(std::prev(m_rows.end()));
        ++node.key();
        shifted.insert(shifted.begin(), std::move(node));
    }
    m_rows.merge(shifted);
    if (row) {
        set(at, std::move(*row));
    }
}

void RowStore::remove(int number)
{
    m_rows.erase(number);
    std::map<int, TableRow> shifted;
    for (auto found = m_rows.upper_bound(number); found != m_rows.end();) {
        auto node = m_rows.extract(found++);
        --node.key();
        shifted.insert(shifted.end(), std::move(node));
    }
    m_rows.merge(shifted);
}

void RowStore::move(int from, int to)
{
    auto node = m_rows.extract(from);
    remove(from);
    insert(to, node ? std::optional(std::move(node.mapped())) : std::nullopt);
}

void RowStore::keepOnly(int first, int last)
{
    m_rows.erase(m_rows.begin(), m_rows.lower_bound(first));
    m_rows.erase(m_rows.upper_bound(last), m_rows.end());
    m_recent.remove_if([first, last](int page) { return page < first / pageSize || page > last / pageSize; });
}

void RowStore::clear()
{
    m_rows.clear();
    m_recent.clear();
}

void RowStore::touch(int page)
{
    m_recent.remove(page);
    m_recent.push_front(page);
}

void RowStore::dropOldPages()
{
    while (m_recent.size() > pagesKept) {
        const int page = m_recent.back();
        m_recent.pop_back();
        m_rows.erase(m_rows.lower_bound(page * pageSize), m_rows.lower_bound((page + 1) * pageSize));
    }
}

} // namespace castellan::models
