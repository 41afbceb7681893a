#include "ui/database/DatabaseScreen.h"

#include "models/connection/ErrorText.h"
#include "models/connection/SchemaSetup.h"
#include "models/connection/TargetConnection.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/PlainLabel.h"
#include "ui/common/Spacing.h"
#include "ui/database/PingChart.h"
#include "ui/database/ProjectionsCard.h"
#include "ui/shell/StatusIndicator.h"

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using models::TargetState;

namespace {

constexpr int columnWidth = 960; ///< on a wide window, values stay near their names
constexpr int minimumValueWidth = 140;

} // namespace

DatabaseScreen::DatabaseScreen(models::TargetConnection& connection, QWidget* parent)
    : Screen(parent),
      m_connection(connection),
      m_problem(new MessageBar(this)),
      m_setupMessage(new MessageBar(this)),
      m_retry(new QAction(icons::refresh(), QString(), this)),
      m_setUp(new QAction(icons::setUp(), QString(), this)),
      m_retryButton(new QPushButton(icons::refresh(), QString(), this)),
      m_setUpButton(new QPushButton(icons::setUp(), QString(), this)),
      m_pingButton(new QPushButton(icons::live(), QString(), this)),
      m_work(new QWidget(this)),
      m_step(new PlainLabel(this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(icons::cancel(), QString(), this)),
      m_chart(new PingChart(this)),
      m_projections(new ProjectionsCard(connection.projections(), this))
{
    setObjectName(u"databaseScreen"_s);
    auto* sheet = new QWidget(this);
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space);
    column->setSpacing(2 * space);
    column->addWidget(m_problem);
    makeConnection(*column);
    makeSchema(*column);
    column->addWidget(m_projections);
    makePings(*column);
    column->addStretch(1);
    sheet->setMaximumWidth(columnWidth);

    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(sheet);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    follow();
    alignFacts();
    retranslate();
    showProblem();
}

QString DatabaseScreen::id() const
{
    return u"database"_s;
}

QString DatabaseScreen::title() const
{
    return tr("Database");
}

QIcon DatabaseScreen::icon() const
{
    return icons::database();
}

QList<QAction*> DatabaseScreen::actions(MenuId menu) const
{
    return menu == MenuId::Database ? QList<QAction*>{m_setUp, m_retry} + m_projections->actions() : QList<QAction*>();
}

/// To what there is to do.
void DatabaseScreen::focusContent()
{
    for (QPushButton* button : {m_setUpButton, m_retryButton, m_pingButton}) {
        if (!button->isHidden() && button->isEnabled()) {
            return button->setFocus(Qt::ShortcutFocusReason);
        }
    }
    Screen::focusContent();
}

void DatabaseScreen::refresh()
{
    m_connection.recheck();
    m_connection.pings().pingNow();
}

DatabaseScreen::Card DatabaseScreen::makeCard(QVBoxLayout& column)
{
    auto* frame = new QFrame(this);
    frame->setFrameShape(QFrame::StyledPanel);
    frame->setAutoFillBackground(true);
    frame->setBackgroundRole(QPalette::Base);
    auto* body = new QVBoxLayout(frame);
    body->setContentsMargins(2 * space, space + space / 2, 2 * space, 2 * space);
    body->setSpacing(space);
    auto* head = new QHBoxLayout;
    body->addLayout(head);
    auto* heading = new PlainLabel(frame);
    heading->setEmphasis(1.15, true);
    head->addWidget(heading, 1);
    column.addWidget(frame);
    return {frame, heading, head, body};
}

