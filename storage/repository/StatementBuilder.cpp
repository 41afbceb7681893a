#include "storage/repository/StatementBuilder.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

QString sign(domain::Comparison comparison)
{
    switch (comparison) {
    case domain::Comparison::Equals: return u" = "_s;
    case domain::Comparison::NotEquals: return u" <> "_s;
    case domain::Comparison::Less: return u" < "_s;
    case domain::Comparison::LessOrEqual: return u" <= "_s;
    case domain::Comparison::Greater: return u" > "_s;
    case domain::Comparison::GreaterOrEqual: return u" >= "_s;
    }
    return {};
}

} // namespace

QString StatementBuilder::bind(const Value& value)
{
    m_values.append(value);
    return u'$' + QString::number(m_values.size());
}

QString StatementBuilder::bind(const Value& value, int column)
{
    m_values.append(value);
    const TableColumn& described = m_table.columns.at(column);
    const int number = static_cast<int>(m_values.size());
    switch (described.kind) {
    case ColumnKind::Text:
    case ColumnKind::Name: return m_dialect.parameter(number, u"text"_s);
    case ColumnKind::Time: return m_dialect.parameter(number, u"timestamptz"_s);
    case ColumnKind::Flag: return m_dialect.parameter(number, u"boolean"_s);
    case ColumnKind::Enumeration: return m_dialect.toEnum(u'$' + QString::number(number), described.enumeration);
    }
    return {};
}

QString StatementBuilder::text(int column, domain::TextMatch match, domain::Letters letters, const QString& value)
{
    const bool isEnumeration = m_table.columns.at(column).kind == ColumnKind::Enumeration;
    const QString expression = isEnumeration ? m_dialect.enumText(m_table.plain(column)) : m_table.plain(column);
    return m_dialect.matches(expression, match, letters, bind(m_dialect.pattern(value, match, letters)));
}

QString StatementBuilder::time(int column, domain::Comparison comparison, domain::Timestamp value)
{
    return m_table.plain(column) + sign(comparison) + bind(value, column);
}

QString StatementBuilder::missing(int column) const
{
    const TableColumn& described = m_table.columns.at(column);
    const bool isText = described.kind == ColumnKind::Text || described.kind == ColumnKind::Name;
    return isText ? u"(coalesce(t."_s + described.name + u", '') = '')"_s : u"(t."_s + described.name + u" IS NULL)"_s;
}

QString StatementBuilder::hasDomain(domain::TextMatch match, domain::Letters letters, const QString& value)
{
    if (m_table.domainExists.isEmpty()) {
        return u"false"_s;
    }
    const QString placeholder = bind(m_dialect.pattern(value, match, letters));
    return QString(m_table.domainExists)
        .replace(u"%1"_s, m_dialect.matches(u"d.domain"_s, match, letters, placeholder));
}

QString StatementBuilder::joined(const QStringList& parts, const QString& word, const QString& none)
{
    return parts.isEmpty() ? none : u'(' + parts.join(word) + u')';
}

QString StatementBuilder::assigned(int column,
                                   const std::variant<std::monostate, QString, domain::Timestamp, bool>& value)
{
    Value bound;
    if (const auto* const text = std::get_if<QString>(&value)) {
        bound = Value(*text);
    } else if (const auto* const time = std::get_if<domain::Timestamp>(&value)) {
        bound = Value(*time);
    } else if (const auto* const flag = std::get_if<bool>(&value)) {
        bound = Value(*flag);
    }
    return m_table.columns.at(column).name + u" = "_s + bind(bound, column);
}

} // namespace castellan::storage
