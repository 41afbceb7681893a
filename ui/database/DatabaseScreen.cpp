#include "ui/database/DatabaseScreen.h"

#include "models/connection/TargetConnection.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/database/ConnectionCard.h"
#include "ui/database/PingsCard.h"
#include "ui/database/ProjectionsCard.h"
#include "ui/database/SchemaCard.h"

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace castellan::ui {

namespace {

constexpr int mostWidth = 1200;      ///< on a wide window, values stay near their names
constexpr int leastForColumns = 720; ///< below that, one card under the other
constexpr int betweenCards = 12;

} // namespace

DatabaseScreen::DatabaseScreen(models::TargetConnection& connection, QWidget* parent)
    : Screen(parent),
      m_connection(connection),
      m_problem(new MessageBar(this)),
      m_target(new ConnectionCard(connection, this)),
      m_pings(new PingsCard(connection, this)),
      m_schema(new SchemaCard(connection, this)),
      m_projections(new ProjectionsCard(connection.projections(), this)),
      m_columns(new QBoxLayout(QBoxLayout::LeftToRight))
{
    setObjectName(QStringLiteral("databaseScreen"));
    layOut();
    follow();
    showProblem();
}

void DatabaseScreen::layOut()
{
    auto* const right = new QVBoxLayout;
    right->setSpacing(betweenCards);
    right->addWidget(m_pings, 1);
    right->addWidget(m_schema);
    m_columns->setSpacing(betweenCards);
    m_columns->addWidget(m_target, 1);
    m_columns->addLayout(right, 1);

    auto* const sheet = new QWidget(this);
    auto* const column = new QVBoxLayout(sheet);
    column->setContentsMargins(betweenCards, betweenCards, betweenCards, betweenCards);
    column->setSpacing(betweenCards);
    column->addWidget(m_problem);
    column->addLayout(m_columns);
    column->addWidget(m_projections);
    column->addStretch(1);
    sheet->setMaximumWidth(mostWidth);
    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(sheet);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

QString DatabaseScreen::id() const
{
    return QStringLiteral("database");
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
    return menu == MenuId::Database ? QList<QAction*>{m_schema->setUp(), m_target->retry()} + m_projections->actions()
                                    : QList<QAction*>();
}

/// To what there is to do.
void DatabaseScreen::focusContent()
{
    for (QPushButton* const button : {m_schema->button(), m_target->button(), m_pings->button()}) {
        if (!button->isHidden() && button->isEnabled()) {
            return button->setFocus(Qt::ShortcutFocusReason);
        }
    }
    Screen::focusContent();
}

void DatabaseScreen::resizeEvent(QResizeEvent* event)
{
    Screen::resizeEvent(event);
    m_columns->setDirection(width() < leastForColumns ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void DatabaseScreen::follow()
{
    const models::PingMonitor& pings = m_connection.pings();
    connect(&m_connection, &models::TargetConnection::refreshWanted, this, &DatabaseScreen::refresh);
    connect(&m_connection, &models::TargetConnection::stateChanged, this, &DatabaseScreen::showProblem);
    connect(&m_connection, &models::TargetConnection::stateChanged, m_projections, &ProjectionsCard::enableActions);
    connect(&pings, &models::PingMonitor::stateChanged, this, &DatabaseScreen::showProblem);
    connect(&pings, &models::PingMonitor::stateChanged, m_projections, &ProjectionsCard::enableActions);
    connect(&pings, &models::PingMonitor::identityChanged, m_projections, &ProjectionsCard::enableActions);
    connect(m_schema, &SchemaCard::noticeRaised, this, &DatabaseScreen::noticeRaised);
    connect(m_projections, &ProjectionsCard::noticeRaised, this, &DatabaseScreen::noticeRaised);
}

void DatabaseScreen::refresh()
{
    m_connection.recheck();
    m_connection.pings().pingNow();
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

} // namespace castellan::ui
