#include "storage/repository/OverlayWriter.h"

#include "storage/repository/RowChanges.h"

#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::Instance;
using domain::InstanceDomain;
using domain::Organization;
using domain::OrganizationDomain;

/// The organizations whose old name another one takes: they must let go of it first, because the index looks at once.
QList<Organization> standingInTheWay(const Overlay& overlay, const RowChanges<Organization>& changes)
{
    QSet<Overlay::InstanceText> wanted;
    for (const Organization& row : changes.updated) {
        wanted.insert({row.instance, row.name});
    }
    QList<Organization> rows;
    for (Organization row : changes.updated) {
        const QString before = overlay.trackedOrganizations().value({row.instance, row.id}).before->name;
        if (before != row.name && wanted.contains({row.instance, before})) {
            row.name = u"\u0001castellan "_s + row.id.value(); // no name can begin so
            rows.append(row);
        }
    }
    return rows;
}

} // namespace

OverlayWriter::OverlayWriter(const SqlDialect& dialect, const Overlay& overlay) : m_dialect(dialect), m_overlay(overlay)
{
    deleteRows();
    m_deletes = m_statements.size();
    writeInstances();
    writeOrganizations();
    writeInstanceDomains();
    writeOrganizationDomains();
}

// Children first, though they would go with their parents: a parent may be made again and its child stay elsewhere.
void OverlayWriter::deleteRows()
{
    deleteAll(organizationDomainChanges(m_overlay).deleted);
    deleteAll(instanceDomainChanges(m_overlay).deleted);
    deleteAll(organizationChanges(m_overlay).deleted);
    deleteAll(instanceChanges(m_overlay).deleted);
}

void OverlayWriter::writeInstances()
{
    const RowChanges<Instance> changes = instanceChanges(m_overlay);
    insertAll(changes.inserted);
    updateAll(changes.updated, {1, 2, 3, 4, 5, 6});
}

void OverlayWriter::writeOrganizations()
{
    const RowChanges<Organization> changes = organizationChanges(m_overlay);
    updateAll(standingInTheWay(m_overlay, changes), {2});
    updateAll(changes.updated, {2, 3});
    insertAll(changes.inserted);
}

void OverlayWriter::writeInstanceDomains()
{
    const RowChanges<InstanceDomain> changes = instanceDomainChanges(m_overlay);
    updateAll(changes.cleared, {3, 4});
    insertAll(changes.inserted);
    updateAll(changes.updated, {3, 4});
}

void OverlayWriter::writeOrganizationDomains()
{
    const RowChanges<OrganizationDomain> changes = organizationDomainChanges(m_overlay);
    updateAll(changes.cleared, {3, 4, 5});
    insertAll(changes.inserted);
    updateAll(changes.updated, {3, 4, 5});
}

template<typename Entity>
void OverlayWriter::insertAll(const QList<Entity>& rows)
{
    if (rows.isEmpty()) {
        return;
    }
    RowSource source = Mapped<Entity>::source(m_dialect);
    for (const Entity& row : rows) {
        Mapped<Entity>::append(source, row);
    }
    m_statements.append(Statement(insertSql(Mapped<Entity>::table(m_dialect), m_dialect, source), {source.value()}));
}

template<typename Entity>
void OverlayWriter::updateAll(const QList<Entity>& rows, const QList<int>& columns)
{
    if (rows.isEmpty()) {
        return;
    }
    const Table table = Mapped<Entity>::table(m_dialect);
    RowSource source = Mapped<Entity>::source(m_dialect);
    for (const Entity& row : rows) {
        Mapped<Entity>::append(source, row);
    }
    QStringList assignments;
    for (const int column : columns) {
        const TableColumn& described = table.columns.at(column);
        const QString cell = u"r."_s + described.name;
        assignments.append(
            described.name + u" = "_s
            + (described.kind == ColumnKind::Enumeration ? m_dialect.toEnum(cell, described.enumeration) : cell));
    }
    QList<Value> values = {source.value()};
    if (!m_dialect.isPostgres()) {
        values.append(machineTime());
    }
    assignments.append(m_dialect.isPostgres() ? u"updated_at = now()"_s : u"updated_at = $2"_s);
    m_statements.append(Statement(u"UPDATE "_s + table.fullName(m_dialect) + u" AS t SET "_s + assignments.join(u", ")
                                      + u" FROM "_s + source.sql(1) + u" WHERE "_s + sameKey(table, u"t."_s),
                                  values));
}

template<typename Entity>
void OverlayWriter::deleteAll(const QList<Entity>& rows)
{
    if (rows.isEmpty()) {
        return;
    }
    const Table table = Mapped<Entity>::table(m_dialect);
    RowSource source = Mapped<Entity>::source(m_dialect);
    for (const Entity& row : rows) {
        Mapped<Entity>::append(source, row);
    }
    QStringList columns;
    for (const int column : table.key) {
        columns.append(table.columns.at(column).name);
    }
    m_statements.append(Statement(u"DELETE FROM "_s + table.fullName(m_dialect) + u" WHERE ("_s + columns.join(u", ")
                                      + u") IN (SELECT r."_s + columns.join(u", r.") + u" FROM "_s + source.sql(1)
                                      + u')',
                                  {source.value()}));
}

QString OverlayWriter::sameKey(const Table& table, const QString& left) const
{
    QStringList terms;
    for (const int column : table.key) {
        const QString name = table.columns.at(column).name;
        terms.append(left + name + u" = r."_s + name);
    }
    return terms.join(u" AND ");
}

} // namespace castellan::storage
