#include "storage/projection/ProjectionStates.h"

#include "storage/eventstore/EventColumns.h"
#include "storage/projection/FailedEvents.h"
#include "storage/projection/ObjectFamily.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::ProjectionName;
using domain::ProjectionStatus;
using domain::Result;

constexpr qint64 second = 1'000'000;

bool isOfInstances(ProjectionName name)
{
    return name == ProjectionName::Instances || name == ProjectionName::InstanceDomains;
}

} // namespace

Result<QList<ProjectionStatus>> ProjectionStates::read(domain::QueryExecutor& db) const
{
    QList<ProjectionStatus> all;
    for (const ProjectionName name : domain::allProjections()) {
        const Result<ProjectionStatus> status = read(db, name);
        if (!status) {
            return failed(status.error());
        }
        all.append(*status);
    }
    return all;
}

/// The events that a state row has not seen, as a count and the newest position. A state row with no position has seen none.
QString ProjectionStates::behind(ProjectionName name) const
{
    const QStringList types = isOfInstances(name) ? InstanceFamily::eventTypes() : OrganizationFamily::eventTypes();
    return u" FROM "_s + m_dialect.table(u"eventstore"_s, u"events2"_s)
        + u" AS e WHERE e.instance_id = s.instance_id AND e.aggregate_type = '"_s
        + (isOfInstances(name) ? u"instance"_s : u"org"_s) + u"' AND e.event_type IN ('"_s + types.join(u"', '")
        + u"') AND e.position > coalesce(s.position, 0)"_s;
}

// The least far instance counts: the position is its, and the lag in seconds is the longest.
Result<ProjectionStatus> ProjectionStates::read(domain::QueryExecutor& db, ProjectionName name) const
{
    ProjectionStatus status;
    status.name = name;
    const auto failures = FailedEvents(m_dialect).count(db, name);
    if (!failures) {
        return failed(failures.error());
    }
    status.failedEvents = *failures;
    const QString micros = m_dialect.isPostgres() ? u"trunc(%1 * 1000000)::bigint"_s : u"%1"_s;
    const auto row = db.queryRow(
        Statement(u"SELECT count(*), "_s + micros.arg(u"min(x.position)"_s) + u", coalesce(sum(x.events), 0), "_s
                      + micros.arg(u"coalesce(max(x.newest - x.position), 0)"_s)
                      + u" FROM (SELECT coalesce(s.position, 0) AS position, (SELECT count(*)"_s + behind(name)
                      + u") AS events, (SELECT max(e.position)"_s + behind(name) + u") AS newest FROM "_s
                      + m_dialect.table(u"projections"_s, u"current_states"_s)
                      + u" AS s WHERE s.projection_name IN ($1, $2)) AS x"_s,
                  {writerName(name), writerOfAll()}));
    if (!row) {
        return failed(row.error());
    }
    if (row->integer(0) == 0) {
        return withoutStates(db, status);
    }
    status.writer = ProjectionStatus::Writer::Server;
    status.position = positionText(row->integer(1));
    status.lagEvents = row->integer(2);
    status.lagSeconds = (row->integer(3) + second - 1) / second;
    return status;
}

// On our own schema nothing lags: whoever pushes events writes their rows in the same transaction.
Result<ProjectionStatus> ProjectionStates::withoutStates(domain::QueryExecutor& db, ProjectionStatus status) const
{
    const auto features = m_catalog.features(db);
    if (!features) {
        return failed(features.error());
    }
    status.writer = features->isOurs ? ProjectionStatus::Writer::Commands : ProjectionStatus::Writer::Nobody;
    if (status.writer == ProjectionStatus::Writer::Commands) {
        const auto newest = m_events.newest(db, {}, 1); // whatever it is about: they have passed it, too
        if (!newest) {
            return failed(newest.error());
        }
        status.position = newest->isEmpty() ? QString() : newest->constFirst().position;
        return status;
    }
    domain::EventFilter filter;
    filter.aggregateType = isOfInstances(status.name) ? u"instance"_s : u"org"_s;
    const auto count = m_events.count(db, filter);
    if (!count) {
        return failed(count.error());
    }
    status.lagEvents = count->rows;
    return status;
}

} // namespace castellan::storage
