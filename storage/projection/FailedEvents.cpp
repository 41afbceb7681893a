#include "storage/projection/FailedEvents.h"

#include "storage/database/Rows.h"
#include "storage/projection/ObjectFamily.h"
#include "storage/repository/RowSource.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::FailedEvent;
using domain::ProjectionName;
using domain::Result;

/// Which table an event is for, where one projection writes all.
const QString ofTable =
    u"CASE WHEN f.projection_name <> 'relational_tables' THEN f.projection_name "
    "WHEN f.aggregate_type = 'instance' THEN CASE WHEN e.event_type LIKE '%domain%' "
    "THEN 'zitadel.instance_domains' ELSE 'zitadel.instances' END "
    "WHEN e.event_type LIKE '%domain%' THEN 'zitadel.org_domains' ELSE 'zitadel.organizations' END"_s;

ProjectionName nameOf(const QString& writer)
{
    for (const ProjectionName name : domain::allProjections()) {
        if (writerName(name) == writer) {
            return name;
        }
    }
    return ProjectionName::Instances;
}

FailedEvent failureOf(const Row& row)
{
    FailedEvent failure;
    failure.projection = nameOf(row.text(0));
    failure.writer = row.text(1);
    failure.aggregate = {row.text(2), row.text(3), row.text(4)};
    failure.sequence = row.integer(5);
    failure.createdAt = row.timestamp(6);
    failure.failures = static_cast<int>(row.integer(7));
    failure.reason = row.text(8);
    failure.lastFailed = row.timestamp(9);
    failure.type = row.text(10);
    return failure;
}

Result<void> done(const Result<qint64>& affected)
{
    return affected ? Result<void>() : Result<void>(failed(affected.error()));
}

} // namespace

QString writerName(ProjectionName name)
{
    switch (name) {
    case ProjectionName::Instances: return u"zitadel.instances"_s;
    case ProjectionName::InstanceDomains: return u"zitadel.instance_domains"_s;
    case ProjectionName::Organizations: return u"zitadel.organizations"_s;
    case ProjectionName::OrganizationDomains: return u"zitadel.org_domains"_s;
    }
    Q_UNREACHABLE();
}

QString writerOfAll()
{
    return u"relational_tables"_s;
}

// What one projection for all tables fails at is mostly not about ours.
QString FailedEvents::source() const
{
    return u" FROM "_s + m_dialect.table(u"projections"_s, u"failed_events2"_s) + u" AS f LEFT JOIN "_s
        + m_dialect.table(u"eventstore"_s, u"events2"_s)
        + u" AS e ON e.instance_id = f.instance_id AND e.aggregate_type = f.aggregate_type "
          "AND e.aggregate_id = f.aggregate_id AND e.sequence = f.failed_sequence "
          "WHERE (f.projection_name IN ('zitadel.instances', 'zitadel.instance_domains', 'zitadel.organizations', "
          "'zitadel.org_domains') OR (f.projection_name = 'relational_tables' AND e.event_type IN ('"_s
        + (InstanceFamily::eventTypes() + OrganizationFamily::eventTypes()).join(u"', '") + u"')))"_s;
}

Result<QList<FailedEvent>> FailedEvents::list(domain::QueryExecutor& db, int limit) const
{
    const auto rows = db.query(Statement(
        u"SELECT "_s + ofTable
            + u", f.projection_name, f.instance_id, f.aggregate_type, f.aggregate_id, f.failed_sequence, "
              "f.event_creation_date, f.failure_count, f.error, f.last_failed, e.event_type"_s
            + source()
            + u" ORDER BY f.last_failed DESC, f.instance_id, f.aggregate_type, f.aggregate_id, f.failed_sequence LIMIT $1"_s,
        {limit}));
    if (!rows) {
        return failed(rows.error());
    }
    QList<FailedEvent> failures;
    for (const Row& row : *rows) {
        failures.append(failureOf(row));
    }
    return failures;
}

Result<qint64> FailedEvents::count(domain::QueryExecutor& db, ProjectionName name) const
{
    const auto row = db.queryRow(
        Statement(u"SELECT count(*)"_s + source() + u" AND "_s + ofTable + u" = $1"_s, {writerName(name)}));
    return row ? Result<qint64>(row->integer(0)) : failed(row.error());
}

Result<void> FailedEvents::add(domain::QueryExecutor& db, const QList<FailedEvent>& failures) const
{
    using Cell = RowSource::Cell;
    RowSource rows(m_dialect,
                   {{u"projection_name"_s},
                    {u"instance_id"_s},
                    {u"aggregate_type"_s},
                    {u"aggregate_id"_s},
                    {u"event_creation_date"_s, Cell::Time},
                    {u"failed_sequence"_s, Cell::Integer},
                    {u"error"_s},
                    {u"last_failed"_s, Cell::Time}});
    for (const FailedEvent& failure : failures) {
        rows.row()
            .text(failure.writer)
            .text(failure.aggregate.instanceId)
            .text(failure.aggregate.type)
            .text(failure.aggregate.id)
            .timeOrNow(failure.createdAt)
            .integer(failure.sequence)
            .text(failure.reason)
            .timeOrNow({});
    }
    return done(db.exec(Statement(
        u"INSERT INTO "_s + m_dialect.table(u"projections"_s, u"failed_events2"_s)
            + u" AS f (projection_name, instance_id, aggregate_type, aggregate_id, event_creation_date, failed_sequence, "
              "failure_count, error, last_failed) SELECT r.projection_name, r.instance_id, r.aggregate_type, r.aggregate_id, "
              "r.event_creation_date, r.failed_sequence, 1, r.error, "_s
            + m_dialect.orNow(u"r.last_failed"_s) + u" FROM "_s + rows.sql(1)
            + u" WHERE true ON CONFLICT (projection_name, instance_id, aggregate_type, aggregate_id, failed_sequence) "
              "DO UPDATE SET failure_count = f.failure_count + 1, error = excluded.error, last_failed = excluded.last_failed"_s,
        rows.values())));
}

Result<void> FailedEvents::forget(domain::QueryExecutor& db, ProjectionName name) const
{
    return done(db.exec(Statement(u"DELETE FROM "_s + m_dialect.table(u"projections"_s, u"failed_events2"_s)
                                      + u" WHERE projection_name = $1"_s,
                                  {writerName(name)})));
}

Result<void> FailedEvents::forget(domain::QueryExecutor& db, const FailedEvent& failure) const
{
    return done(db.exec(Statement(u"DELETE FROM "_s + m_dialect.table(u"projections"_s, u"failed_events2"_s)
                                      + u" WHERE projection_name = $1 AND instance_id = $2 AND aggregate_type = $3 "
                                        "AND aggregate_id = $4 AND failed_sequence = $5"_s,
                                  {failure.writer, failure.aggregate.instanceId, failure.aggregate.type,
                                   failure.aggregate.id, failure.sequence})));
}

} // namespace castellan::storage
