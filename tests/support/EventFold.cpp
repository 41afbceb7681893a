#include "tests/support/EventFold.h"

#include <QJsonDocument>

namespace castellan::test {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

void EventFold::take(const QList<StoredEvent>& events)
{
    for (const StoredEvent& event : events) {
        take(event);
    }
}

void EventFold::take(const StoredEvent& event)
{
    const QJsonObject payload = QJsonDocument::fromJson(event.payload.value_or(QByteArray())).object();
    if (event.type.startsWith(u"instance.domain."_s) || event.type.startsWith(u"instance.trusted_domains."_s)) {
        takeInstanceDomain(event, payload[u"domain"_s].toString(), payload[u"generated"_s].toBool());
    } else if (event.type.startsWith(u"instance."_s)) {
        takeInstance(event, payload);
    } else if (event.type.startsWith(u"org.domain."_s)) {
        takeOrganizationDomain(event, payload);
    } else if (event.type.startsWith(u"org."_s)) {
        takeOrganization(event, payload);
    }
}

void EventFold::takeInstance(const StoredEvent& event, const QJsonObject& payload)
{
    const QString id = event.aggregate.id;
    if (event.type == u"instance.removed") {
        m_rows.removeInstance(id);
        return;
    }
    if (event.type == u"instance.added") {
        if (m_rows.instances.contains(id)) {
            return;
        }
        m_rows.instances[id].id = InstanceId(id);
    }
    const auto row = m_rows.instances.find(id);
    if (row == m_rows.instances.end()) {
        return;
    }
    if (event.type == u"instance.added" || event.type == u"instance.changed") {
        row->second.name = payload[u"name"_s].toString();
    } else if (event.type == u"instance.default.org.set") {
        row->second.defaultOrganization = OrganizationId(payload[u"orgId"_s].toString());
    } else if (event.type == u"instance.default.language.set") {
        row->second.defaultLanguage = payload[u"language"_s].toString();
    } else if (event.type == u"instance.iam.project.set") {
        row->second.iamProject = payload[u"iamProjectId"_s].toString();
    } else if (event.type == u"instance.iam.console.set") {
        row->second.consoleClient = payload[u"clientId"_s].toString();
        row->second.consoleApp = payload[u"appId"_s].toString();
    }
}

void EventFold::takeInstanceDomain(const StoredEvent& event, const QString& name, bool isGenerated)
{
    const bool isTrusted = event.type.startsWith(u"instance.trusted_domains."_s);
    if (event.type.endsWith(u".added"_s)) {
        if (m_rows.instanceDomains.contains(name) || !m_rows.instances.contains(event.aggregate.id)) {
            return;
        }
        InstanceDomain added;
        added.instance = InstanceId(event.aggregate.id);
        added.domain = name;
        added.type = isTrusted ? InstanceDomainType::Trusted : InstanceDomainType::Custom;
        added.isGenerated = isGenerated && !isTrusted;
        m_rows.put(added);
        return;
    }
    const auto row = m_rows.instanceDomains.find(name);
    const bool isMeant = row != m_rows.instanceDomains.end() && row->second.instance.value() == event.aggregate.id
        && (row->second.type == InstanceDomainType::Trusted) == isTrusted;
    if (isMeant && event.type.endsWith(u".removed"_s)) {
        m_rows.instanceDomains.erase(row);
    } else if (isMeant && event.type == u"instance.domain.primary.set") {
        InstanceDomain promoted = row->second;
        promoted.isPrimary = true;
        m_rows.put(promoted);
    }
}

void EventFold::takeOrganization(const StoredEvent& event, const QJsonObject& payload)
{
    const ModelRows::OrganizationKey key{event.aggregate.instanceId, event.aggregate.id};
    const QString name = payload[u"name"_s].toString();
    if (event.type == u"org.removed") {
        m_rows.removeOrganization(key.first, key.second);
        return;
    }
    if (event.type == u"org.added") {
        if (m_rows.organizations.contains(key) || !m_rows.instances.contains(key.first)) {
            return;
        }
        Organization added;
        added.instance = InstanceId(key.first);
        added.id = OrganizationId(key.second);
        added.name = name;
        m_rows.organizations[key] = added;
        return;
    }
    const auto row = m_rows.organizations.find(key);
    if (row == m_rows.organizations.end()) {
        return;
    }
    if (event.type == u"org.changed" && !name.isEmpty()) {
        row->second.name = name;
    } else if (event.type == u"org.deactivated") {
        row->second.state = OrganizationState::Inactive;
    } else if (event.type == u"org.reactivated") {
        row->second.state = OrganizationState::Active;
    }
}

void EventFold::takeOrganizationDomain(const StoredEvent& event, const QJsonObject& payload)
{
    const ModelRows::OrganizationKey owner{event.aggregate.instanceId, event.owner};
    const QString name = payload[u"domain"_s].toString();
    if (event.type == u"org.domain.added") {
        if (m_rows.organizationDomains.contains({owner, name}) || !m_rows.organizations.contains(owner)) {
            return;
        }
        OrganizationDomain added;
        added.instance = InstanceId(owner.first);
        added.organization = OrganizationId(owner.second);
        added.domain = name;
        m_rows.put(added);
        return;
    }
    const auto row = m_rows.organizationDomains.find({owner, name});
    if (row == m_rows.organizationDomains.end()) {
        return;
    }
    OrganizationDomain changed = row->second;
    if (event.type == u"org.domain.removed") {
        m_rows.organizationDomains.erase(row);
        return;
    }
    if (event.type == u"org.domain.verified") {
        changed.isVerified = true;
    } else if (event.type == u"org.domain.primary.set") {
        changed.isPrimary = true;
    } else if (event.type == u"org.domain.verification.added") {
        changed.validation = payload[u"validationType"_s].toInt() == 1 ? DomainValidation::Http : DomainValidation::Dns;
    }
    m_rows.put(changed);
}

ModelRows withoutTimes(ModelRows rows)
{
    const auto unset = [](auto& map) {
        for (auto& [key, row] : map) {
            row.createdAt = {};
            row.updatedAt = {};
        }
    };
    unset(rows.instances);
    unset(rows.instanceDomains);
    unset(rows.organizations);
    unset(rows.organizationDomains);
    return rows;
}

} // namespace castellan::test
