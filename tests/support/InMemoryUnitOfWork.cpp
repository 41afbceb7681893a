#include "tests/support/InMemoryUnitOfWork.h"

#include "domain/core/DisplayName.h"

#include <QJsonDocument>

namespace castellan::test {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

template<typename Map, typename Key>
auto found(const Map& rows, const Key& key) -> std::optional<typename Map::mapped_type>
{
    const auto row = rows.find(key);
    return row == rows.end() ? std::nullopt : std::optional(row->second);
}

Error missingParent(const QString& what)
{
    return internalError(u"TEST-ForeignKey"_s, u"no "_s + what);
}

} // namespace

InMemoryUnitOfWork::InMemoryUnitOfWork(InMemoryDatabase& database)
    : m_database(database),
      m_content(database.content),
      m_noted(database.content)
{}

Result<void> InMemoryUnitOfWork::prefetch(const ReadSet& /*reads*/)
{
    return {};
}

Result<std::optional<Instance>> InMemoryUnitOfWork::instance(const InstanceId& id)
{
    return found(m_content.rows.instances, id.value());
}

Result<QList<InstanceDomain>> InMemoryUnitOfWork::instanceDomains(const InstanceId& id)
{
    QList<InstanceDomain> domains;
    for (const auto& [spelling, row] : m_content.rows.instanceDomains) {
        if (row.instance == id) {
            domains.append(row);
        }
    }
    return domains;
}

Result<std::optional<InstanceDomain>> InMemoryUnitOfWork::instanceDomain(const QString& domain)
{
    return found(m_content.rows.instanceDomains, domain);
}

Result<std::optional<Organization>> InMemoryUnitOfWork::organization(const InstanceId& instance,
                                                                     const OrganizationId& id)
{
    return found(m_content.rows.organizations, ModelRows::OrganizationKey(instance.value(), id.value()));
}

Result<std::optional<Organization>> InMemoryUnitOfWork::organizationNamed(const InstanceId& instance,
                                                                          const QString& name)
{
    for (const auto& [key, row] : m_content.rows.organizations) {
        if (row.instance == instance && row.name == name) {
            return row;
        }
    }
    return std::optional<Organization>();
}

Result<QList<OrganizationDomain>> InMemoryUnitOfWork::organizationDomains(const InstanceId& instance,
                                                                          const OrganizationId& organization)
{
    QList<OrganizationDomain> domains;
    for (const auto& [key, row] : m_content.rows.organizationDomains) {
        if (row.instance == instance && row.organization == organization) {
            domains.append(row);
        }
    }
    return domains;
}

Result<std::optional<OrganizationDomain>> InMemoryUnitOfWork::organizationDomain(const InstanceId& instance,
                                                                                 const OrganizationId& organization,
                                                                                 const QString& domain)
{
    return found(m_content.rows.organizationDomains,
                 ModelRows::OrganizationDomainKey({instance.value(), organization.value()}, domain));
}

Result<std::optional<OrganizationId>> InMemoryUnitOfWork::verifiedHolder(const InstanceId& instance,
                                                                         const QString& domain)
{
    for (const auto& [key, row] : m_content.rows.organizationDomains) {
        if (row.instance == instance && row.domain == domain && row.isVerified) {
            return row.organization;
        }
    }
    return std::optional<OrganizationId>();
}

Result<bool> InMemoryUnitOfWork::isTaken(const UniqueConstraint& constraint)
{
    return m_noted.constraints.contains(constraintText(constraint));
}

Result<QString> InMemoryUnitOfWork::holderOf(const UniqueConstraint& constraint)
{
    for (const auto& [key, row] : m_content.rows.organizations) {
        const bool isHeld = row.instance.value() == constraint.instanceId
            && folded(row.name) == folded(constraint.field);
        if (constraint.type == u"org_name" && isHeld) {
            return u"organization \"%1\" (%2)"_s.arg(row.name, row.id.value());
        }
    }
    for (const auto& [spelling, row] : m_content.rows.instanceDomains) {
        if (constraint.type != u"org_name" && constraint.type != u"org_domain"
            && folded(spelling) == folded(constraint.field)) {
            return u"instance \"%1\" (%2)"_s.arg(m_content.rows.instances[row.instance.value()].name,
                                                 row.instance.value());
        }
    }
    for (const auto& [key, row] : m_content.rows.organizationDomains) {
        if (constraint.type == u"org_domain" && row.isVerified && folded(row.domain) == folded(constraint.field)) {
            return u"organization \"%1\" (%2)"_s.arg(m_content.rows.organizations[key.first].name,
                                                     row.organization.value());
        }
    }
    return QString();
}

