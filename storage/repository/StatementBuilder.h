#pragma once

#include "domain/core/Condition.h"
#include "storage/database/Statement.h"
#include "storage/repository/Table.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace castellan::storage {

/// Gathers a statement's text and values over one table with the alias `t`.
class StatementBuilder final
{
public:
    StatementBuilder(const Table& table, const SqlDialect& dialect) : m_table(table), m_dialect(dialect) {}

    /// Binds a value and answers its placeholder.
    [[nodiscard]] QString bind(const Value& value);
    /// The same with the type of a column.
    [[nodiscard]] QString bind(const Value& value, int column);
    [[nodiscard]] const QList<Value>& values() const { return m_values; }

    /// The condition as SQL; everything is `true`, an empty `any` is `false`.
    template<typename Column>
    [[nodiscard]] QString condition(const domain::Condition<Column>& condition);
    /// `name = value` of a SET list.
    template<typename Column>
    [[nodiscard]] QString change(const domain::Change<Column>& change);

private:
    [[nodiscard]] QString text(int column, domain::TextMatch match, domain::Letters letters, const QString& value);
    [[nodiscard]] QString time(int column, domain::Comparison comparison, domain::Timestamp value);
    [[nodiscard]] QString missing(int column) const;
    [[nodiscard]] QString hasDomain(domain::TextMatch match, domain::Letters letters, const QString& value);
    [[nodiscard]] static QString joined(const QStringList& parts, const QString& word, const QString& none);
    [[nodiscard]] QString assigned(int column,
                                   const std::variant<std::monostate, QString, domain::Timestamp, bool>& value);

    const Table& m_table;
    SqlDialect m_dialect;
    QList<Value> m_values;
};

template<typename Column>
QString StatementBuilder::condition(const domain::Condition<Column>& condition)
{
    using Node = typename domain::Condition<Column>::Node;
    const int column = static_cast<int>(condition.column());
    const auto members = [this, &condition] {
        QStringList parts;
        for (const auto& member : condition.members()) {
            parts.append(this->condition(member));
        }
        return parts;
    };
    switch (condition.node()) {
    case Node::Everything: return QStringLiteral("true");
    case Node::Text:
        return text(column, condition.match(), condition.letters(), std::get<QString>(condition.operand()));
    case Node::Time: return time(column, condition.comparison(), std::get<domain::Timestamp>(condition.operand()));
    case Node::Flag: return m_table.plain(column) + QStringLiteral(" = ") + bind(std::get<bool>(condition.operand()));
    case Node::Missing: return missing(column);
    case Node::Present: return QStringLiteral("NOT ") + missing(column);
    case Node::All: return joined(members(), QStringLiteral(" AND "), QStringLiteral("true"));
    case Node::Any: return joined(members(), QStringLiteral(" OR "), QStringLiteral("false"));
    case Node::HasDomain:
        return hasDomain(condition.match(), condition.letters(), std::get<QString>(condition.operand()));
    }
    return QStringLiteral("false");
}

template<typename Column>
QString StatementBuilder::change(const domain::Change<Column>& change)
{
    return assigned(static_cast<int>(change.column), change.value);
}

} // namespace castellan::storage
