#include "models/projection/FindingTableModel.h"

#include "models/table/TableRoles.h"

#include <QStringList>

namespace castellan::models {

QVariant FindingTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole: return cellText(index.row(), index.column());
    case IdRole: return idText(index.row());
    case RowTextRole: return rowText(index.row());
    default: return {};
    }
}

QVariant FindingTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? headerText(section) : QVariant();
}

QString FindingTableModel::rowText(int row) const
{
    QStringList cells;
    for (int column = 0; column < columnCount(); ++column) {
        cells.append(cellText(row, column));
    }
    return cells.join(QLatin1Char('\t'));
}

} // namespace castellan::models