Result<bool> InMemoryUnitOfWork::requiresDomainValidation(const InstanceId& instance,
                                                          const OrganizationId& organization)
{
    const bool ofInstance = m_content.domainPolicies.value({instance.value(), QString()}, false);
    return m_content.domainPolicies.value({instance.value(), organization.value()}, ofInstance);
}

Result<std::optional<OrganizationId>> InMemoryUnitOfWork::projectOwner(const InstanceId& instance,
                                                                       const QString& project)
{
    const QString owner = m_content.projects.value({instance.value(), project});
    return owner.isEmpty() ? std::nullopt : std::optional(OrganizationId(owner));
}

Result<qint64> InMemoryUnitOfWork::sequenceBefore(const AggregateKey& aggregate)
{
    return m_database.content.latestSequence(aggregate);
}

Result<void> InMemoryUnitOfWork::save(const Instance& instance)
{
    m_content.rows.instances[instance.id.value()] = instance;
    return {};
}

Result<void> InMemoryUnitOfWork::save(const InstanceDomain& domain)
{
    if (!m_content.rows.instances.contains(domain.instance.value())) {
        return failed(missingParent(u"instance"_s));
    }
    m_content.rows.put(domain);
    return {};
}

Result<void> InMemoryUnitOfWork::save(const Organization& organization)
{
    if (!m_content.rows.instances.contains(organization.instance.value())) {
        return failed(missingParent(u"instance"_s));
    }
    m_content.rows.organizations[{organization.instance.value(), organization.id.value()}] = organization;
    return {};
}

Result<void> InMemoryUnitOfWork::save(const OrganizationDomain& domain)
{
    if (!m_content.rows.organizations.contains({domain.instance.value(), domain.organization.value()})) {
        return failed(missingParent(u"organization"_s));
    }
    m_content.rows.put(domain);
    return {};
}

Result<void> InMemoryUnitOfWork::removeInstance(const InstanceId& id)
{
    m_content.rows.removeInstance(id.value());
    return {};
}

Result<void> InMemoryUnitOfWork::removeInstanceDomain(const InstanceId& instance, const QString& domain)
{
    std::erase_if(m_content.rows.instanceDomains,
                  [&](const auto& each) { return each.first == domain && each.second.instance == instance; });
    return {};
}

Result<void> InMemoryUnitOfWork::removeOrganization(const InstanceId& instance, const OrganizationId& id)
{
    m_content.rows.removeOrganization(instance.value(), id.value());
    return {};
}

Result<void> InMemoryUnitOfWork::removeOrganizationDomain(const InstanceId& instance,
                                                          const OrganizationId& organization, const QString& domain)
{
    m_content.rows.organizationDomains.erase({{instance.value(), organization.value()}, domain});
    return {};
}

void InMemoryUnitOfWork::note(const QList<Event>& events)
{
    for (const Event& event : events) {
        // What conflicts here conflicts in the push too, which says so.
        static_cast<void>(m_noted.change(event.constraints));
    }
}

Result<QList<StoredEvent>> InMemoryUnitOfWork::push(const QList<Event>& events)
{
    m_database.pushed = events;
    QList<ConstraintChange> changes;
    QList<StoredEvent> stored;
    for (const Event& event : events) {
        changes.append(event.constraints);
        StoredEvent made;
        made.aggregate = event.aggregate;
        made.type = event.type;
        made.sequence = m_content.latestSequence(event.aggregate) + 1;
        made.revision = event.revision;
        made.createdAt = m_database.now;
        if (event.payload) {
            made.payload = QJsonDocument(*event.payload).toJson(QJsonDocument::Compact);
        }
        made.creator = event.creator;
        made.owner = event.owner;
        made.position = u"%1.%2"_s.arg(m_database.now.microseconds / 1'000'000)
                            .arg(m_database.now.microseconds % 1'000'000, 6, 10, QLatin1Char('0'));
        made.inTxOrder = static_cast<int>(stored.size()) + 1;
        m_content.events.append(made);
        m_content.change(event);
        stored.append(made);
    }
    if (Result<void> changed = m_content.change(changes); !changed) {
        return failed(changed.error());
    }
    return stored;
}

Result<void> InMemoryUnitOfWork::commit()
{
    m_database.content = m_content;
    return {};
}

void InMemoryUnitOfWork::rollback()
{
    m_content = m_database.content;
}

} // namespace castellan::test
