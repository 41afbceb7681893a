#include "storage/repository/OverlayWriter.h"

#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::Instance;
using domain::InstanceDomain;
using domain::Organization;
using domain::OrganizationDomain;

template<typename Entity>
bool isDeleted(const Tracked<Entity>& tracked)
{
    return tracked.before && (!tracked.now || tracked.isRecreated);
}

template<typename Entity>
bool isInserted(const Tracked<Entity>& tracked)
{
    return tracked.now && (!tracked.before || tracked.isRecreated);
}

/// Times are the database's business.
template<typename Entity>
bool isUpdated(const Tracked<Entity>& tracked)
{
    if (!tracked.before || !tracked.now || tracked.isRecreated) {
        return false;
    }
    Entity same = *tracked.now;
    same.createdAt = tracked.before->createdAt;
    same.updatedAt = tracked.before->updatedAt;
    return same != *tracked.before;
}

/// Whose key says where it belongs goes in the order of keys: two batches then wait for each other, not in a circle.
auto keyOf(const Instance& row)
{
    return std::pair(row.id.value(), QStringList());
}
auto keyOf(const InstanceDomain& row)
{
    return std::pair(row.domain, QStringList());
}
auto keyOf(const Organization& row)
{
    return std::pair(row.instance.value(), QStringList{row.id.value()});
}
auto keyOf(const OrganizationDomain& row)
{
    return std::pair(row.instance.value(), QStringList{row.organization.value(), row.domain});
}

template<typename Entity>
void sortByKey(QList<Entity>& rows)
{
    std::sort(rows.begin(), rows.end(),
              [](const Entity& left, const Entity& right) { return keyOf(left) < keyOf(right); });
}

template<typename Entity>
struct Changes
{
    QList<Entity> deleted;
    QList<Entity> cleared; ///< updates that take a flag away
    QList<Entity> inserted;
    QList<Entity> updated;
};

template<typename Entity, typename Losing>
void take(Changes<Entity>& changes, const Tracked<Entity>& tracked, Losing loses)
{
    if (isDeleted(tracked)) {
        changes.deleted.append(*tracked.before);
    }
    if (isInserted(tracked)) {
        changes.inserted.append(*tracked.now);
    } else if (isUpdated(tracked)) {
        (loses(*tracked.before, *tracked.now) ? changes.cleared : changes.updated).append(*tracked.now);
    }
}

template<typename Entity>
void sortAll(Changes<Entity>& changes)
{
    sortByKey(changes.deleted);
    sortByKey(changes.cleared);
    sortByKey(changes.inserted);
    sortByKey(changes.updated);
}

Changes<Instance> instanceChanges(const Overlay& overlay)
{
    Changes<Instance> changes;
    for (const Tracked<Instance>& tracked : overlay.trackedInstances()) {
        take(changes, tracked, [](const Instance&, const Instance&) { return false; });
    }
    sortAll(changes);
    return changes;
}

Changes<Organization> organizationChanges(const Overlay& overlay)
{
    Changes<Organization> changes;
    for (const Tracked<Organization>& tracked : overlay.trackedOrganizations()) {
        take(changes, tracked, [](const Organization&, const Organization&) { return false; });
    }
    sortAll(changes);
    return changes;
}

Changes<InstanceDomain> instanceDomainChanges(const Overlay& overlay)
{
    Changes<InstanceDomain> changes;
    for (const Tracked<InstanceDomain>& tracked : overlay.trackedInstanceDomains()) {
        take(changes, tracked, [](const InstanceDomain& before, const InstanceDomain& now) {
            return before.isPrimary && !now.isPrimary;
        });
    }
    sortAll(changes);
    return changes;
}

Changes<OrganizationDomain> organizationDomainChanges(const Overlay& overlay)
{
    Changes<OrganizationDomain> changes;
    for (const Overlay::OrganizationDomains& domains : overlay.trackedOrganizationDomains()) {
        for (const Tracked<OrganizationDomain>& tracked : domains) {
            take(changes, tracked, [](const OrganizationDomain& before, const OrganizationDomain& now) {
                return (before.isPrimary && !now.isPrimary) || (before.isVerified && !now.isVerified);
            });
        }
    }
    sortAll(changes);
    return changes;
}

