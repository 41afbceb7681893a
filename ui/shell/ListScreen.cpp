#include "ui/shell/ListScreen.h"

#include "models/table/PagedTableModel.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Icons.h"
#include "ui/common/PlainLabel.h"
#include "ui/common/RowsOrNothing.h"
#include "ui/common/Settings.h"
#include "ui/common/TableView.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace castellan::ui {

namespace {

constexpr int filterDelay = 150;
constexpr int awaitPatience = 1500;
constexpr int leastFilterWidth = 140;
constexpr int mostFilterWidth = 420;
constexpr int margin = 8;

} // namespace

ListScreen::ListScreen(QWidget* parent)
    : Screen(parent),
      m_column(new QVBoxLayout(this)),
      m_bar(new QHBoxLayout),
      m_filter(new QLineEdit(this)),
      m_count(new PlainLabel(this)),
      m_rows(new RowsOrNothing(this))
{
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icons::search(), QLineEdit::LeadingPosition);
    m_filter->setMinimumWidth(leastFilterWidth);
    m_filter->setMaximumWidth(mostFilterWidth);
    m_count->setObjectName(QStringLiteral("count"));
    m_count->setSubdued(true);
    m_count->setContentsMargins(margin, margin / 2, margin, margin / 2);
    constexpr int filterStretch = 1000; // all the room there is, up to its widest
    m_bar->addWidget(m_filter, filterStretch);
    m_bar->addStretch(1);
    m_bar->setContentsMargins(margin, margin, margin, margin);
    m_bar->setSpacing(margin);

    table().setObjectName(QStringLiteral("table"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addLayout(m_bar);
    m_column->addWidget(m_rows, 1);
    m_column->addWidget(m_count, 0, Qt::AlignTrailing);

    m_filterTimer.setSingleShot(true);
    m_filterTimer.setInterval(filterDelay);
    connect(m_filter, &QLineEdit::textChanged, &m_filterTimer, qOverload<>(&QTimer::start));
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_model->setFilter(m_filter->text()); });
    connect(&m_filterTimer, &QTimer::timeout, this, [this] { m_model->setFilter(m_filter->text()); });
    m_awaitTimer.setSingleShot(true);
    m_awaitTimer.setInterval(awaitPatience);
    connect(&m_awaitTimer, &QTimer::timeout, this, &ListScreen::filterForAwaited);
    connect(&table(), &TableView::rowsPainted, this, &Screen::rowsPainted);
    connect(&table(), &TableView::activated, this, &Screen::detailRequested);
    connect(&m_rows->nothing(), &EmptyState::actionRequested, this, [this] {
        const bool isFiltered = !m_filter->text().isEmpty() || hasOtherFilter();
        isFiltered ? resetFilters() : actOnNothing();
    });
    m_rows->nothing().setIcon(icons::empty());
}

void ListScreen::attach(models::PagedTableModel& model)
{
    m_model = &model;
    table().setModel(m_model);
    connect(m_model, &models::PagedTableModel::countChanged, this, &ListScreen::showRows);
    connect(m_model, &models::PagedTableModel::loadingChanged, this, &ListScreen::showRows);
    connect(m_model, &models::PagedTableModel::failed, this, &Screen::errorRaised);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { currentRowChanged(); });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ListScreen::selectFirstRow);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ListScreen::lookForAwaited);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ListScreen::lookForAwaited);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ListScreen::lookForAwaited, Qt::QueuedConnection);
    connect(table().selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { currentRowChanged(); });
}

TableView& ListScreen::table() const
{
    return m_rows->table();
}

void ListScreen::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ListScreen::focusContent()
{
    m_rows->focusContent();
}

void ListScreen::setFilterText(const QString& text)
{
    m_filter->setText(text);
    m_model->setFilter(text);
}

void ListScreen::addFilter(QComboBox* widget)
{
    constexpr int behindFilter = 1;
    m_choices.append(widget);
    widget->setSizeAdjustPolicy(QComboBox::AdjustToContents); // also when the language changes
    m_bar->insertWidget(behindFilter, widget);
    orderTabs();
}

void ListScreen::addButton(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    m_bar->addWidget(button);
    m_buttons.append(button);
    orderTabs();
}

void ListScreen::addBar(QWidget* bar)
{
    constexpr int belowFilter = 1;
    m_column->insertWidget(belowFilter, bar);
    for (auto* const button : bar->findChildren<QAbstractButton*>()) {
        m_buttons.append(button);
    }
    orderTabs();
}

