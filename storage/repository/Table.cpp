#include "storage/repository/Table.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

QString Table::selected(const SqlDialect& dialect) const
{
    QStringList expressions;
    for (const TableColumn& column : columns) {
        const QString cell = u"t."_s + column.name;
        expressions.append(
            column.kind == ColumnKind::Enumeration ? QString(dialect.enumText(cell) + u" AS "_s + column.name) : cell);
    }
    return expressions.join(u", ");
}

QString Table::names() const
{
    QStringList all;
    for (const TableColumn& column : columns) {
        all.append(column.name);
    }
    return all.join(u", ");
}

QString Table::plain(int column, const QString& alias) const
{
    const TableColumn& wanted = columns.at(column);
    const QString cell = alias + u'.' + wanted.name;
    if (!wanted.isNullable || wanted.kind == ColumnKind::Enumeration) {
        return cell;
    }
    return u"coalesce("_s + cell + (wanted.kind == ColumnKind::Flag ? u", false)"_s : u", '')"_s);
}

QString Table::ordered(const SqlDialect& dialect, int column, const QString& alias) const
{
    switch (columns.at(column).kind) {
    case ColumnKind::Name: return dialect.foldedBytewise(plain(column, alias));
    case ColumnKind::Text: return dialect.bytewise(plain(column, alias));
    case ColumnKind::Enumeration: {
        const QString text = u"coalesce("_s + dialect.enumText(plain(column, alias)) + u", '')"_s;
        return dialect.bytewise(text);
    }
    case ColumnKind::Time:
    case ColumnKind::Flag: return plain(column, alias);
    }
    return {};
}

} // namespace castellan::storage
