#include "storage/repository/RowStatements.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

QString sameKey(const Table& table)
{
    QStringList terms;
    for (const int column : table.key) {
        const QString name = table.columns.at(column).name;
        terms.append(u"t."_s + name + u" = r."_s + name);
    }
    return terms.join(u" AND ");
}

} // namespace

Statement insertStatement(const Table& table, const SqlDialect& dialect, const RowSource& rows)
{
    return Statement(insertSql(table, dialect, rows), rows.values());
}

Statement updateStatement(const Table& table, const SqlDialect& dialect, const RowSource& rows,
                          const QList<int>& columns)
{
    QStringList assignments;
    bool isUpdateTimeSet = false;
    for (const int column : columns) {
        const TableColumn& described = table.columns.at(column);
        const QString cell = u"r."_s + described.name;
        assignments.append(
            described.name + u" = "_s
            + (described.kind == ColumnKind::Enumeration ? dialect.toEnum(cell, described.enumeration) : cell));
        isUpdateTimeSet = isUpdateTimeSet || described.name == u"updated_at"_s;
    }
    QList<Value> values = rows.values();
    if (!isUpdateTimeSet) {
        if (!dialect.isPostgres()) {
            values.append(machineTime());
        }
        assignments.append(u"updated_at = "_s
                           + (dialect.isPostgres() ? u"now()"_s : QString(u'$' + QString::number(values.size()))));
    }
    return Statement(u"UPDATE "_s + table.fullName(dialect) + u" AS t SET "_s + assignments.join(u", ") + u" FROM "_s
                         + rows.sql(1) + u" WHERE "_s + sameKey(table),
                     values);
}

Statement deleteStatement(const Table& table, const SqlDialect& dialect, const RowSource& rows)
{
    QStringList columns;
    for (const int column : table.key) {
        columns.append(table.columns.at(column).name);
    }
    return Statement(u"DELETE FROM "_s + table.fullName(dialect) + u" WHERE ("_s + columns.join(u", ")
                         + u") IN (SELECT r."_s + columns.join(u", r.") + u" FROM "_s + rows.sql(1) + u')',
                     rows.values());
}

} // namespace castellan::storage
