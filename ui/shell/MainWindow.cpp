#include "ui/shell/MainWindow.h"

#include "models/connection/ErrorText.h"
#include "models/connection/TargetConnection.h"
#include "models/instance/InstanceTableModel.h"
#include "models/table/VisibleText.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Settings.h"
#include "ui/event/EventStrip.h"
#include "ui/shell/InstancePicker.h"
#include "ui/shell/ListScreen.h"
#include "ui/shell/Navigation.h"
#include "ui/shell/SampleBar.h"
#include "ui/shell/StartPage.h"
#include "ui/shell/StatusArea.h"
#include "ui/shell/WindowActions.h"
#include "ui/shell/WindowBody.h"
#include "ui/shell/WindowDialogs.h"

#include <QAction>
#include <QCloseEvent>
#include <QMenuBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace castellan::ui {

namespace {

using models::TargetState;

constexpr int defaultWidth = 1280;
constexpr int defaultHeight = 800;
constexpr int leastWidth = 800;
constexpr int leastHeight = 520;

} // namespace

MainWindow::MainWindow(models::TargetConnection& connection, models::InstanceTableModel& instances, Settings& settings,
                       QWidget* parent)
    : QMainWindow(parent),
      m_connection(connection),
      m_settings(settings),
      m_actions(new WindowActions(*menuBar())),
      m_dialogs(new WindowDialogs(connection, settings, *this)),
      m_navigation(new Navigation(this)),
      m_picker(new InstancePicker(instances, this)),
      m_message(new MessageBar(this)),
      m_obstacle(new MessageBar(this)),
      m_sampleBar(new SampleBar(this)),
      m_column(new QVBoxLayout),
      m_bars(new QVBoxLayout),
      m_body(new WindowBody(connection, this)),
      m_status(new StatusArea(connection, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(icons::application());
    setMinimumSize(leastWidth, leastHeight);
    resize(defaultWidth, defaultHeight);
    setStatusBar(m_status);
    makeToolBar();
    arrange();
    connectActions();
    connectParts();
    followConnection();
    retranslate();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeToolBar()
{
    auto* bar = addToolBar(QString());
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addWidget(m_picker);
    bar->addAction(m_actions->refresh());
    bar->addAction(m_actions->toggleDetail());
}

void MainWindow::arrange()
{
    auto* content = new QWidget(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_bars->addWidget(m_sampleBar);
    m_bars->addWidget(m_obstacle);
    m_bars->addWidget(m_message);
    m_column->addLayout(m_bars);
    m_column->addWidget(m_body, 1);
    m_body->hide();
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_navigation->setFixedWidth(m_navigation->sizeHint().width());
    row->addWidget(m_navigation);
    row->addLayout(m_column, 1);
    m_message->setObjectName(QStringLiteral("windowMessage"));
    m_obstacle->setObjectName(QStringLiteral("windowObstacle"));
    setCentralWidget(content);
    m_sampleBar->hide();
}

void MainWindow::connectActions()
{
    connect(m_actions, &WindowActions::screenRequested, m_navigation, [this](int index) {
        m_navigation->setCurrentRow(index);
        m_body->focusScreen();
    });
    connect(m_actions, &WindowActions::openRequested, m_dialogs, &WindowDialogs::askForTarget);
    connect(m_actions, &WindowActions::newWorkspaceRequested, m_dialogs, &WindowDialogs::askForNewWorkspace);
    connect(m_actions, &WindowActions::sampleRequested, this, &MainWindow::sampleRequested);
    connect(m_actions, &WindowActions::closeTargetRequested, this, &MainWindow::closeTargetRequested);
    connect(m_actions, &WindowActions::quitRequested, this, &QWidget::close);
    connect(m_actions, &WindowActions::refreshRequested, &m_connection, &models::TargetConnection::requestRefresh);
    connect(m_actions, &WindowActions::pingRequested, this, [this] { m_connection.pings().pingNow(); });
    connect(m_actions, &WindowActions::aboutRequested, m_dialogs, &WindowDialogs::showAbout);
    connect(m_actions, &WindowActions::filterRequested, this, [this] {
        if (m_body->currentScreen() != nullptr) {
            m_body->currentScreen()->focusFilter();
        }
    });
    connect(m_actions->toggleDetail(), &QAction::toggled, m_body, &WindowBody::setDetailVisible);
    connect(m_actions->toggleEvents(), &QAction::toggled, &eventStrip(), &QWidget::setVisible);
}

void MainWindow::connectParts()
{
    connect(m_navigation, &Navigation::screenChosen, this, &MainWindow::chooseScreen);
    connect(m_navigation, &Navigation::screenEntered, m_body, &WindowBody::focusScreen);
    connect(m_dialogs, &WindowDialogs::targetChosen, this, &MainWindow::targetRequested);
    connect(m_dialogs, &WindowDialogs::passwordRefused, m_message, &MessageBar::showError);
    connect(m_status, &StatusArea::detailsRequested, this, [this] { showScreen(QStringLiteral("database")); });
    connect(m_sampleBar, &SampleBar::newWorkspaceRequested, m_dialogs, &WindowDialogs::askForNewWorkspace);
    connect(m_sampleBar, &SampleBar::connectRequested, m_dialogs, &WindowDialogs::askForTarget);
    connect(m_sampleBar, &SampleBar::closed, this, &MainWindow::sampleBarClosed);
}

void MainWindow::followConnection()
{
    connect(&m_connection, &models::TargetConnection::stateChanged, this, &MainWindow::showTargetState);
    connect(&m_connection, &models::TargetConnection::writeObstacleChanged, this, &MainWindow::showObstacle);
    connect(&m_connection.pings(), &models::PingMonitor::cameBack, m_message, &MessageBar::clearLostConnection);
}

// What is disabled for that reason says so too, but not before the mouse comes to it.
void MainWindow::showObstacle()
{
    if (const std::optional<domain::Error> obstacle = m_connection.writeObstacle()) {
        m_obstacle->showInformation(models::ErrorText::of(*obstacle).sentence);
    } else {
        m_obstacle->clear();
    }
}

void MainWindow::setScreens(const QList<Screen*>& screens)
{
    for (Screen* screen : screens) {
        m_body->addScreen(*screen);
        m_navigation->addScreen(*screen);
        connect(screen, &Screen::errorRaised, this, &MainWindow::showError);
        connect(screen, &Screen::noticeRaised, m_status, &StatusArea::showNotice);
        connect(screen, &Screen::rowsPainted, this, &MainWindow::rowsPainted);
        connect(screen, &Screen::detailRequested, this, &MainWindow::focusDetail);
        connect(screen, &Screen::screenRequested, this, &MainWindow::showScreen);
    }
    m_actions->setScreens(screens);
    m_navigation->retranslate(screens);
    m_navigation->setCurrentRow(0);
}

void MainWindow::chooseScreen(int index)
{
    if (index >= 0 && index < m_body->screens().size()) {
        m_body->showScreen(index, m_actions->toggleDetail()->isChecked());
    }
}

void MainWindow::showScreen(const QString& id, const QString& query)
{
    const int index = m_body->indexOf(id);
    if (index < 0) {
        return;
    }
    m_navigation->setCurrentRow(index);
    auto* const list = qobject_cast<ListScreen*>(m_body->screens().at(index));
    if (list != nullptr && !query.isEmpty()) {
        list->setFilterText(query);
    }
    m_body->focusScreen();
}

EventStrip& MainWindow::eventStrip()
{
    return m_body->eventStrip();
}

QList<models::UnappliedChange> MainWindow::unapplied() const
{
    return m_body->unapplied();
}

void MainWindow::focusDetail()
{
    m_actions->toggleDetail()->setChecked(true);
    m_body->currentScreen()->focusDetail();
}

void MainWindow::makeStartPage()
{
    m_startPage = new StartPage(this);
    m_column->addWidget(m_startPage, 1);
    connect(m_startPage, &StartPage::sampleRequested, this, &MainWindow::sampleRequested);
    connect(m_startPage, &StartPage::newWorkspaceRequested, m_dialogs, &WindowDialogs::askForNewWorkspace);
    connect(m_startPage, &StartPage::connectRequested, m_dialogs, &WindowDialogs::askForTarget);
    connect(m_startPage, &StartPage::targetRequested, this,
            [this](const QString& target) { emit targetRequested(target, false); });
}

void MainWindow::showStartPage()
{
    if (m_startPage == nullptr) {
        makeStartPage();
    }
    m_body->hide();
    m_startPage->setRecentTargets(m_settings.recentTargets());
    if (m_startPage->isHidden()) {
        m_startPage->show();
        m_startPage->focusFirst();
    }
}

void MainWindow::showBody()
{
    if (m_startPage != nullptr) {
        m_startPage->hide();
    }
    if (m_body->isHidden()) {
        m_body->show();
        m_body->focusScreen();
    }
}

void MainWindow::showTargetState(TargetState state)
{
    const bool hasTarget = state != TargetState::NoTarget;
    hasTarget ? showBody() : showStartPage();
    m_navigation->setEnabled(hasTarget);
    m_picker->setEnabled(state == TargetState::Open);
    retranslate();
    switch (state) {
    case TargetState::Failed:
        if (m_connection.error()) {
            m_message->showError(*m_connection.error());
        }
        return;
    case TargetState::NeedsPassword: m_dialogs->askForPassword(); return;
    case TargetState::NeedsSetup:
    case TargetState::NoTarget:
    case TargetState::Connecting:
    case TargetState::Open: break;
    }
    m_message->clear();
}

void MainWindow::showError(const domain::Error& error)
{
    m_message->showError(error);
}

void MainWindow::setSampleBarShown(bool isShown)
{
    m_sampleBar->setVisible(isShown);
}

void MainWindow::addBar(QWidget* bar)
{
    m_bars->addWidget(bar);
}

void MainWindow::restore()
{
    restoreGeometry(m_settings.windowGeometry());
    m_body->restore(m_settings);
    m_picker->choose(domain::InstanceId(m_settings.currentInstance()));
    showScreen(m_settings.currentScreen().isEmpty() ? QStringLiteral("organizations") : m_settings.currentScreen());
}

void MainWindow::save()
{
    m_settings.setWindowGeometry(saveGeometry());
    m_settings.setCurrentInstance(m_picker->instance().value());
    m_body->save(m_settings);
    m_settings.sync();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    save();
    event->ignore();
    emit closeRequested();
}

bool MainWindow::event(QEvent* event)
{
    if (event->type() == QEvent::Polish && m_connection.state() == TargetState::NoTarget) {
        showTargetState(TargetState::NoTarget);
    }
    const bool answer = QMainWindow::event(event);
    if (event->type() == QEvent::Paint && !m_isPainted) {
        m_isPainted = true;
        emit painted();
    }
    return answer;
}

void MainWindow::retranslate()
{
    const QString target = models::visibleText(m_connection.displayText());
    setWindowTitle(target.isEmpty() ? tr("Castellan") : tr("%1 - Castellan").arg(target));
    m_actions->retranslate();
    showObstacle();
    m_navigation->retranslate(m_body->screens());
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
