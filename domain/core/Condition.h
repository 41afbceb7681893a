#pragma once

#include "domain/core/Timestamp.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <utility>
#include <variant>

namespace castellan::domain {

enum class TextMatch { Equals, NotEquals, StartsWith, Contains, EndsWith };
enum class Letters { AsTyped, IgnoreAsciiCase };
enum class Comparison { Equals, NotEquals, Less, LessOrEqual, Greater, GreaterOrEqual };

/// What rows are asked for: a tree of comparisons over the columns of one table, built in code, with values that
/// are bound. Wildcard characters in a text stand for themselves.
///
/// A condition *restricts* a column as the reference defines it: a comparison restricts its own column whatever
/// the operator; `all` if any member does, `any` only if every member does (and it has members); `missing` and
/// `present` never.
template<typename Column>
class Condition final
{
public:
    enum class Node { Everything, Text, Time, Flag, Missing, Present, All, Any, HasDomain };
    using Operand = std::variant<std::monostate, QString, Timestamp, bool>;

    Condition() = default; ///< everything

    [[nodiscard]] static Condition text(Column column, TextMatch match, QString value,
                                        Letters letters = Letters::AsTyped)
    {
        Condition made(Node::Text, column, std::move(value));
        made.m_match = match;
        made.m_letters = letters;
        return made;
    }
    [[nodiscard]] static Condition equals(Column column, QString value)
    {
        return text(column, TextMatch::Equals, std::move(value));
    }
    [[nodiscard]] static Condition time(Column column, Comparison comparison, Timestamp value)
    {
        Condition made(Node::Time, column, value);
        made.m_comparison = comparison;
        return made;
    }
    [[nodiscard]] static Condition flag(Column column, bool value) { return Condition(Node::Flag, column, value); }
    [[nodiscard]] static Condition missing(Column column) { return Condition(Node::Missing, column, {}); }
    [[nodiscard]] static Condition present(Column column) { return Condition(Node::Present, column, {}); }
    [[nodiscard]] static Condition all(QList<Condition> members) { return Condition(Node::All, std::move(members)); }
    [[nodiscard]] static Condition any(QList<Condition> members) { return Condition(Node::Any, std::move(members)); }
    /// The object (instance or organization) has a domain that matches.
    [[nodiscard]] static Condition hasDomain(TextMatch match, QString value, Letters letters = Letters::AsTyped)
    {
        Condition made(Node::HasDomain, Column{}, std::move(value));
        made.m_match = match;
        made.m_letters = letters;
        return made;
    }

    [[nodiscard]] Node node() const { return m_node; }
    [[nodiscard]] Column column() const { return m_column; }
    [[nodiscard]] TextMatch match() const { return m_match; }
    [[nodiscard]] Letters letters() const { return m_letters; }
    [[nodiscard]] Comparison comparison() const { return m_comparison; }
    [[nodiscard]] const Operand& operand() const { return m_operand; }
    [[nodiscard]] const QList<Condition>& members() const { return m_members; }

    [[nodiscard]] bool restricts(Column column) const
    {
        const auto memberDoes = [column](const Condition& member) { return member.restricts(column); };
        switch (m_node) {
        case Node::Text:
        case Node::Time:
        case Node::Flag: return m_column == column;
        case Node::All: return std::any_of(m_members.begin(), m_members.end(), memberDoes);
        case Node::Any: return !m_members.isEmpty() && std::all_of(m_members.begin(), m_members.end(), memberDoes);
        case Node::Everything:
        case Node::Missing:
        case Node::Present:
        case Node::HasDomain: return false;
        }
        return false;
    }

    bool operator==(const Condition&) const = default;

private:
    Condition(Node node, Column column, Operand operand) : m_node(node), m_column(column), m_operand(std::move(operand))
    {}
    Condition(Node node, QList<Condition> members) : m_node(node), m_members(std::move(members)) {}

    Node m_node = Node::Everything;
    Column m_column{};
    TextMatch m_match = TextMatch::Equals;
    Letters m_letters = Letters::AsTyped;
    Comparison m_comparison = Comparison::Equals;
    Operand m_operand;
    QList<Condition> m_members;
};

/// A column and its new value; no value is NULL.
template<typename Column>
struct Change
{
    Column column{};
    std::variant<std::monostate, QString, Timestamp, bool> value;

    bool operator==(const Change&) const = default;
};

enum class SortDirection { Ascending, Descending };

/// By a column, and by the primary key where the column is equal. Texts that are names sort by their ASCII-folded
/// bytes, the same on both databases; ids and domains by their bytes.
template<typename Column>
struct Order
{
    Column column{};
    SortDirection direction = SortDirection::Ascending;

    bool operator==(const Order&) const = default;
};

} // namespace castellan::domain
