#include "ui/event/HistoryTab.h"

#include "models/event/HistoryModel.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Icons.h"
#include "ui/common/PageStack.h"
#include "ui/common/TableView.h"
#include "ui/event/EventStateView.h"

#include <QEvent>
#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

namespace castellan::ui {

namespace {

constexpr int eventsHeight = 210;

} // namespace

HistoryTab::HistoryTab(models::HistoryModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_stack(new PageStack(this)),
      m_table(new TableView(this)),
      m_state(new EventStateView(this)),
      m_nothing(new EmptyState(this))
{
    m_table->setObjectName(QStringLiteral("history"));
    m_table->setModel(&m_model);
    m_table->setSortingEnabled(false);
    m_table->setInitialWidths({7, 20, 22, 14});
    m_table->setColumnHidden(models::HistoryModel::Payload, true);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_table);
    splitter->addWidget(m_state);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({eventsHeight, 2 * eventsHeight});
    m_nothing->setIcon(icons::history());
    m_stack->addPage(*splitter);
    m_stack->addPage(*m_nothing);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &HistoryTab::showEvents);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &HistoryTab::showEvents);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &HistoryTab::showEvents);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &HistoryTab::showCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                m_followsNewest = current.row() <= 0;
                showCurrent();
            });
    retranslate();
    showEvents();
}

void HistoryTab::focusContent()
{
    m_table->setFocus(Qt::ShortcutFocusReason);
}

void HistoryTab::showEvents()
{
    const bool isEmpty = m_model.rowCount() == 0;
    m_stack->showPage(isEmpty ? 1 : 0);
    if (isEmpty) {
        m_followsNewest = true;
    } else if (m_followsNewest || !m_table->currentIndex().isValid()) {
        m_table->setCurrentIndex(m_model.index(0, models::HistoryModel::Sequence));
        m_followsNewest = true;
    }
    showCurrent();
}

void HistoryTab::showCurrent()
{
    const int row = m_table->currentIndex().row();
    if (row >= 0 && row < m_model.rowCount()) {
        m_state->showState(m_model.event(row), m_model.stateAt(row), !m_model.isComplete());
    }
}

void HistoryTab::retranslate()
{
    m_table->setAccessibleName(tr("History"));
    m_nothing->setTexts(tr("No history"), tr("Each change to what is selected appears here as an event."));
    showCurrent();
}

void HistoryTab::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_model.reword();
        retranslate();
    }
}

} // namespace castellan::ui
