#include "models/organization/OrganizationDetail.h"

#include "domain/instance/Instance.h"
#include "domain/organization/OrganizationEvents.h"
#include "domain/port/TargetServices.h"

namespace castellan::models {

namespace {

using domain::InstanceColumn;
using domain::InstanceCondition;
using domain::OrganizationColumn;
using domain::OrganizationCondition;
using domain::OrganizationDomainColumn;
using domain::OrganizationDomainCondition;

domain::Result<std::optional<domain::OrganizationSummary>> summaryOf(domain::TargetServices& services,
                                                                     domain::Client& client,
                                                                     const domain::InstanceId& instance,
                                                                     const domain::OrganizationId& id)
{
    const auto condition = OrganizationCondition::all(
        {OrganizationCondition::equals(OrganizationColumn::InInstance, instance.value()),
         OrganizationCondition::equals(OrganizationColumn::Id, id.value())});
    const auto found = services.organizations().list(client, {condition, {OrganizationColumn::Id, {}}, {}, 0, 1});
    if (!found) {
        return domain::failed(found.error());
    }
    return found->items.isEmpty() ? std::optional<domain::OrganizationSummary>() : found->items.first();
}

domain::Result<QList<DomainRow>> domainsOf(domain::TargetServices& services, domain::Client& client,
                                           const domain::InstanceId& instance, const domain::OrganizationId& id)
{
    const auto condition = OrganizationDomainCondition::all(
        {OrganizationDomainCondition::equals(OrganizationDomainColumn::InInstance, instance.value()),
         OrganizationDomainCondition::equals(OrganizationDomainColumn::InOrganization, id.value())});
    const auto found = services.organizationDomains().list(
        client, {condition, {OrganizationDomainColumn::Domain, {}}, {}, 0, 0});
    if (!found) {
        return domain::failed(found.error());
    }
    QList<DomainRow> rows;
    for (const domain::OrganizationDomain& row : found->items) {
        rows.append(DomainRow::of(row));
    }
    return rows;
}

domain::Result<bool> isDefaultOf(domain::TargetServices& services, domain::Client& client,
                                 const domain::InstanceId& instance, const domain::OrganizationId& id)
{
    const auto found = services.instances().list(
        client, {InstanceCondition::equals(InstanceColumn::Id, instance.value()), {InstanceColumn::Id, {}}, {}, 0, 1});
    if (!found) {
        return domain::failed(found.error());
    }
    return !found->items.isEmpty() && found->items.first().instance.defaultOrganization == id;
}

} // namespace

OrganizationDetail::OrganizationDetail(TargetConnection& connection, const QString& slot, QObject* parent)
    : ObjectDetail(connection, slot, parent)
{
    connect(&connection, &TargetConnection::closing, this, [this] { show({}, {}); });
}

void OrganizationDetail::show(const domain::InstanceId& instance, const domain::OrganizationId& id)
{
    if (m_instance != instance || m_id != id) {
        m_instance = instance;
        m_id = id;
        showAnother();
    }
}

void OrganizationDetail::read()
{
    const auto work = [instance = m_instance, id = m_id](domain::TargetServices& services, domain::Client& client) {
        return loadedFrom(services, client, instance, id);
    };
    readInBackground<Loaded>(work, [this](const Loaded& loaded) {
        m_summary = loaded.summary;
        m_isDefault = loaded.isDefault;
    });
}

void OrganizationDetail::forgetValues()
{
    m_summary.reset();
    m_isDefault = false;
}

domain::Result<OrganizationDetail::Loaded> OrganizationDetail::loadedFrom(domain::TargetServices& services,
                                                                          domain::Client& client,
                                                                          const domain::InstanceId& instance,
                                                                          const domain::OrganizationId& id)
{
    const auto history = services.events().history(client, domain::OrganizationEvents(instance, id).aggregate(),
                                                   HistoryModel::mostRows);
    if (!history) {
        return domain::failed(history.error());
    }
    const auto summary = summaryOf(services, client, instance, id);
    if (!summary) {
        return domain::failed(summary.error());
    }
    const auto domains = domainsOf(services, client, instance, id);
    if (!domains) {
        return domain::failed(domains.error());
    }
    const auto isDefault = isDefaultOf(services, client, instance, id);
    if (!isDefault) {
        return domain::failed(isDefault.error());
    }
    return Loaded{{*history, *domains, summary->has_value()}, *summary, *isDefault};
}

} // namespace castellan::models
