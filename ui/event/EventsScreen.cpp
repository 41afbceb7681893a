#include "ui/event/EventsScreen.h"

#include "models/connection/TargetConnection.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Icons.h"
#include "ui/common/RowsOrNothing.h"
#include "ui/common/Settings.h"
#include "ui/common/TableView.h"
#include "ui/event/EventFilterBar.h"
#include "ui/event/EventPanel.h"
#include "ui/event/LiveIndicator.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QVBoxLayout>

namespace castellan::ui {

EventsScreen::EventsScreen(models::TargetConnection& connection, QWidget* parent)
    : Screen(parent),
      m_model(connection, QStringLiteral("events")),
      m_filter(new EventFilterBar(this)),
      m_live(new LiveIndicator(this)),
      m_rows(new RowsOrNothing(this)),
      m_table(&m_rows->table()),
      m_panel(new EventPanel(this))
{
    m_table->setObjectName(QStringLiteral("events"));
    m_table->setModel(&m_model);
    m_table->setInitialWidths({20, 25, 18, 8, 12, 40});
    m_rows->nothing().setIcon(icons::event());
    m_panel->hide();
    layOut();
    followModel();
    retranslate();
}

void EventsScreen::layOut()
{
    constexpr int margin = 8;
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(margin, margin, margin, margin);
    bar->setSpacing(margin);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_live);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_rows, 1);
}

void EventsScreen::followModel()
{
    connect(m_filter, &EventFilterBar::filterChanged, this, &EventsScreen::applyFilter);
    connect(m_live, &LiveIndicator::newestRequested, this, [this] {
        m_table->scrollToTop();
        m_model.showNewest();
    });
    connect(m_table, &TableView::activated, this, &Screen::detailRequested);
    connect(&m_rows->nothing(), &EmptyState::actionRequested, this, [this] {
        m_filter->clear();
        m_filter->focusFirst();
    });
    connect(&m_model, &models::EventListModel::liveChanged, m_live, &LiveIndicator::setLive);
    connect(&m_model, &models::EventListModel::loadingChanged, this, &EventsScreen::showRows);
    connect(&m_model, &models::EventListModel::arrived, this, &EventsScreen::stayInPlace);
    connect(&m_model, &models::EventListModel::failed, this, &Screen::errorRaised);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &EventsScreen::showRows);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &EventsScreen::showRows);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &EventsScreen::showRows);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EventsScreen::showCurrent);
}

QString EventsScreen::title() const
{
    return tr("Events");
}

QIcon EventsScreen::icon() const
{
    return icons::event();
}

QWidget* EventsScreen::detailPanel()
{
    return m_panel;
}

void EventsScreen::focusDetail()
{
    m_panel->focusContent();
}

void EventsScreen::focusContent()
{
    m_rows->focusContent();
}

void EventsScreen::focusFilter()
{
    m_filter->focusFirst();
}

void EventsScreen::saveState(Settings& settings) const
{
    m_table->saveState(settings, id());
    settings.setScreenFilter(id(), m_filter->texts().join(QLatin1Char('\n')));
}

void EventsScreen::restoreState(const Settings& settings)
{
    m_table->restoreState(settings, id());
    m_filter->setTexts(settings.screenFilter(id()).split(QLatin1Char('\n')));
}

void EventsScreen::setInstance(const domain::InstanceId& instance)
{
    if (instance != m_instance) {
        m_instance = instance;
        applyFilter();
    }
}

void EventsScreen::showAggregate(const domain::AggregateKey& aggregate)
{
    m_filter->setAggregate(aggregate.type, aggregate.id);
}

void EventsScreen::applyFilter()
{
    domain::EventFilter filter = m_filter->filter();
    filter.instanceId = m_instance.value();
    if (filter != m_model.filter()) {
        m_model.setFilter(filter);
    }
    retranslate();
}

void EventsScreen::showRows()
{
    const bool isEmpty = m_model.rowCount() == 0 && !m_model.isLoading();
    m_rows->showRows(!isEmpty);
    if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0) {
        m_table->setCurrentIndex(m_model.index(0, models::Time));
    }
    showCurrent();
}

void EventsScreen::showCurrent()
{
    const int row = m_table->currentIndex().row();
    const bool isThere = row >= 0 && row < m_model.rowCount();
    m_panel->showStored(isThere ? std::optional(m_model.event(row)) : std::nullopt);
}

/// Who has scrolled down keeps the events they look at in view when others appear above.
void EventsScreen::stayInPlace(int arrived)
{
    QScrollBar* const bar = m_table->verticalScrollBar();
    if (bar->value() > 0) {
        bar->setValue(bar->value() + arrived);
    }
}

void EventsScreen::retranslate()
{
    m_table->setAccessibleName(tr("Events"));
    const bool isFiltered = !m_filter->isEmpty();
    m_rows->nothing().setTexts(
        isFiltered ? tr("No event matches") : tr("No events yet"),
        isFiltered
            ? tr("Object type and id and the creator must be the same; in the event type, * stands for anything.")
            : tr("Each change is recorded as an event and appears here at once."));
    m_rows->nothing().setActionText(isFiltered ? tr("Clear filter") : QString());
    showRows();
}

void EventsScreen::changeEvent(QEvent* event)
{
    Screen::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_model.reword();
        retranslate();
    }
}

} // namespace castellan::ui
