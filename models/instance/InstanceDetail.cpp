#include "models/instance/InstanceDetail.h"

#include "domain/instance/InstanceEvents.h"
#include "domain/port/TargetServices.h"
#include "models/background/TargetLanes.h"
#include "models/background/WhenFinished.h"
#include "models/connection/TargetConnection.h"

namespace castellan::models {

namespace {

using domain::InstanceColumn;
using domain::InstanceCondition;
using domain::InstanceDomainColumn;
using domain::InstanceDomainCondition;

} // namespace

InstanceDetail::InstanceDetail(TargetConnection& connection, const QString& slot, QObject* parent)
    : QObject(parent),
      m_connection(connection),
      m_slot(slot)
{
    connect(&m_connection, &TargetConnection::closing, this, [this] { show({}); });
    connect(&m_connection, &TargetConnection::refreshWanted, this, &InstanceDetail::refresh);
}

void InstanceDetail::show(const domain::InstanceId& id)
{
    if (m_id == id) {
        return;
    }
    ++m_generation;
    m_id = id;
    clear();
    load();
}

void InstanceDetail::refresh()
{
    if (!m_id.isEmpty()) {
        ++m_generation;
        load();
    }
}

void InstanceDetail::load()
{
    if (m_id.isEmpty() || !m_connection.isOpen()) {
        setLoading(false);
        return;
    }
    setLoading(true);
    const auto work = [id = m_id](domain::TargetServices& services, domain::Client& client) {
        return read(services, client, id);
    };
    whenFinished(m_connection.lanes()->read<Loaded>(m_slot, work), this,
                 [this, generation = m_generation](const domain::Result<Loaded>& loaded) {
                     if (generation == m_generation) {
                         receive(loaded);
                     }
                 });
}

/// The history first: if something is written in between, the sequence is too old, which a command then finds out.
domain::Result<InstanceDetail::Loaded> InstanceDetail::read(domain::TargetServices& services, domain::Client& client,
                                                            const domain::InstanceId& id)
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

void InstanceDetail::receive(const domain::Result<Loaded>& loaded)
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
    m_sequence = loaded->history.isEmpty() ? 0 : loaded->history.last().sequence;
    m_domains.setDomains(loaded->domains);
    m_history.setEvents(loaded->history);
    emit changed();
}

void InstanceDetail::clear()
{
    m_summary.reset();
    m_isGone = false;
    m_sequence = 0;
    m_domains.setDomains({});
    m_history.setEvents({});
    emit changed();
}

void InstanceDetail::setLoading(bool isLoading)
{
    if (m_isLoading != isLoading) {
        m_isLoading = isLoading;
        emit loadingChanged(isLoading);
    }
}

} // namespace castellan::models