void DatabaseScreen::addFacts(const Card& card, const QList<Fact>& facts, int columns)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(2 * space);
    grid->setVerticalSpacing(space);
    int place = 0;
    for (const Fact fact : facts) {
        auto* name = new PlainLabel(card.frame);
        auto* value = new PlainLabel(card.frame);
        name->setForegroundRole(QPalette::WindowText); // on a card it would be the role of Base, which stays as it is
        name->setSubdued(true);
        value->setObjectName(u"fact%1"_s.arg(static_cast<int>(fact)));
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        grid->addWidget(name, place / columns, place % columns * 2, Qt::AlignTop);
        grid->addWidget(value, place / columns, place % columns * 2 + 1, Qt::AlignTop);
        grid->setColumnStretch(place % columns * 2 + 1, 1);
        grid->setColumnMinimumWidth(place % columns * 2 + 1, minimumValueWidth);
        m_names.at(fact) = name;
        m_values.at(fact) = value;
        ++place;
    }
    card.body->addLayout(grid);
}

void DatabaseScreen::makeConnection(QVBoxLayout& column)
{
    const Card card = makeCard(column);
    m_connectionHeading = card.heading;
    m_retryButton->setObjectName(u"databaseRetry"_s);
    card.head->addWidget(m_retryButton);
    addFacts(card, {Target}, 1);
    addFacts(card, {State, Product, Address, Database, User, Role, Tls, ReadOnly}, 2);
    connect(m_retryButton, &QPushButton::clicked, m_retry, &QAction::trigger);
    connect(m_retry, &QAction::triggered, &m_connection, &models::TargetConnection::reopen);
}

void DatabaseScreen::makeSchema(QVBoxLayout& column)
{
    const Card card = makeCard(column);
    m_schemaHeading = card.heading;
    m_setUpButton->setObjectName(u"databaseSetUp"_s);
    card.head->addWidget(m_setUpButton);
    card.body->addWidget(m_setupMessage);
    addFacts(card, {SchemaState, BatchKeys, SchemaVersion, WantedVersion}, 2);
    addFacts(card, {SchemaDetail}, 1);
    m_cancel->setObjectName(u"databaseCancelSetUp"_s);
    auto* row = new QHBoxLayout(m_work);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_step);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    card.body->addWidget(m_work);
    connect(m_setUpButton, &QPushButton::clicked, m_setUp, &QAction::trigger);
    connect(m_setUp, &QAction::triggered, this, [this] {
        m_setupMessage->clear();
        m_connection.setup().start();
    });
    connect(m_cancel, &QPushButton::clicked, &m_connection.setup(), &models::SchemaSetup::cancel);
}

void DatabaseScreen::makePings(QVBoxLayout& column)
{
    const Card card = makeCard(column);
    m_pingHeading = card.heading;
    m_pingButton->setObjectName(u"databasePing"_s);
    card.head->addWidget(m_pingButton);
    addFacts(card, {LastPing, MedianPing}, 2);
    card.body->addWidget(m_chart);
    connect(m_pingButton, &QPushButton::clicked, &m_connection.pings(), &models::PingMonitor::pingNow);
}

void DatabaseScreen::follow()
{
    connect(&m_connection, &models::TargetConnection::refreshWanted, this, &DatabaseScreen::refresh);
    connect(&m_connection, &models::TargetConnection::stateChanged, this, &DatabaseScreen::showProblem);
    connect(&m_connection, &models::TargetConnection::stateChanged, this, &DatabaseScreen::showAll);
    connect(&m_connection, &models::TargetConnection::writeObstacleChanged, this, &DatabaseScreen::showSchema);
    const models::PingMonitor& pings = m_connection.pings();
    connect(&pings, &models::PingMonitor::stateChanged, this, &DatabaseScreen::showProblem);
    connect(&pings, &models::PingMonitor::stateChanged, this, &DatabaseScreen::showAll);
    connect(&pings, &models::PingMonitor::identityChanged, this, &DatabaseScreen::showConnection);
    connect(&pings, &models::PingMonitor::identityChanged, m_projections, &ProjectionsCard::enableActions);
    connect(&pings, &models::PingMonitor::pinged, this, &DatabaseScreen::showPings);
    const models::SchemaSetup& setup = m_connection.setup();
    connect(&setup, &models::SchemaSetup::runningChanged, this, [this] {
        showProgress(0, 0, QString());
        showSchema();
    });
    connect(&setup, &models::SchemaSetup::progressed, this, &DatabaseScreen::showProgress);
    connect(&setup, &models::SchemaSetup::finished, this, [this] { emit noticeRaised(tr("The schema is set up.")); });
    connect(m_projections, &ProjectionsCard::noticeRaised, this, &DatabaseScreen::noticeRaised);
    connect(&setup, &models::SchemaSetup::failed, m_setupMessage, &MessageBar::showError);
}

