#include "storage/repository/OverlayWriter.h"

#include "storage/repository/RowChanges.h"
#include "storage/repository/RowStatements.h"

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
    if (!rows.isEmpty()) {
        m_statements.append(
            insertStatement(Mapped<Entity>::table(m_dialect), m_dialect, rowsOf<Entity>(m_dialect, rows)));
    }
}

template<typename Entity>
void OverlayWriter::updateAll(const QList<Entity>& rows, const QList<int>& columns)
{
    if (!rows.isEmpty()) {
        m_statements.append(
            updateStatement(Mapped<Entity>::table(m_dialect), m_dialect, rowsOf<Entity>(m_dialect, rows), columns));
    }
}

template<typename Entity>
void OverlayWriter::deleteAll(const QList<Entity>& rows)
{
    if (!rows.isEmpty()) {
        m_statements.append(
            deleteStatement(Mapped<Entity>::table(m_dialect), m_dialect, rowsOf<Entity>(m_dialect, rows)));
    }
}

} // namespace castellan::storage
