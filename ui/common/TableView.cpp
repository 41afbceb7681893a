#include "ui/common/TableView.h"

#include "models/table/PagedTableModel.h"
#include "models/table/TableRoles.h"
#include "ui/common/Icons.h"
#include "ui/common/PlainDelegate.h"
#include "ui/common/Settings.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

namespace castellan::ui {

namespace {

constexpr int rowPadding = 10;
constexpr int defaultWidth = 150;

} // namespace

TableView::TableView(QWidget* parent)
    : QTableView(parent),
      m_copyRow(new QAction(icons::copy(), QString(), this)),
      m_copyId(new QAction(this)),
      m_copyName(new QAction(this))
{
    setItemDelegate(new PlainDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->setVisible(false);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    QHeaderView* const header = horizontalHeader();
    header->setDefaultSectionSize(defaultWidth);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setSectionsClickable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::sectionClicked, this, &TableView::sortBy);
    connect(header, &QHeaderView::customContextMenuRequested, this, &TableView::showColumnMenu);
    addCopyActions();
    retranslate();
}

void TableView::addCopyActions()
{
    m_copyRow->setShortcut(QKeySequence::Copy);
    m_copyId->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    for (QAction* action : {m_copyRow, m_copyId, m_copyName}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        addAction(action);
    }
    connect(m_copyRow, &QAction::triggered, this, [this] { copy(models::RowTextRole); });
    connect(m_copyId, &QAction::triggered, this, [this] { copy(models::IdRole); });
    connect(m_copyName, &QAction::triggered, this, [this] { copy(models::NameRole); });
}

void TableView::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    const auto* const paged = qobject_cast<models::PagedTableModel*>(model);
    if (paged != nullptr) {
        horizontalHeader()->setSortIndicatorShown(true);
        horizontalHeader()->setSortIndicator(paged->sortColumn(), paged->sortOrder());
    }
}

void TableView::setInitialWidths(const QList<int>& characters)
{
    for (int column = 0; column < characters.size(); ++column) {
        const int title = horizontalHeader()->sectionSizeHint(column);
        setColumnWidth(column, std::max(title, fontMetrics().averageCharWidth() * characters.at(column) + rowPadding));
    }
}

void TableView::hideAtFirst(const QList<int>& columns)
{
    for (const int column : columns) {
        setColumnHidden(column, true);
    }
}

void TableView::saveState(Settings& settings, const QString& name) const
{
    settings.setTableColumns(name, horizontalHeader()->saveState());
}

void TableView::restoreState(const Settings& settings, const QString& name)
{
    const QByteArray columns = settings.tableColumns(name);
    if (columns.isEmpty() || !horizontalHeader()->restoreState(columns)) {
        return;
    }
    auto* const paged = qobject_cast<models::PagedTableModel*>(model());
    const int column = horizontalHeader()->sortIndicatorSection();
    if (paged != nullptr && paged->isSortable(column)) {
        paged->sort(column, horizontalHeader()->sortIndicatorOrder());
    }
}

void TableView::sortBy(int column)
{
    auto* const paged = qobject_cast<models::PagedTableModel*>(model());
    if (paged == nullptr) {
        return;
    }
    if (paged->isSortable(column)) {
        const bool isSame = paged->sortColumn() == column;
        const bool isAscending = paged->sortOrder() == Qt::AscendingOrder;
        paged->sort(column, isSame && isAscending ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
    horizontalHeader()->setSortIndicator(paged->sortColumn(), paged->sortOrder());
}

void TableView::copy(int role) const
{
    const QString text = currentIndex().data(role).toString();
    if (!text.isEmpty()) {
        QGuiApplication::clipboard()->setText(text);
    }
}

void TableView::contextMenuEvent(QContextMenuEvent* event)
{
    if (!currentIndex().isValid()) {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<QAction*> copies{m_copyRow, m_copyId, m_copyName};
    const QList<QAction*> all = actions();
    for (QAction* action : all) {
        if (!copies.contains(action)) {
            menu->addAction(action);
        }
    }
    menu->addSeparator();
    menu->addActions(copies);
    menu->addSeparator();
    addTableMenus(*menu);
    m_copyId->setVisible(!currentIndex().data(models::IdRole).toString().isEmpty());
    m_copyName->setVisible(!currentIndex().data(models::NameRole).toString().isEmpty());
    const bool isKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    menu->popup(isKeyboard ? viewport()->mapToGlobal(visualRect(currentIndex()).center()) : event->globalPos());
}

/// Home and End go to the first and last row, where the stock view goes to the ends of the row.
void TableView::keyPressEvent(QKeyEvent* event)
{
    const bool isEnd = event->key() == Qt::Key_End;
    if ((isEnd || event->key() == Qt::Key_Home) && model() != nullptr && model()->rowCount() > 0) {
        setCurrentIndex(model()->index(isEnd ? model()->rowCount() - 1 : 0, std::max(0, currentIndex().column())));
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_hasPaintedRows || model() == nullptr) {
        return;
    }
    const QModelIndex top = indexAt(QPoint(0, 0));
    if (top.isValid() && !top.data(models::LoadingRole).toBool()) {
        m_hasPaintedRows = true;
        emit rowsPainted();
    }
}

/// Assistive technology selects a row without making it the current one, which is what the panels follow.
void TableView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!selected.isEmpty() && selected.constFirst().top() != currentIndex().row()) {
        selectionModel()->setCurrentIndex(
            model()->index(selected.constFirst().top(), std::max(0, currentIndex().column())),
            QItemSelectionModel::NoUpdate);
    }
}

void TableView::showColumnMenu(const QPoint& position)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumns(*menu);
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

void TableView::fillColumns(QMenu& menu)
{
    for (int column = 0; column < model()->columnCount(); ++column) {
        QAction* const action = menu.addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column > 0);
        connect(action, &QAction::toggled, this, [this, column](bool isShown) { setColumnHidden(column, !isShown); });
    }
}

/// What the mouse does on the header, for the keyboard.
void TableView::addTableMenus(QMenu& menu)
{
    const auto* const paged = qobject_cast<models::PagedTableModel*>(model());
    if (paged != nullptr) {
        QMenu* const sorting = menu.addMenu(tr("Sort by"));
        for (int column = 0; column < model()->columnCount(); ++column) {
            if (!paged->isSortable(column) || isColumnHidden(column)) {
                continue;
            }
            QAction* const action = sorting->addAction(model()->headerData(column, Qt::Horizontal).toString());
            action->setCheckable(true);
            action->setChecked(paged->sortColumn() == column);
            connect(action, &QAction::triggered, this, [this, column] { sortBy(column); });
        }
    }
    if (!horizontalHeader()->isHidden()) {
        fillColumns(*menu.addMenu(icons::columns(), tr("Columns")));
    }
}

void TableView::retranslate()
{
    m_copyRow->setText(tr("Copy row"));
    m_copyId->setText(tr("Copy id"));
    m_copyName->setText(tr("Copy name"));
}

void TableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