void DatabaseScreen::showAll()
{
    m_projections->enableActions();
    showConnection();
    showSchema();
    showPings();
}

void DatabaseScreen::showConnection()
{
    const domain::ServerIdentity server = m_connection.pings().identity().value_or(domain::ServerIdentity());
    const bool isKnown = m_connection.pings().identity().has_value();
    setValue(Target, m_connection.displayText());
    setValue(State, stateWords());
    setValue(Address, server.address);
    setValue(Product, isKnown ? tr("%1 %2", "product and version").arg(server.product, server.version) : QString());
    setValue(Database, server.database);
    setValue(User, server.user);
    setValue(Role, !isKnown ? QString() : server.standby ? tr("standby") : tr("primary"));
    setValue(ReadOnly, !isKnown ? QString() : server.readOnly ? tr("yes") : tr("no"));
    setValue(Tls, isKnown && server.tls.isEmpty() ? tr("none", "TLS") : server.tls);
    const TargetState state = m_connection.state();
    const bool canRetry = state == TargetState::Failed || state == TargetState::NeedsPassword;
    m_retry->setEnabled(canRetry);
    m_retryButton->setVisible(canRetry);
}

void DatabaseScreen::showSchema()
{
    const TargetState state = m_connection.state();
    const bool isKnown = state == TargetState::Open || state == TargetState::NeedsSetup;
    const domain::SchemaStatus& schema = m_connection.schemaStatus();
    setValue(SchemaState, schemaWords());
    setValue(SchemaVersion, isKnown && schema.version > 0 ? QLocale().toString(schema.version) : QString());
    setValue(WantedVersion, isKnown ? QLocale().toString(schema.wanted) : QString());
    setValue(BatchKeys, !isKnown ? QString() : schema.hasBatchKeys ? tr("yes") : tr("no"));
    setValue(SchemaDetail, isKnown ? schema.detail : QString());
    const bool isRunning = m_connection.setup().isRunning();
    const bool isWanted = m_connection.setup().isWanted();
    const std::optional<domain::Error> obstacle = m_connection.writeObstacle();
    const QString reason = obstacle ? models::ErrorText::of(*obstacle).sentence.toHtmlEscaped() : QString();
    m_setUp->setEnabled(isWanted && !isRunning && !obstacle);
    m_setUp->setToolTip(reason);
    m_setUpButton->setEnabled(!isRunning && !obstacle);
    m_setUpButton->setToolTip(reason);
    m_setUpButton->setVisible(isWanted || isRunning);
    m_work->setVisible(isRunning);
    if (!isKnown) {
        m_setupMessage->clear();
    }
}

void DatabaseScreen::showPings()
{
    const models::PingHistory& history = m_connection.pings().history();
    const bool isLost = !history.samples().isEmpty() && !history.last();
    setValue(LastPing, history.last() ? pingText(*history.last()) : isLost ? tr("no answer") : QString());
    setValue(MedianPing, history.median() ? pingText(*history.median()) : QString());
    m_chart->setSamples(history.samples());
    m_pingButton->setEnabled(m_connection.pings().state() != models::PingState::NoTarget);
}

void DatabaseScreen::showProblem()
{
    const models::PingMonitor& pings = m_connection.pings();
    if (m_connection.error()) {
        m_problem->showError(*m_connection.error());
    } else if (pings.state() == models::PingState::Unreachable && pings.error()) {
        m_problem->showError(*pings.error());
    } else {
        m_problem->clear();
    }
}

void DatabaseScreen::showProgress(int done, int total, const QString& step)
{
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    m_step->setForeignText(step.isEmpty() ? tr("Setting up…") : tr("Setting up: %1").arg(step));
}

