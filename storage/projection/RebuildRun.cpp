#include "storage/projection/RebuildRun.h"

#include "storage/database/Statement.h"
#include "storage/projection/FamilyWalk.h"
#include "storage/projection/VerifyRun.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::Result;
using Phase = CorrectingSink::Phase;

} // namespace

RebuildRun::RebuildRun(const SqlDialect& dialect, domain::Transaction& transaction, qint64 total)
    : m_dialect(dialect),
      m_transaction(transaction),
      m_failedEvents(dialect),
      m_sink(dialect, transaction),
      m_total(total)
{}

// Every writer begins by locking the rows of its parents, which this lock does not let it do: so it waits before it has
// touched anything, and readers do not wait at all. On SQLite the transaction has begun as the only writer.
Result<void> RebuildRun::lock()
{
    if (!m_dialect.isPostgres()) {
        return {};
    }
    const auto locked = m_transaction.exec(Statement(
        u"LOCK TABLE zitadel.instances, zitadel.organizations, zitadel.instance_domains, zitadel.org_domains, "
        "eventstore.events2 IN EXCLUSIVE MODE"_s));
    if (locked) {
        return preferIndexes(m_transaction, m_dialect);
    }
    domain::Error error = locked.error();
    if (error.kind == domain::ErrorKind::PermissionDenied) {
        error.message +=
            u" Rebuilding and retrying lock the tables, the events' among them, against all other writers; "
            "a role with the grants of an editor may not. Do it as the tables' owner."_s;
    }
    return failed(error);
}

Result<domain::RebuildReport> RebuildRun::rebuild(const domain::ProjectionRun& run)
{
    for (const domain::ProjectionName name : run.names) {
        if (const Result<void> forgotten = m_failedEvents.forget(m_transaction, name); !forgotten) {
            return failed(forgotten.error());
        }
    }
    qint64 events = 0;
    for (const Phase phase : {Phase::MakeRoom, Phase::Write}) {
        m_sink.setPhase(phase);
        const Result<qint64> instances = walk<InstanceFamily>(run, events);
        if (!instances) {
            return failed(instances.error());
        }
        const Result<qint64> organizations = walk<OrganizationFamily>(run, events + *instances);
        if (!organizations) {
            return failed(organizations.error());
        }
        events += *instances + *organizations;
    }
    domain::RebuildReport report = m_sink.report();
    report.events = events / 2; // read twice
    return report;
}

template<typename Family>
Result<qint64> RebuildRun::walk(const domain::ProjectionRun& run, qint64 eventsBefore)
{
    FamilyWalk<Family> walk(m_dialect, run.names);
    while (!walk.isDone()) {
        if (const Result<void> stepped = walk.step(m_transaction, m_sink); !stepped) {
            return failed(stepped.error());
        }
        if (const Result<void> kept = keepFailures(); !kept) {
            return failed(kept.error());
        }
        if (const Result<void> told = tellProgress(run, eventsBefore + walk.events(), 2 * m_total); !told) {
            return failed(told.error());
        }
    }
    return walk.events();
}

Result<void> RebuildRun::keepFailures()
{
    const QList<domain::FailedEvent> failures = m_sink.takeFailures();
    return failures.isEmpty() ? Result<void>() : m_failedEvents.add(m_transaction, failures);
}

Result<bool> RebuildRun::retry(const domain::FailedEvent& failure)
{
    const ObjectKey key = {failure.aggregate.instanceId, failure.aggregate.id};
    for (const Phase phase : {Phase::MakeRoom, Phase::Write}) {
        m_sink.setPhase(phase);
        const Result<void> mended = failure.aggregate.type == InstanceFamily::aggregateType()
            ? mend<InstanceFamily>(key)
            : mend<OrganizationFamily>(key);
        if (!mended) {
            return failed(mended.error());
        }
    }
    const QList<domain::FailedEvent> failures = m_sink.takeFailures();
    const auto again = std::ranges::find(failures, failure.projection, &domain::FailedEvent::projection);
    if (again == failures.end()) {
        const Result<void> forgotten = m_failedEvents.forget(m_transaction, failure);
        return forgotten ? Result<bool>(true) : failed(forgotten.error());
    }
    domain::FailedEvent once = failure;
    once.reason = again->reason;
    const Result<void> counted = m_failedEvents.add(m_transaction, {once});
    return counted ? Result<bool>(false) : failed(counted.error());
}

template<typename Family>
Result<void> RebuildRun::mend(const ObjectKey& key)
{
    return FamilyWalk<Family>(m_dialect, domain::allProjections()).only(m_transaction, key, m_sink);
}

} // namespace castellan::storage
