#pragma once

#include "domain/event/Event.h"
#include "domain/instance/Instance.h"
#include "domain/instance/InstanceDomain.h"
#include "domain/organization/Organization.h"
#include "domain/organization/OrganizationDomain.h"
#include "domain/port/ReadSet.h"
#include "storage/eventstore/EventPush.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QString>

#include <optional>
#include <utility>

namespace castellan::storage {

/// A row as it was read and as the batch has left it so far. Nothing: there is no such row.
template<typename Entity>
struct Tracked
{
    std::optional<Entity> before;
    std::optional<Entity> now;
    bool isRecreated = false; ///< removed and made again: another row with the same key
};

/// What a unit of work knows of the database, and what its batch has changed: an identity map. It asks nobody: where it
/// does not know (`knows...`), the caller reads and tells it with `learn`.
class Overlay final
{
public:
    using OrganizationKey = domain::ReadSet::OrganizationKey;
    using InstanceText = domain::ReadSet::InstanceText;
    using OrganizationDomains = QMap<QString, Tracked<domain::OrganizationDomain>>;

    // What was read. A row that is known already stays as it is: the batch may have changed it.
    void learn(const domain::Instance& row);
    void learn(const domain::InstanceDomain& row);
    void learn(const domain::Organization& row);
    void learn(const domain::OrganizationDomain& row);
    /// Everything asked for was answered: what has no row has none.
    void learnAnswered(const domain::ReadSet& reads);

    [[nodiscard]] bool knowsInstance(const domain::InstanceId& id) const;
    [[nodiscard]] bool knowsInstanceDomains(const domain::InstanceId& id) const;
    [[nodiscard]] bool knowsInstanceDomain(const QString& domain) const { return m_instanceDomains.contains(domain); }
    [[nodiscard]] bool knowsOrganization(const OrganizationKey& key) const;
    [[nodiscard]] bool knowsOrganizationDomains(const OrganizationKey& key) const;
    [[nodiscard]] bool knowsOrganizationDomain(const OrganizationKey& key, const QString& domain) const;
    [[nodiscard]] bool knowsName(const InstanceText& name) const;
    [[nodiscard]] bool knowsVerified(const InstanceText& domain) const;

    [[nodiscard]] std::optional<domain::Instance> instance(const domain::InstanceId& id) const;
    [[nodiscard]] std::optional<domain::InstanceDomain> instanceDomain(const QString& domain) const;
    [[nodiscard]] QList<domain::InstanceDomain> instanceDomains(const domain::InstanceId& id) const;
    [[nodiscard]] std::optional<domain::Organization> organization(const OrganizationKey& key) const;
    [[nodiscard]] std::optional<domain::Organization> organizationNamed(const InstanceText& name) const;
    [[nodiscard]] std::optional<domain::OrganizationDomain> organizationDomain(const OrganizationKey& key,
                                                                               const QString& domain) const;
    [[nodiscard]] QList<domain::OrganizationDomain> organizationDomains(const OrganizationKey& key) const;
    [[nodiscard]] std::optional<domain::OrganizationId> verifiedHolder(const InstanceText& domain) const;

    // What the batch does. The row and, for a primary domain, its siblings must be known.
    void save(const domain::Instance& row);
    void save(const domain::InstanceDomain& row);
    void save(const domain::Organization& row);
    void save(const domain::OrganizationDomain& row);
    void removeInstance(const domain::InstanceId& id);
    void removeInstanceDomain(const QString& domain);
    void removeOrganization(const OrganizationKey& key);
    void removeOrganizationDomain(const OrganizationKey& key, const QString& domain);

    // For writing the difference.
    [[nodiscard]] const QHash<domain::InstanceId, Tracked<domain::Instance>>& trackedInstances() const
    {
        return m_instances;
    }
    [[nodiscard]] const QHash<QString, Tracked<domain::InstanceDomain>>& trackedInstanceDomains() const
    {
        return m_instanceDomains;
    }
    [[nodiscard]] const QHash<OrganizationKey, Tracked<domain::Organization>>& trackedOrganizations() const
    {
        return m_organizations;
    }
    [[nodiscard]] const QHash<OrganizationKey, OrganizationDomains>& trackedOrganizationDomains() const
    {
        return m_organizationDomains;
    }
    /// The difference was written: what is now is what was read.
    void settle();

private:
    void place(const domain::Organization& row);
    void displace(const domain::Organization& row);
    void place(const domain::OrganizationDomain& row);
    void displace(const domain::OrganizationDomain& row);

    QHash<domain::InstanceId, Tracked<domain::Instance>> m_instances;
    QHash<QString, Tracked<domain::InstanceDomain>> m_instanceDomains;
    QHash<OrganizationKey, Tracked<domain::Organization>> m_organizations;
    QHash<OrganizationKey, OrganizationDomains> m_organizationDomains;

    QHash<domain::InstanceId, QSet<QString>> m_domainsOf; ///< tracked ones, by where they are now
    QHash<InstanceText, domain::OrganizationId> m_names;  ///< of tracked rows, as they are now
    QHash<InstanceText, domain::OrganizationId> m_verified;
    QSet<InstanceText> m_knownNames;
    QSet<InstanceText> m_knownVerified;
    QSet<domain::InstanceId> m_completeInstances; ///< all domains are tracked
    QSet<OrganizationKey> m_completeOrganizations;
    QSet<domain::InstanceId> m_emptied; ///< removed: whatever the database holds of them goes
};

} // namespace castellan::storage
