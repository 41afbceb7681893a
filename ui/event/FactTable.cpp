#include "ui/event/FactTable.h"

#include "models/table/VisibleText.h"

#include <QHeaderView>

#include <algorithm>

namespace castellan::ui {

FactTable::FactTable(int columns, QWidget* parent) : QTableWidget(0, columns, parent)
{
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_fitTimer.setSingleShot(true);
    connect(&m_fitTimer, &QTimer::timeout, this, &FactTable::fit);
}

void FactTable::setHeaders(const QStringList& texts)
{
    setHorizontalHeaderLabels(texts);
}

void FactTable::setRows(const QList<QStringList>& rows)
{
    setRowCount(static_cast<int>(rows.size()));
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column) {
            const QString text = models::visibleText(rows.at(row).value(column));
            auto* const item = new QTableWidgetItem(text); // owned by the table
            item->setToolTip(text.toHtmlEscaped());
            setItem(row, column, item);
        }
    }
    fit();
}

QSize FactTable::sizeHint() const
{
    int height = 2 * frameWidth() + (horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sizeHint().height());
    for (int row = 0; row < rowCount(); ++row) {
        height += rowHeight(row);
    }
    return {QTableWidget::sizeHint().width(), height};
}

QSize FactTable::minimumSizeHint() const
{
    constexpr int narrowest = 120;
    return {narrowest, sizeHint().height()};
}

void FactTable::resizeEvent(QResizeEvent* event)
{
    QTableWidget::resizeEvent(event);
    m_fitTimer.start();
}

/// Each column what it needs, the last one the rest. Where there is not room for all, those that need more than their share
/// divide what the others leave.
void FactTable::spreadColumns()
{
    int room = viewport()->width();
    int open = columnCount();
    QList<int> widths(columnCount(), 0);
    for (bool isSettled = false; !isSettled && open > 0;) {
        isSettled = true;
        const int share = room / open;
        for (int column = 0; column < columnCount(); ++column) {
            const int needed = std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column));
            if (widths.at(column) == 0 && needed <= share) {
                widths[column] = needed;
                room -= needed;
                --open;
                isSettled = false;
            }
        }
    }
    for (int column = 0; column + 1 < columnCount(); ++column) {
        setColumnWidth(column, widths.at(column) > 0 ? widths.at(column) : room / open);
    }
}

void FactTable::fit()
{
    spreadColumns();
    resizeRowsToContents();
    updateGeometry();
}

} // namespace castellan::ui
