#include "ui/app/Application.h"

#include "domain/telemetry/Span.h"
#include "models/background/WhenFinished.h"
#include "models/connection/SchemaSetup.h"
#include "ui/app/StateFolder.h"
#include "ui/app/UserName.h"
#include "ui/database/DatabaseScreen.h"
#include "ui/domains/DomainsScreen.h"
#include "ui/event/EventStrip.h"
#include "ui/event/EventsScreen.h"
#include "ui/instance/InstancesScreen.h"
#include "ui/organization/OrganizationsScreen.h"
#include "ui/shell/DoubtBar.h"
#include "ui/shell/InstancePicker.h"
#include "ui/shell/WindowActions.h"

#include <QApplication>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSessionManager>

namespace castellan::ui {

namespace {

constexpr std::chrono::milliseconds closePatience(10'000);
constexpr std::chrono::milliseconds sessionEnd(60'000); ///< by then it has ended, or has been called off

Appearance appearanceOf(const QString& name)
{
    if (name == QLatin1String("light")) {
        return Appearance::Light;
    }
    return name == QLatin1String("dark") ? Appearance::Dark : Appearance::System;
}

QString nameOf(Appearance appearance)
{
    switch (appearance) {
    case Appearance::Light: return QStringLiteral("light");
    case Appearance::Dark: return QStringLiteral("dark");
    case Appearance::System: break;
    }
    return QStringLiteral("system");
}

/// A workspace is found again from whichever folder the program is started in.
QString withAbsolutePath(const QString& target)
{
    const QLatin1String scheme("sqlite:");
    if (!target.startsWith(scheme)) {
        return target;
    }
    const QString path = target.mid(scheme.size());
    return path.isEmpty() ? target : scheme + QFileInfo(path).absoluteFilePath();
}

} // namespace

Application::Application(QApplication& application, const WindowStart& start)
    : m_application(application),
      m_start(start),
      m_startedAt(m_clock.now()),
      m_startedSteady(m_clock.steady()),
      m_ids(m_clock, static_cast<quint16>(QRandomGenerator::system()->generate())),
      m_journal(journalFolder(), m_clock),
      m_translations(application, m_settings.language()),
      m_theme(application),
      m_connection(m_opener, {m_clock, m_ids, start.spans, &m_journal}),
      m_submitter(m_connection, QStringLiteral("castellan:") + userName()),
      m_doubts(m_connection, m_submitter, m_journal),
      m_instances(m_connection, QStringLiteral("instance-picker")),
      m_sample(m_connection, m_submitter, m_ids),
      m_window(m_connection, m_instances, m_settings),
      m_question(new LeaveQuestion(
          m_submitter, [this] { return m_window.unapplied(); }, m_window))
{
    m_theme.apply(appearanceOf(m_settings.appearance()));
    m_connection.pings().setInterval(std::chrono::milliseconds(m_settings.pingIntervalMs()));
    m_connection.pings().setDeadline(std::chrono::milliseconds(m_settings.pingDeadlineMs()));
    m_window.windowActions().setAppearance(m_theme.appearance());
    m_window.windowActions().setLanguage(m_settings.language());
    m_closeDeadline.setSingleShot(true);
    m_closeDeadline.setInterval(closePatience);
    m_sessionEnds.setSingleShot(true);
    m_sessionEnds.setInterval(sessionEnd);
    makeScreens();
    connectWindow();
}

Application::~Application() = default;

void Application::makeScreens()
{
    auto* instances = new InstancesScreen(m_connection, m_submitter, &m_window);
    auto* organizations = new OrganizationsScreen(m_connection, m_submitter, m_instances, &m_window);
    auto* domains = new DomainsScreen(m_connection, m_submitter, &m_window);
    auto* events = new EventsScreen(m_connection, &m_window);
    auto* database = new DatabaseScreen(m_connection, &m_window);
    InstancePicker& picker = m_window.instancePicker();
    connect(&picker, &InstancePicker::instanceChosen, organizations, &OrganizationsScreen::setInstance);
    connect(organizations, &OrganizationsScreen::instanceRequested, &picker, &InstancePicker::choose);
    connect(&picker, &InstancePicker::instanceChosen, domains, &DomainsScreen::setInstance);
    connect(&picker, &InstancePicker::instanceChosen, events, &EventsScreen::setInstance);
    connect(&m_window.eventStrip(), &EventStrip::eventActivated, this,
            [this, events](const domain::AggregateKey& aggregate) {
                m_window.showScreen(events->id());
                events->showAggregate(aggregate);
            });
    m_window.addBar(new DoubtBar(m_doubts, m_submitter, &m_window));
    m_window.setScreens({instances, organizations, domains, events, database});
}

void Application::connectWindow()
{
    connect(&m_window, &MainWindow::painted, this, [this] { announce("window.first-paint"); });
    connect(&m_window, &MainWindow::rowsPainted, this, [this] {
        if (!std::exchange(m_isFirstPageShown, true)) {
            announce("window.first-page");
        }
    });
    connect(&m_window, &MainWindow::targetRequested, this, &Application::requestTarget);
    connect(&m_window, &MainWindow::sampleRequested, this, [this] { requestTarget(SampleWorkspace::target(), true); });
    connect(&m_window, &MainWindow::closeTargetRequested, this,
            [this] { m_question->ask([this] { m_connection.close(); }); });
    connect(&m_window, &MainWindow::sampleBarClosed, this, [this] { m_settings.setSampleBarClosed(true); });
    connect(&m_window, &MainWindow::closeRequested, this, &Application::requestClose);
    connect(&m_application, &QGuiApplication::commitDataRequest, this, &Application::commitSession);
    // Not quit, which would ask the window once more.
    connect(&m_closeDeadline, &QTimer::timeout, &m_application, [] { QCoreApplication::exit(); });
    connect(&m_connection, &models::TargetConnection::stateChanged, this, &Application::followTarget);
    connect(&m_connection, &models::TargetConnection::refreshWanted, &m_instances, &models::PagedTableModel::refresh);
    WindowActions& actions = m_window.windowActions();
    connect(&actions, &WindowActions::appearanceRequested, this, [this](Appearance appearance) {
        m_theme.apply(appearance);
        m_settings.setAppearance(nameOf(appearance));
    });
    connect(&actions, &WindowActions::languageRequested, this, [this](const QString& language) {
        m_settings.setLanguage(language);
        m_translations.use(language);
        m_connection.requestRefresh(); // states and dates are words of the rows
    });
}

QString Application::firstTarget() const
{
    return m_start.target.isEmpty() ? m_settings.lastTarget() : m_start.target;
}

void Application::start()
{
    m_window.restore();
    const QString target = firstTarget();
    if (target.isEmpty()) {
        openSample();
    } else {
        openTarget(target, false);
    }
    m_window.show(); // as it looks with a target from the first
}

/// Changes of the same target outlive its being opened again.
void Application::requestTarget(const QString& target, bool createMissing)
{
    if (withAbsolutePath(target) == m_openedTarget) {
        return openTarget(target, createMissing);
    }
    m_question->ask([this, target, createMissing] { openTarget(target, createMissing); });
}

void Application::openTarget(const QString& target, bool createMissing)
{
    m_openedTarget = withAbsolutePath(target);
    m_setUpWhenMissing = createMissing;
    domain::OpenOptions options;
    options.createMissing = createMissing;
    options.readOnly = m_start.readOnly;
    m_connection.open(m_openedTarget, options);
}

void Application::openSample()
{
    openTarget(SampleWorkspace::target(), true);
}

void Application::followTarget(models::TargetState state)
{
    const bool isThere = state != models::TargetState::NoTarget && state != models::TargetState::Failed;
    const bool isSample = isThere && m_openedTarget == SampleWorkspace::target();
    m_window.setSampleBarShown(isSample && !m_settings.isSampleBarClosed());
    if (state == models::TargetState::NeedsSetup) {
        if (std::exchange(m_setUpWhenMissing, false)) {
            m_connection.setup().start();
        } else {
            m_window.showScreen(QStringLiteral("database"));
        }
        return;
    }
    if (state != models::TargetState::Open) {
        return;
    }
    if (isSample) {
        m_sample.fillIfEmpty();
    }
    m_settings.setLastTarget(m_openedTarget);
    m_settings.addRecentTarget(m_openedTarget);
    announce("window.target-open");
}

void Application::requestClose()
{
    if (m_sessionEnds.isActive()) {
        return close();
    }
    m_question->ask([this] { close(); });
}

/// Nobody is asked for leave to ask unless there is something to ask: that may take as long as other programs do.
bool Application::endSession(const std::function<bool()>& mayAsk)
{
    m_window.save();
    if (m_window.unapplied().isEmpty()) {
        return true;
    }
    if (!mayAsk()) {
        m_sessionEnds.start();
        return true;
    }
    requestClose();
    return false;
}

void Application::commitSession(QSessionManager& session)
{
    if (!endSession([&session] { return session.allowsInteraction(); })) {
        session.release();
        session.cancel();
    }
}

/// A running batch has until the deadline to come to its end; everything else is given up at once.
void Application::close()
{
    if (m_closeDeadline.isActive()) {
        return;
    }
    m_closeDeadline.start();
    m_window.setEnabled(!m_submitter.isBusy());
    models::whenFinished(m_connection.finishWrites(), this, [this](const domain::Result<void>&) {
        m_window.hide();
        QCoreApplication::exit();
    });
}

void Application::announce(const char* what)
{
    if (m_start.spans == nullptr) {
        return;
    }
    domain::Span span;
    span.traceId = QByteArray(16, '\1');
    span.spanId = QByteArray(8, '\1');
    span.name = QString::fromLatin1(what);
    span.start = m_startedAt;
    span.duration = m_clock.steady() - m_startedSteady;
    m_start.spans->finished(span);
}

} // namespace castellan::ui
