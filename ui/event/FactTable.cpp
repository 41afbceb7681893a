#include "ui/event/FactTable.h"

#include "models/table/VisibleText.h"

#include <QHeaderView>

namespace castellan::ui {

FactTable::FactTable(int columns, QWidget* parent) : QTableWidget(0, columns, parent)
{
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(true);
    setTextElideMode(Qt::ElideNone);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_fitTimer.setSingleShot(true);
    connect(&m_fitTimer, &QTimer::timeout, this, &FactTable::fit);
    connect(horizontalHeader(), &QHeaderView::sectionResized, &m_fitTimer, qOverload<>(&QTimer::start));
}

void FactTable::setHeaders(const QStringList& texts)
{
    setHorizontalHeaderLabels(texts);
}

void FactTable::fitFirstColumn()
{
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
}

void FactTable::setRows(const QList<QStringList>& rows)
{
    setRowCount(static_cast<int>(rows.size()));
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column) {
            setItem(row, column,
                    new QTableWidgetItem(models::visibleText(rows.at(row).value(column)))); // owned by the table
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

void FactTable::fit()
{
    resizeRowsToContents();
    updateGeometry();
}

} // namespace castellan::ui