void DatabaseScreen::setValue(Fact fact, const QString& text)
{
    m_values.at(fact)->setForeignText(text.isEmpty() ? u"–"_s : text);
}

void DatabaseScreen::alignFacts()
{
    // By the window, not by the letters, as a label would: an address stays beside its name.
    const Qt::Alignment side = isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft;
    for (const auto& labels : {m_names, m_values}) {
        for (PlainLabel* label : labels) {
            label->setAlignment(side | Qt::AlignAbsolute | Qt::AlignTop);
        }
    }
}

QString DatabaseScreen::nameOf(Fact fact) const
{
    switch (fact) {
    case Target: return tr("Target");
    case State: return tr("State");
    case Address: return tr("Server");
    case Product: return tr("Product");
    case Database: return tr("Database");
    case User: return tr("User");
    case Role: return tr("Role");
    case ReadOnly: return tr("Read-only");
    case Tls: return tr("Encryption (TLS)");
    case SchemaState: return tr("State");
    case SchemaVersion: return tr("Version");
    case WantedVersion: return tr("Wanted version");
    case BatchKeys: return tr("Batch keys");
    case SchemaDetail: return tr("Found");
    case LastPing: return tr("Last ping");
    case MedianPing: return tr("Median");
    case FactCount: break;
    }
    return {};
}

QString DatabaseScreen::stateWords() const
{
    switch (m_connection.state()) {
    case TargetState::NoTarget: return tr("No target");
    case TargetState::Connecting: return tr("Connecting…");
    case TargetState::NeedsPassword: return tr("Waiting for a password");
    case TargetState::Failed: return tr("Not connected");
    case TargetState::NeedsSetup:
    case TargetState::Open: break;
    }
    return stateText(m_connection.pings().state());
}

QString DatabaseScreen::schemaWords() const
{
    const TargetState state = m_connection.state();
    if (state != TargetState::Open && state != TargetState::NeedsSetup) {
        return {};
    }
    switch (m_connection.schemaStatus().state) {
    case domain::SchemaState::Missing: return tr("Empty: it can be set up");
    case domain::SchemaState::Outdated: return tr("Of an older version: it can be upgraded");
    case domain::SchemaState::Current: return tr("Current");
    case domain::SchemaState::Newer: return tr("Of a newer version of Castellan");
    case domain::SchemaState::Foreign: return tr("Made by a server of the family: used as it is");
    case domain::SchemaState::Unusable: return tr("Not usable");
    }
    return {};
}

void DatabaseScreen::retranslate()
{
    m_connectionHeading->setText(tr("Connection"));
    m_schemaHeading->setText(tr("Schema"));
    m_pingHeading->setText(tr("Pings"));
    m_retry->setText(tr("&Try Again"));
    m_retryButton->setText(tr("Try again"));
    m_setUp->setText(tr("&Set Up Schema"));
    m_setUpButton->setText(tr("Set up schema"));
    m_pingButton->setText(tr("Ping now"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel set-up"));
    m_progress->setAccessibleName(tr("Progress of the set-up"));
    int widest = 0;
    for (int fact = 0; fact < FactCount; ++fact) {
        const QString name = nameOf(static_cast<Fact>(fact));
        m_names.at(static_cast<std::size_t>(fact))->setText(name);
        m_values.at(static_cast<std::size_t>(fact))->setAccessibleDescription(name);
        widest = std::max(widest, fontMetrics().horizontalAdvance(name));
    }
    for (PlainLabel* name : m_names) {
        name->setFixedWidth(widest + space); // the cards' columns stand under each other
    }
    if (!m_connection.setup().isRunning()) {
        showProgress(0, 0, QString());
    }
    showAll();
}

void DatabaseScreen::changeEvent(QEvent* event)
{
    Screen::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    if (event->type() == QEvent::LayoutDirectionChange) {
        alignFacts();
    }
}

} // namespace castellan::ui
