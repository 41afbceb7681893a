#include "models/instance/InstanceDetail.h"

#include "domain/instance/InstanceEvents.h"
#include "domain/port/TargetServices.h"

namespace castellan::models {

namespace {

using domain::InstanceColumn;
using domain::InstanceCondition;
using domain::InstanceDomainColumn;
using domain::InstanceDomainCondition;

} // namespace

InstanceDetail::InstanceDetail(TargetConnection& connection, const QString& slot, QObject* parent)
    : ObjectDetail(connection, slot, parent)
{
    connect(&connection, &TargetConnection::closing, this, [this] { show({}); });
}

void InstanceDetail::show(const domain::InstanceId& id)
{
    if (m_id != id) {
        m_id = id;
        showAnother();
    }
}

void InstanceDetail::read()
{
    const auto work = [id = m_id](domain::TargetServices& services, domain::Client& client) {
        return loadedFrom(services, client, id);
    };
    readInBackground<Loaded>(work, [this](const Loaded& loaded) { m_summary = loaded.summary; });
}

domain::Result<InstanceDetail::Loaded> InstanceDetail::loadedFrom(domain::TargetServices& services,
                                                                  domain::Client& client, const domain::InstanceId& id)
{
    Loaded loaded;
    const auto history = services.events().history(client, domain::InstanceEvents(id).aggregate(),
                                                   HistoryModel::mostRows);
    if (!history) {
        return domain::failed(history.error());
    }
    loaded.history = *history;
    const auto summaries = services.instances().list(
        client, {InstanceCondition::equals(InstanceColumn::Id, id.value()), {InstanceColumn::Id, {}}, {}, 0, 1});
    if (!summaries) {
        return domain::failed(summaries.error());
    }
    if (!summaries->items.isEmpty()) {
        loaded.summary = summaries->items.first();
        loaded.isThere = true;
    }
    const auto domains = services.instanceDomains().list(
        client,
        {InstanceDomainCondition::equals(InstanceDomainColumn::InInstance, id.value()),
         {InstanceDomainColumn::Domain, {}},
         {},
         0,
         0});
    if (!domains) {
        return domain::failed(domains.error());
    }
    for (const domain::InstanceDomain& row : domains->items) {
        loaded.domains.append(DomainRow::of(row));
    }
    return loaded;
}

} // namespace castellan::models
