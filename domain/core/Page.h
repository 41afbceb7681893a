#pragma once

#include <QList>
#include <QStringList>

#include <optional>

namespace castellan::domain {

/// Where a page of a list ended: the values of the order's columns and of the primary key in the last row.
/// Opaque to everyone but the repository that made it.
struct PageKey
{
    QStringList values;

    bool operator==(const PageKey&) const = default;
};

/// Part of a list. `end` is the key of the last item, absent when there are no items.
template<typename T>
struct Page
{
    QList<T> items;
    std::optional<PageKey> end;

    bool operator==(const Page&) const = default;
};

} // namespace castellan::domain
