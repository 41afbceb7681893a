#include "models/projection/ProjectionRuns.h"

#include "models/background/TargetLanes.h"
#include "models/background/WhenFinished.h"
#include "models/connection/TargetConnection.h"

#include <QPointer>

namespace castellan::models {

namespace {

constexpr int mostKept = 1000;
constexpr int parts = 1000; ///< of the progress

} // namespace

/// What `refresh` learns.
struct ProjectionRuns::Known
{
    QList<domain::ProjectionStatus> statuses;
    QList<domain::FailedEvent> failures;
};

/// What `verify` finds.
struct ProjectionRuns::Verified
{
    domain::VerifyReport report;
    QList<domain::Difference> differences;
};

ProjectionRuns::ProjectionRuns(TargetConnection& connection) : QObject(&connection), m_connection(connection)
{
    connect(&connection, &TargetConnection::opened, this, &ProjectionRuns::refresh);
    connect(&connection, &TargetConnection::refreshWanted, this, &ProjectionRuns::refresh);
    connect(&connection, &TargetConnection::closing, this, &ProjectionRuns::forget);
}

bool ProjectionRuns::canVerify() const
{
    return m_connection.isOpen() && !isRunning();
}

bool ProjectionRuns::canRebuild() const
{
    const domain::SchemaStatus& schema = m_connection.schemaStatus();
    return canVerify() && schema.state == domain::SchemaState::Current && schema.access.isAllowed();
}

void ProjectionRuns::refresh()
{
    TargetLanes* lanes = m_connection.lanes();
    if (!m_connection.isOpen() || !lanes) {
        return;
    }
    const auto work = [](domain::TargetServices& services, domain::Client& client) -> domain::Result<Known> {
        const auto statuses = services.projections().status(client);
        if (!statuses) {
            return domain::failed(statuses.error());
        }
        const auto failures = services.projections().failedEvents(client, mostKept);
        if (!failures) {
            return domain::failed(failures.error());
        }
        return Known{*statuses, *failures};
    };
    whenFinished(lanes->read<Known>(QStringLiteral("projections.status"), work), this,
                 [this](const domain::Result<Known>& known) { take(known); });
}

void ProjectionRuns::take(const domain::Result<Known>& known)
{
    if (!known) {
        if (known.error().kind != domain::ErrorKind::Cancelled) {
            emit failed(known.error());
        }
        return;
    }
    m_statuses = known->statuses;
    m_failedEvents = known->failures;
    emit changed();
}

void ProjectionRuns::verify()
{
    if (!canVerify()) {
        return;
    }
    const auto work = [run = newRun(Work::Verify)](domain::TargetServices& services,
                                                   domain::Client& client) -> domain::Result<Verified> {
        Verified found;
        const auto keep = [&found](const domain::Difference& difference) {
            if (found.differences.size() < mostKept) {
                found.differences.append(difference);
            }
        };
        const auto report = services.projections().verify(client, run, keep);
        if (!report) {
            return domain::failed(report.error());
        }
        found.report = *report;
        return found;
    };
    whenFinished(m_connection.lanes()->read<Verified>(QString(), work), this,
                 [this](const domain::Result<Verified>& found) {
                     if (!found) {
                         return end(found.error());
                     }
                     m_differences = found->differences;
                     setWork(Work::None);
                     emit verified(found->report);
                 });
}

void ProjectionRuns::rebuild()
{
    if (!canRebuild()) {
        return;
    }
    using Report = domain::RebuildReport;
    const auto work = [run = newRun(Work::Rebuild)](ClientState& state) -> domain::Result<Report> {
        const domain::Result<domain::Client*> client = state.client();
        return client ? state.services().projections().rebuild(**client, run) : domain::failed(client.error());
    };
    whenFinished(m_connection.lanes()->write<Report>(work), this, [this](const domain::Result<Report>& report) {
        if (!report) {
            return end(report.error());
        }
        m_differences.clear();
        setWork(Work::None);
        emit rebuilt(*report);
        m_connection.requestRefresh();
    });
}

void ProjectionRuns::retry(const domain::FailedEvent& failure)
{
    if (!canRebuild()) {
        return;
    }
    setWork(Work::Retry);
    const auto work = [failure](ClientState& state) -> domain::Result<bool> {
        const domain::Result<domain::Client*> client = state.client();
        return client ? state.services().projections().retry(**client, failure) : domain::failed(client.error());
    };
    whenFinished(m_connection.lanes()->write<bool>(work), this, [this](const domain::Result<bool>& isMended) {
        if (!isMended) {
            return end(isMended.error());
        }
        setWork(Work::None);
        emit retried(*isMended);
        m_connection.requestRefresh();
    });
}

void ProjectionRuns::cancel()
{
    if (m_stop) {
        m_stop->store(true);
    }
}

/// Begins a run. Its progress is told on a lane: posted to this object's thread, and dropped with it.
domain::ProjectionRun ProjectionRuns::newRun(Work work)
{
    m_stop = std::make_shared<std::atomic_bool>(false);
    setWork(work);
    domain::ProjectionRun run;
    run.progress = [self = QPointer<ProjectionRuns>(this), stop = m_stop,
                    words = wordsFor(work)](const domain::ProjectionProgress& progress) {
        const int done = progress.total > 0 ? static_cast<int>(parts * progress.events / progress.total) : parts;
        QMetaObject::invokeMethod(self, [self, done, words] { emit self->progressed(done, parts, words); });
        return !stop->load();
    };
    return run;
}

void ProjectionRuns::setWork(Work work)
{
    m_work = work;
    if (work == Work::None) {
        m_stop.reset();
    }
    emit runningChanged(isRunning());
}

/// Cancelling is not worth a word: who cancelled knows.
void ProjectionRuns::end(const domain::Error& error)
{
    setWork(Work::None);
    if (error.kind != domain::ErrorKind::Cancelled) {
        emit failed(error);
    }
}

void ProjectionRuns::forget()
{
    cancel();
    m_statuses.clear();
    m_failedEvents.clear();
    m_differences.clear();
    emit changed();
}

QString ProjectionRuns::wordsFor(Work work)
{
    switch (work) {
    case Work::None: return {};
    case Work::Verify: return tr("Verifying…");
    case Work::Rebuild: return tr("Rebuilding…");
    case Work::Retry: return tr("Trying again…");
    }
    Q_UNREACHABLE();
}

} // namespace castellan::models
