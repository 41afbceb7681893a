#include "models/organization/OrganizationDetail.h"

#include "domain/instance/Instance.h"
#include "domain/organization/OrganizationEvents.h"
#include "domain/port/TargetServices.h"
#include "models/background/TargetLanes.h"
#include "models/background/WhenFinished.h"
#include "models/connection/TargetConnection.h"

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
    : QObject(parent),
      m_connection(connection),
      m_slot(slot)
{
    connect(&m_connection, &TargetConnection::closing, this, [this] { show({}, {}); });
    connect(&m_connection, &TargetConnection::refreshWanted, this, &OrganizationDetail::refresh);
}

void OrganizationDetail::show(const domain::InstanceId& instance, const domain::OrganizationId& id)
{
    if (m_instance == instance && m_id == id) {
        return;
    }
    ++m_generation;
    m_instance = instance;
    m_id = id;
    clear();
    load();
}

void OrganizationDetail::refresh()
{
    if (!m_id.isEmpty()) {
        ++m_generation;
        load();
    }
}

void OrganizationDetail::load()
{
    if (m_id.isEmpty() || !m_connection.isOpen()) {
        setLoading(false);
        return;
    }
    setLoading(true);
    const auto work = [instance = m_instance, id = m_id](domain::TargetServices& services, domain::Client& client) {
        return read(services, client, instance, id);
    };
    whenFinished(m_connection.lanes()->read<Loaded>(m_slot, work), this,
                 [this, generation = m_generation](const domain::Result<Loaded>& loaded) {
                     if (generation == m_generation) {
                         receive(loaded);
                     }
                 });
}

/// The history first: if something is written in between, the sequence is too old, which a command then finds out.
domain::Result<OrganizationDetail::Loaded> OrganizationDetail::read(domain::TargetServices& services,
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
    return Loaded{*summary, *domains, *isDefault, *history};
}

void OrganizationDetail::receive(const domain::Result<Loaded>& loaded)
{
    setLoading(false);
    if (!loaded) {
        if (loaded.error().kind != domain::ErrorKind::Cancelled) {
            emit failed(loaded.error());
        }
        return;
    }
    m_summary = loaded->summary;
    m_isGone = !m_summary;
    m_isDefault = loaded->isDefault;
    m_sequence = loaded->history.isEmpty() ? 0 : loaded->history.last().sequence;
    m_domains.setDomains(loaded->domains);
    m_history.setEvents(loaded->history);
    emit changed();
}

void OrganizationDetail::clear()
{
    m_summary.reset();
    m_isGone = false;
    m_isDefault = false;
    m_sequence = 0;
    m_domains.setDomains({});
    m_history.setEvents({});
    emit changed();
}

void OrganizationDetail::setLoading(bool isLoading)
{
    if (m_isLoading != isLoading) {
        m_isLoading = isLoading;
        emit loadingChanged(isLoading);
    }
}

} // namespace castellan::models