/// The organizations whose old name another one takes: they must let go of it first, because the index looks at once.
QList<Organization> standingInTheWay(const Overlay& overlay, const Changes<Organization>& changes)
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

domain::Error asTaken(domain::Error error, const QString& id, const QString& messageKey, const QString& field,
                      const QString& message)
{
    error.kind = domain::ErrorKind::AlreadyExists;
    error.id = id;
    error.messageKey = messageKey;
    error.field = field;
    error.message = message;
    return error;
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
    const Changes<Instance> changes = instanceChanges(m_overlay);
    insertAll(changes.inserted);
    updateAll(changes.updated, {1, 2, 3, 4, 5, 6});
}

void OverlayWriter::writeOrganizations()
{
    const Changes<Organization> changes = organizationChanges(m_overlay);
    updateAll(standingInTheWay(m_overlay, changes), {2});
    updateAll(changes.updated, {2, 3});
    insertAll(changes.inserted);
}

void OverlayWriter::writeInstanceDomains()
{
    const Changes<InstanceDomain> changes = instanceDomainChanges(m_overlay);
    updateAll(changes.cleared, {3, 4});
    insertAll(changes.inserted);
    updateAll(changes.updated, {3, 4});
}

void OverlayWriter::writeOrganizationDomains()
{
    const Changes<OrganizationDomain> changes = organizationDomainChanges(m_overlay);
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

domain::Error OverlayWriter::explained(qsizetype index, const domain::Error& error) const
{
    using domain::ErrorKind;
    if (error.kind == ErrorKind::PreconditionFailed && index >= m_deletes && error.id == u"CAS-Reference"_s) {
        domain::Error gone = error; // the parent was there when it was looked at
        gone.kind = ErrorKind::Conflict;
        gone.id = u"CAS-ParentGone"_s;
        gone.message = u"The instance or organization was removed by another writer meanwhile. Try again."_s;
        gone.retryable = true;
        return gone;
    }
    if (error.kind != ErrorKind::AlreadyExists) {
        return error;
    }
    if (error.id == u"CAS-DomainTaken"_s) {
        return asTaken(
            error, u"V3-DKcYh"_s, u"Errors.Org.Domain.AlreadyExists"_s, u"domain"_s,
            u"Another organization of the instance has meanwhile verified the domain. Choose another one."_s);
    }
    // PostgreSQL names the index, SQLite the columns.
    const QString where = error.subject;
    if (where == u"org_unique_instance_id_name_idx"_s || where.contains(u"organizations.name"_s)) {
        return asTaken(error, u"V3-DKcYh"_s, u"Errors.Org.AlreadyExists"_s, u"name"_s,
                       u"Another organization of the instance has meanwhile taken the name. Choose another one."_s);
    }
    if (where == u"organizations_pkey"_s || where.contains(u"organizations.id"_s)) {
        return asTaken(error, u"ORG-laho2n"_s, u"Errors.Org.AlreadyExisting"_s, u"id"_s,
                       u"The organization's id is already in use. Choose another one."_s);
    }
    if (where == u"instance_domains_pkey"_s || where.contains(u"instance_domains.domain"_s)) {
        return asTaken(error, u"DOM-CvQ8tf"_s, u"Errors.Instance.Domain.AlreadyExists"_s, u"domain"_s,
                       u"An instance has meanwhile taken the domain. Choose another one."_s);
    }
    if (where == u"org_domains_pkey"_s || where.contains(u"org_domains.domain"_s)) {
        return asTaken(error, u"V2-e1wse"_s, u"Errors.Already.Exists"_s, u"domain"_s,
                       u"The organization has meanwhile got the domain."_s);
    }
    if (where == u"instances_pkey"_s || where.contains(u"instances.id"_s)) {
        return asTaken(error, u"CAS-InstanceExists"_s, {}, u"id"_s,
                       u"The instance's id is already in use. Choose another one."_s);
    }
    return error;
}

} // namespace castellan::storage
