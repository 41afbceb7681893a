#include "storage/repository/ListQuery.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;

QString cellText(const Table& table, const Row& row, int column)
{
    switch (table.columns.at(column).kind) {
    case ColumnKind::Time: return QString::number(row.timestamp(column).microseconds);
    case ColumnKind::Flag: return row.boolean(column) ? u"1"_s : u"0"_s;
    case ColumnKind::Text:
    case ColumnKind::Name:
    case ColumnKind::Enumeration: return row.text(column);
    }
    return {};
}

/// A key's text as the value it is compared with.
QString boundKey(const Table& table, const SqlDialect& dialect, StatementBuilder& builder, int column,
                 const QString& text)
{
    switch (table.columns.at(column).kind) {
    case ColumnKind::Time: return builder.bind(domain::Timestamp{text.toLongLong()}, column);
    case ColumnKind::Flag: return builder.bind(text == u"1"_s, column);
    case ColumnKind::Name: return dialect.foldedBytewise(builder.bind(text, column));
    case ColumnKind::Text: return dialect.bytewise(builder.bind(text, column));
    case ColumnKind::Enumeration: {
        const QString placeholder = builder.bind(Value(text));
        return dialect.bytewise(dialect.isPostgres() ? placeholder + u"::text"_s : placeholder);
    }
    }
    return {};
}

} // namespace

QList<int> ListQuery::sorted(const Table& table) const
{
    QList<int> columns = {orderColumn};
    for (const int column : table.key) {
        if (column != orderColumn) {
            columns.append(column);
        }
    }
    return columns;
}

domain::PageKey ListQuery::keyOf(const Table& table, const Row& row) const
{
    domain::PageKey key;
    for (const int column : sorted(table)) {
        key.values.append(cellText(table, row, column));
    }
    return key;
}

QString ListQuery::order(const Table& table, const SqlDialect& dialect, const QString& alias) const
{
    QStringList terms;
    for (const int column : sorted(table)) {
        const bool isText = alias == u"p"_s && table.columns.at(column).kind == ColumnKind::Enumeration;
        const QString term = isText ? dialect.bytewise(u"coalesce(p."_s + table.columns.at(column).name + u", '')"_s)
                                    : table.ordered(dialect, column, alias);
        terms.append(term + (direction == domain::SortDirection::Ascending ? u" ASC"_s : u" DESC"_s));
    }
    return terms.join(u", ");
}

domain::Result<QString> ListQuery::behind(const Table& table, const SqlDialect& dialect,
                                          StatementBuilder& builder) const
{
    const QList<int> columns = sorted(table);
    if (after->values.size() != columns.size()) {
        return failed(domain::invalidArgument(u"CAS-PageKey"_s, {}, u"The page's key belongs to another order."_s));
    }
    QStringList left;
    QStringList right;
    for (qsizetype index = 0; index < columns.size(); ++index) {
        left.append(table.ordered(dialect, columns.at(index)));
        right.append(boundKey(table, dialect, builder, columns.at(index), after->values.at(index)));
    }
    const QString sign = direction == domain::SortDirection::Ascending ? u" > "_s : u" < "_s;
    const QString rows = u'(' + left.join(u", ") + u')' + sign + u'(' + right.join(u", ") + u')';
    if (dialect.isPostgres()) {
        return rows;
    }
    // SQLite finds no way into an index from a comparison of rows with a collation of its own.
    const QString wide = direction == domain::SortDirection::Ascending ? u" >= "_s : u" <= "_s;
    return left.constFirst() + wide + right.constFirst() + u" AND "_s + rows;
}

domain::Result<QString> ListQuery::sql(const Table& table, const SqlDialect& dialect, StatementBuilder& builder,
                                       const QString& where) const
{
    QString text = selectSql(table, dialect, where);
    if (after) {
        const domain::Result<QString> condition = behind(table, dialect, builder);
        if (!condition) {
            return condition;
        }
        text += u" AND "_s + *condition;
    }
    text += u" ORDER BY "_s + order(table, dialect, u"t"_s);
    if (limit > 0) {
        text += u" LIMIT "_s + builder.bind(Value(limit));
    } else if (skip > 0 && !dialect.isPostgres()) {
        text += u" LIMIT -1"_s; // SQLite has no OFFSET without it
    }
    if (skip > 0) {
        text += u" OFFSET "_s + builder.bind(Value(skip));
    }
    if (table.summary.isEmpty()) {
        return text;
    }
    return QString(u"SELECT p."_s + table.names().replace(u", "_s, u", p."_s) + table.summary + u" FROM ("_s + text
                   + u") AS p ORDER BY "_s + order(table, dialect, u"p"_s));
}

QString selectSql(const Table& table, const SqlDialect& dialect, const QString& where)
{
    return u"SELECT "_s + table.selected(dialect) + u" FROM "_s + table.fullName(dialect) + u" AS t WHERE "_s + where;
}

QString countSql(const Table& table, const SqlDialect& dialect, const QString& where)
{
    return u"SELECT count(*) FROM "_s + table.fullName(dialect) + u" AS t WHERE "_s + where;
}

QString updateSql(const Table& table, const SqlDialect& dialect, const QStringList& assignments, const QString& where)
{
    return u"UPDATE "_s + table.fullName(dialect) + u" AS t SET "_s + assignments.join(u", ") + u" WHERE "_s + where;
}

QString deleteSql(const Table& table, const SqlDialect& dialect, const QString& where)
{
    return u"DELETE FROM "_s + table.fullName(dialect) + u" AS t WHERE "_s + where;
}

QString touched(const SqlDialect& dialect, StatementBuilder& builder)
{
    return u"updated_at = "_s + (dialect.isPostgres() ? u"now()"_s : builder.bind(machineTime()));
}

domain::Error missingCondition(const Table& table, int column)
{
    const QString name = table.schema + u'.' + table.name + u'.' + table.columns.at(column).name;
    domain::Error error = domain::internalError(u"CAS-MissingCondition"_s,
                                                u"The statement must say which %1 it is about."_s.arg(name));
    error.subject = name;
    return error;
}

domain::Error noChanges(const Table& table)
{
    return domain::internalError(u"CAS-NoChanges"_s,
                                 u"The update of %1.%2 changes nothing."_s.arg(table.schema, table.name));
}

} // namespace castellan::storage
