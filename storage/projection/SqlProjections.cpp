#include "storage/projection/SqlProjections.h"

#include "storage/projection/FailedEvents.h"
#include "storage/projection/ProjectionStates.h"
#include "storage/projection/RebuildRun.h"
#include "storage/projection/VerifyRun.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::Result;

Result<void> requireOurs(const EventstoreCatalog& catalog, domain::QueryExecutor& db)
{
    const auto features = catalog.features(db);
    if (!features) {
        return failed(features.error());
    }
    if (features->isOurs) {
        return {};
    }
    domain::Error error;
    error.kind = domain::ErrorKind::Schema;
    error.id = u"CAS-ForeignRebuild"_s;
    error.message =
        u"These tables were made by a server, whose own projection writes their rows. Let the server rebuild "
        "them; this program only verifies them."_s;
    return failed(error);
}

} // namespace

Result<QList<domain::ProjectionStatus>> SqlProjections::status(domain::Client& client) const
{
    return ProjectionStates(m_dialect, m_catalog, m_events).read(client);
}

Result<QList<domain::FailedEvent>> SqlProjections::failedEvents(domain::Client& client, int limit) const
{
    return FailedEvents(m_dialect).list(client, limit);
}

Result<domain::VerifyReport> SqlProjections::verify(domain::Client& client, const domain::ProjectionRun& run,
                                                    const Tell& tell) const
{
    const auto total = m_events.count(client, {});
    return total ? VerifyRun(m_dialect, run, total->rows).verify(client, tell) : failed(total.error());
}

Result<domain::RebuildReport> SqlProjections::rebuild(domain::Client& client, const domain::ProjectionRun& run) const
{
    if (const Result<void> ours = requireOurs(m_catalog, client); !ours) {
        return failed(ours.error());
    }
    const auto total = m_events.count(client, {});
    if (!total) {
        return failed(total.error());
    }
    const auto begun = client.begin({domain::IsolationLevel::ReadCommitted, domain::AccessMode::ReadWrite});
    if (!begun) {
        return failed(begun.error());
    }
    RebuildRun rebuild(m_dialect, **begun, total->rows);
    if (const Result<void> locked = rebuild.lock(); !locked) {
        return failed(locked.error());
    }
    Result<domain::RebuildReport> report = rebuild.rebuild(run);
    if (!report) {
        return report;
    }
    const Result<void> committed = (*begun)->commit();
    return committed ? report : failed(committed.error());
}

Result<bool> SqlProjections::retry(domain::Client& client, const domain::FailedEvent& failure) const
{
    if (const Result<void> ours = requireOurs(m_catalog, client); !ours) {
        return failed(ours.error());
    }
    const auto begun = client.begin({domain::IsolationLevel::ReadCommitted, domain::AccessMode::ReadWrite});
    if (!begun) {
        return failed(begun.error());
    }
    RebuildRun rebuild(m_dialect, **begun, 0);
    if (const Result<void> locked = rebuild.lock(); !locked) {
        return failed(locked.error());
    }
    const Result<bool> mended = rebuild.retry(failure);
    if (!mended) {
        return mended;
    }
    const Result<void> committed = (*begun)->commit();
    return committed ? mended : Result<bool>(failed(committed.error()));
}

} // namespace castellan::storage