/// Tab goes as one reads: the filters, what can be done, the rows, and on to the details.
void ListScreen::orderTabs()
{
    QWidget* last = m_filter;
    const auto add = [&last](QWidget* next) {
        setTabOrder(last, next);
        last = next;
    };
    for (QComboBox* const choice : std::as_const(m_choices)) {
        add(choice);
    }
    for (QAbstractButton* const button : std::as_const(m_buttons)) {
        add(button);
    }
    add(&table());
}

int ListScreen::currentRow() const
{
    const QModelIndex current = table().currentIndex();
    return current.isValid() ? current.row() : -1;
}

void ListScreen::showRows()
{
    const int rows = m_model->rowCount();
    const bool isKnown = m_model->isCountExact();
    const bool isEmpty = rows == 0 && !m_model->isLoading();
    const bool isFiltered = isKnown && (!m_model->filter().isEmpty() || hasOtherFilter());
    const Nothing texts = isKnown ? nothing(isFiltered)
                                  : Nothing{tr("Nothing to show yet"), tr("The database has not answered so far."), {}};
    m_rows->nothing().setTexts(texts.title, texts.hint);
    m_rows->nothing().setActionText(isFiltered ? tr("Clear filter") : texts.action);
    m_rows->showRows(!isEmpty);
    m_count->setText(countWords());
    selectFirstRow();
}

QString ListScreen::countWords() const
{
    const int rows = m_model->rowCount();
    if (m_model->isCountExact()) {
        return countText(rows);
    }
    if (rows == 0) {
        return m_model->isLoading() ? tr("Loading…") : QString();
    }
    return tr("about %1").arg(countText(rows));
}

/// A list that has just been filled shows its first row's details; a selection that is there stays.
void ListScreen::selectFirstRow()
{
    if (table().currentIndex().isValid()) {
        if (m_model->row(currentRow()) != nullptr) {
            currentRowChanged();
        }
        return;
    }
    if (m_model->rowCount() > 0 && m_model->row(0) != nullptr) {
        table().setCurrentIndex(m_model->index(0, 0));
    }
}

void ListScreen::showRow(const QString& key, const QString& filterText)
{
    m_awaitedKey = key;
    m_awaitedText = filterText;
    m_awaitTimer.start();
    lookForAwaited();
}

void ListScreen::returnToRow(const QString& key, const QString& filterText)
{
    if (m_model->findKey(key) < 0) {
        clearOtherFilter();
        setFilterText({});
    }
    focusContent();
    showRow(key, filterText);
}

/// The filter may find others as well, so the row is waited for once more.
void ListScreen::filterForAwaited()
{
    if (m_filter->text() != m_awaitedText) {
        setFilterText(m_awaitedText);
        m_awaitTimer.start();
    }
}

void ListScreen::lookForAwaited()
{
    const int row = m_awaitTimer.isActive() ? m_model->findKey(m_awaitedKey) : -1;
    if (row >= 0) {
        m_awaitTimer.stop();
        table().setCurrentIndex(m_model->index(row, 0));
        table().scrollTo(table().currentIndex(), QAbstractItemView::PositionAtCenter);
    }
}

void ListScreen::resetFilters()
{
    clearOtherFilter();
    setFilterText({});
    m_filter->setFocus();
}

void ListScreen::retranslate()
{
    m_filter->setPlaceholderText(filterHint());
    m_filter->setAccessibleName(filterName());
    table().setAccessibleName(title());
    showRows();
}

void ListScreen::changeEvent(QEvent* event)
{
    Screen::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

QString ListScreen::choiceKey(const QComboBox& choice) const
{
    return id() + QLatin1Char('-') + choice.objectName();
}

void ListScreen::saveState(Settings& settings) const
{
    table().saveState(settings, id());
    settings.setScreenFilter(id(), m_filter->text());
    for (const QComboBox* const choice : m_choices) {
        settings.setScreenFilter(choiceKey(*choice), QString::number(choice->currentIndex()));
    }
}

void ListScreen::restoreState(const Settings& settings)
{
    table().restoreState(settings, id());
    setFilterText(settings.screenFilter(id()));
    for (QComboBox* const choice : std::as_const(m_choices)) {
        const int index = settings.screenFilter(choiceKey(*choice)).toInt();
        choice->setCurrentIndex(index < choice->count() ? index : 0);
    }
}

} // namespace castellan::ui
