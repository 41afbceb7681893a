#include "storage/repository/Overlay.h"

#include <algorithm>

namespace castellan::storage {

namespace {

using domain::Instance;
using domain::InstanceDomain;
using domain::InstanceId;
using domain::Organization;
using domain::OrganizationDomain;
using domain::OrganizationId;

Overlay::OrganizationKey organizationKey(const Organization& row)
{
    return {row.instance, row.id};
}

Overlay::OrganizationKey organizationKey(const OrganizationDomain& row)
{
    return {row.instance, row.organization};
}

template<typename Entity>
void put(Tracked<Entity>& tracked, const Entity& row)
{
    tracked.isRecreated = tracked.isRecreated || (tracked.before && !tracked.now);
    tracked.now = row;
}

template<typename Entity>
void settleOne(Tracked<Entity>& tracked)
{
    tracked.before = tracked.now;
    tracked.isRecreated = false;
}

} // namespace

void Overlay::learn(const Instance& row)
{
    if (!knowsInstance(row.id)) {
        m_instances.insert(row.id, {row, row, false});
    }
}

void Overlay::learn(const InstanceDomain& row)
{
    if (!m_instanceDomains.contains(row.domain) && !m_emptied.contains(row.instance)) {
        m_instanceDomains.insert(row.domain, {row, row, false});
        m_domainsOf[row.instance].insert(row.domain);
    }
}

void Overlay::learn(const Organization& row)
{
    if (!knowsOrganization(organizationKey(row))) {
        m_organizations.insert(organizationKey(row), {row, row, false});
        place(row);
    }
}

void Overlay::learn(const OrganizationDomain& row)
{
    if (!knowsOrganizationDomain(organizationKey(row), row.domain)) {
        m_organizationDomains[organizationKey(row)].insert(row.domain, {row, row, false});
        place(row);
    }
}

void Overlay::learnAnswered(const domain::ReadSet& reads)
{
    for (const InstanceId& id : reads.instances) {
        m_instances[id];
    }
    for (const QString& domain : reads.instanceDomains) {
        m_instanceDomains[domain];
    }
    for (const OrganizationKey& key : reads.organizations) {
        m_organizations[key];
    }
    m_completeInstances.unite(reads.domainsOfInstances);
    m_completeOrganizations.unite(reads.domainsOfOrganizations);
    m_knownNames.unite(reads.organizationNames);
    m_knownVerified.unite(reads.verifiedDomains);
}

bool Overlay::knowsInstance(const InstanceId& id) const
{
    return m_instances.contains(id);
}

bool Overlay::knowsInstanceDomains(const InstanceId& id) const
{
    const auto tracked = m_instances.constFind(id);
    return m_completeInstances.contains(id) || m_emptied.contains(id)
        || (tracked != m_instances.cend() && !tracked->before);
}

bool Overlay::knowsOrganization(const OrganizationKey& key) const
{
    return m_organizations.contains(key) || m_emptied.contains(key.first);
}

// An organization that the database does not hold has no domains there.
bool Overlay::knowsOrganizationDomains(const OrganizationKey& key) const
{
    const auto tracked = m_organizations.constFind(key);
    return m_completeOrganizations.contains(key) || m_emptied.contains(key.first)
        || (tracked != m_organizations.cend() && !tracked->before);
}

bool Overlay::knowsOrganizationDomain(const OrganizationKey& key, const QString& domain) const
{
    const auto domains = m_organizationDomains.constFind(key);
    return knowsOrganizationDomains(key) || (domains != m_organizationDomains.cend() && domains->contains(domain));
}

bool Overlay::knowsName(const InstanceText& name) const
{
    return m_knownNames.contains(name) || m_names.contains(name) || m_emptied.contains(name.first);
}

bool Overlay::knowsVerified(const InstanceText& domain) const
{
    return m_knownVerified.contains(domain) || m_verified.contains(domain) || m_emptied.contains(domain.first);
}

std::optional<Instance> Overlay::instance(const InstanceId& id) const
{
    return m_instances.value(id).now;
}

std::optional<InstanceDomain> Overlay::instanceDomain(const QString& domain) const
{
    return m_instanceDomains.value(domain).now;
}

QList<InstanceDomain> Overlay::instanceDomains(const InstanceId& id) const
{
    QList<InstanceDomain> rows;
    const QSet<QString> domains = m_domainsOf.value(id);
    for (const QString& domain : domains) {
        rows.append(*m_instanceDomains.value(domain).now);
    }
    std::sort(rows.begin(), rows.end(),
              [](const InstanceDomain& left, const InstanceDomain& right) { return left.domain < right.domain; });
    return rows;
}

std::optional<Organization> Overlay::organization(const OrganizationKey& key) const
{
    return m_organizations.value(key).now;
}

std::optional<Organization> Overlay::organizationNamed(const InstanceText& name) const
{
    const auto holder = m_names.constFind(name);
    return holder == m_names.cend() ? std::nullopt : organization({name.first, *holder});
}

std::optional<OrganizationDomain> Overlay::organizationDomain(const OrganizationKey& key, const QString& domain) const
{
    return m_organizationDomains.value(key).value(domain).now;
}

QList<OrganizationDomain> Overlay::organizationDomains(const OrganizationKey& key) const
{
    QList<OrganizationDomain> rows;
    const OrganizationDomains domains = m_organizationDomains.value(key);
    for (const Tracked<OrganizationDomain>& tracked : domains) {
        if (tracked.now) {
            rows.append(*tracked.now);
        }
    }
    return rows;
}

std::optional<OrganizationId> Overlay::verifiedHolder(const InstanceText& domain) const
{
    const auto holder = m_verified.constFind(domain);
    return holder == m_verified.cend() ? std::nullopt : std::optional(*holder);
}

void Overlay::save(const Instance& row)
{
    put(m_instances[row.id], row);
}

void Overlay::save(const InstanceDomain& row)
{
    if (row.isPrimary) {
        const QSet<QString> siblings = m_domainsOf.value(row.instance);
        for (const QString& sibling : siblings) {
            m_instanceDomains[sibling].now->isPrimary = false;
        }
    }
    Tracked<InstanceDomain>& tracked = m_instanceDomains[row.domain];
    if (tracked.now) {
        m_domainsOf[tracked.now->instance].remove(row.domain);
    }
    put(tracked, row);
    tracked.isRecreated = tracked.isRecreated
        || (tracked.before && (tracked.before->instance != row.instance || tracked.before->type != row.type));
    m_domainsOf[row.instance].insert(row.domain);
}

void Overlay::save(const Organization& row)
{
    Tracked<Organization>& tracked = m_organizations[organizationKey(row)];
    if (tracked.now) {
        displace(*tracked.now);
    }
    put(tracked, row);
    place(row);
}

void Overlay::save(const OrganizationDomain& row)
{
    OrganizationDomains& siblings = m_organizationDomains[organizationKey(row)];
    if (row.isPrimary) {
        for (Tracked<OrganizationDomain>& sibling : siblings) {
            if (sibling.now) {
                sibling.now->isPrimary = false;
            }
        }
    }
    Tracked<OrganizationDomain>& tracked = siblings[row.domain];
    if (tracked.now) {
        displace(*tracked.now);
    }
    put(tracked, row);
    place(row);
}

void Overlay::removeInstance(const InstanceId& id)
{
    m_emptied.insert(id);
    m_instances[id].now.reset();
    const QSet<QString> domains = m_domainsOf.take(id);
    for (const QString& domain : domains) {
        m_instanceDomains[domain].now.reset();
    }
    const QList<OrganizationKey> keys = m_organizations.keys();
    for (const OrganizationKey& key : keys) {
        if (key.first == id) {
            removeOrganization(key);
        }
    }
}

void Overlay::removeInstanceDomain(const QString& domain)
{
    Tracked<InstanceDomain>& tracked = m_instanceDomains[domain];
    if (tracked.now) {
        m_domainsOf[tracked.now->instance].remove(domain);
        tracked.now.reset();
    }
}

void Overlay::removeOrganization(const OrganizationKey& key)
{
    Tracked<Organization>& tracked = m_organizations[key];
    if (tracked.now) {
        displace(*tracked.now);
        tracked.now.reset();
    }
    const QStringList domains = m_organizationDomains.value(key).keys();
    for (const QString& domain : domains) {
        removeOrganizationDomain(key, domain);
    }
    m_completeOrganizations.insert(key); // the others go with it
}

void Overlay::removeOrganizationDomain(const OrganizationKey& key, const QString& domain)
{
    Tracked<OrganizationDomain>& tracked = m_organizationDomains[key][domain];
    if (tracked.now) {
        displace(*tracked.now);
        tracked.now.reset();
    }
}

void Overlay::settle()
{
    std::for_each(m_instances.begin(), m_instances.end(), [](auto& tracked) { settleOne(tracked); });
    std::for_each(m_instanceDomains.begin(), m_instanceDomains.end(), [](auto& tracked) { settleOne(tracked); });
    std::for_each(m_organizations.begin(), m_organizations.end(), [](auto& tracked) { settleOne(tracked); });
    for (OrganizationDomains& domains : m_organizationDomains) {
        std::for_each(domains.begin(), domains.end(), [](auto& tracked) { settleOne(tracked); });
    }
}

void Overlay::place(const Organization& row)
{
    m_names.insert({row.instance, row.name}, row.id);
}

void Overlay::displace(const Organization& row)
{
    const InstanceText name{row.instance, row.name};
    if (m_names.value(name) == row.id) {
        m_names.remove(name);
        m_knownNames.insert(name); // the database's holder is this one, and it is gone from there
    }
}

void Overlay::place(const OrganizationDomain& row)
{
    if (row.isVerified) {
        m_verified.insert({row.instance, row.domain}, row.organization);
    }
}

void Overlay::displace(const OrganizationDomain& row)
{
    const InstanceText domain{row.instance, row.domain};
    if (row.isVerified && m_verified.value(domain) == row.organization) {
        m_verified.remove(domain);
        m_knownVerified.insert(domain);
    }
}

} // namespace castellan::storage
