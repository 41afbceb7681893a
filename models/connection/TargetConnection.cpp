#include "models/connection/TargetConnection.h"

#include "models/background/TargetLanes.h"
#include "models/background/WhenFinished.h"
#include "models/connection/SchemaSetup.h"
#include "models/event/EventTail.h"
#include "models/projection/ProjectionRuns.h"

#include <QPromise>

#include <utility>

namespace castellan::models {

namespace {

using domain::SchemaStatus;

/// How long what others write is gathered, so that a program that writes a lot costs one look a moment.
constexpr std::chrono::milliseconds afterStir{300};

bool asksForPassword(const domain::Error& error)
{
    return error.id == QLatin1String("CAS-NoPassword") || error.id == QLatin1String("CAS-Password");
}

domain::Result<SchemaStatus> status(domain::TargetServices& services, domain::Client& client)
{
    return services.schema().status(client);
}

} // namespace

TargetConnection::TargetConnection(domain::TargetOpener& opener, DomainTools tools, QObject* parent)
    : QObject(parent),
      m_opener(opener),
      m_tools(tools),
      m_pings(new PingMonitor(this)),
      m_tail(new EventTail(this)),
      m_setup(new SchemaSetup(*this)),
      m_projections(new ProjectionRuns(*this))
{
    m_stirredTimer.setSingleShot(true);
    m_stirredTimer.setInterval(afterStir);
    connect(&m_stirredTimer, &QTimer::timeout, this, &TargetConnection::requestRefresh);
    connect(m_tail, &EventTail::stirred, this, &TargetConnection::refreshSoon);
    connect(m_tail, &EventTail::lost, m_pings, &PingMonitor::pingNow);
    connect(m_tail, &EventTail::cameBack, m_pings, &PingMonitor::pingNow);
    connect(m_pings, &PingMonitor::cameBack, this, &TargetConnection::cameBack);
    connect(m_pings, &PingMonitor::identityChanged, this, &TargetConnection::followIdentity);
    connect(m_pings, &PingMonitor::pinged, this, &TargetConnection::retryAfterPing);
}

TargetConnection::~TargetConnection()
{
    dropLanes();
}

QString TargetConnection::displayText() const
{
    return m_lanes ? m_lanes->services()->displayText() : QString();
}

void TargetConnection::open(const QString& targetText, const domain::OpenOptions& options)
{
    close();
    m_options = options;
    if (std::exchange(m_targetText, targetText) != targetText) {
        emit targetChanged();
    }
    domain::Result<std::unique_ptr<domain::TargetServices>> services = m_opener.open(targetText, options);
    if (!services) {
        fail(services.error());
        return;
    }
    start(std::move(*services));
}

void TargetConnection::retryWithPassword(const QString& password)
{
    domain::OpenOptions options = m_options;
    options.password = password;
    open(QString(m_targetText), options);
}

void TargetConnection::reopen()
{
    open(QString(m_targetText), domain::OpenOptions(m_options));
}

void TargetConnection::start(std::unique_ptr<domain::TargetServices> services)
{
    m_lanes = std::make_unique<TargetLanes>(std::move(services));
    m_invoker = std::make_unique<BackgroundInvoker>(*m_lanes, m_tools);
    setState(TargetState::Connecting);
    checkSchema();
}

void TargetConnection::recheck()
{
    if (m_lanes) {
        checkSchema();
    }
}

void TargetConnection::checkSchema()
{
    whenFinished(m_lanes->read<SchemaStatus>(QStringLiteral("schema"), &status), this,
                 [this, generation = m_generation](const domain::Result<SchemaStatus>& answer) {
                     if (generation == m_generation) {
                         receive(answer);
                     }
                 });
}

void TargetConnection::receive(const domain::Result<SchemaStatus>& status)
{
    if (!status) {
        if (status.error().kind == domain::ErrorKind::Cancelled) {
            return; // a newer check is on its way
        }
        if (asksForPassword(status.error())) {
            m_error = status.error();
            setState(TargetState::NeedsPassword);
            return;
        }
        if (m_state != TargetState::Open) {
            watchPings();
            fail(status.error());
        }
        return;
    }
    m_error.reset();
    take(*status);
    watchPings();
    if (!status->isUsable()) {
        setState(TargetState::NeedsSetup);
        return;
    }
    if (m_state == TargetState::Open) {
        return;
    }
    m_tail->watch(m_lanes.get());
    setState(TargetState::Open);
    emit opened();
}

std::optional<domain::Error> TargetConnection::writeObstacle() const
{
    const domain::WriteAccess& access = m_schemaStatus.access;
    return access.isAllowed() ? std::nullopt : std::optional(access.refusal());
}

void TargetConnection::take(const SchemaStatus& status)
{
    const bool isOther = status.access != m_schemaStatus.access;
    m_schemaStatus = status;
    if (isOther) {
        emit writeObstacleChanged();
    }
}

// A standby that was promoted can be written from now on, and the other way round.
void TargetConnection::followIdentity()
{
    using Obstacle = domain::WriteAccess::Obstacle;
    const std::optional<domain::ServerIdentity>& identity = m_pings->identity();
    const Obstacle obstacle = m_schemaStatus.access.obstacle;
    const bool wasReadOnly = obstacle == Obstacle::Standby || obstacle == Obstacle::ReadOnly;
    if (m_state == TargetState::Open && identity && identity->readOnly != wasReadOnly) {
        recheck();
    }
}

void TargetConnection::watchPings()
{
    if (m_pings->state() == PingState::NoTarget) {
        m_pings->watch(m_lanes.get());
    }
}

void TargetConnection::cameBack()
{
    if (m_state == TargetState::Open) {
        emit refreshWanted();
    }
}

void TargetConnection::refreshSoon()
{
    if (!m_stirredTimer.isActive()) {
        m_stirredTimer.start();
    }
}

void TargetConnection::retryAfterPing()
{
    const bool isWorthIt = m_error
        && (m_error->kind == domain::ErrorKind::Unreachable || m_error->kind == domain::ErrorKind::Timeout);
    if (m_state == TargetState::Failed && m_lanes && isWorthIt && !m_pings->error()) {
        setState(TargetState::Connecting);
        checkSchema();
    }
}

void TargetConnection::close()
{
    ++m_generation;
    m_stirredTimer.stop();
    dropLanes();
    m_error.reset();
    take({});
    setState(TargetState::NoTarget);
}

QFuture<domain::Result<void>> TargetConnection::finishWrites()
{
    if (m_lanes) {
        m_pings->watch(nullptr);
        m_tail->watch(nullptr);
        return m_lanes->close();
    }
    QPromise<domain::Result<void>> promise;
    promise.start();
    promise.addResult(domain::Result<void>());
    promise.finish();
    return promise.future();
}

void TargetConnection::setState(TargetState state)
{
    if (m_state != state) {
        m_state = state;
        emit stateChanged(state);
    }
}

void TargetConnection::fail(const domain::Error& error)
{
    m_error = error;
    if (m_state == TargetState::Failed) {
        emit stateChanged(m_state); // for another reason
    }
    setState(TargetState::Failed);
}

void TargetConnection::dropLanes()
{
    if (!m_lanes) {
        return;
    }
    m_pings->watch(nullptr);
    m_tail->watch(nullptr);
    emit closing();
    m_invoker.reset();
    m_lanes.reset();
}

} // namespace castellan::models
