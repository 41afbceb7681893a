#include "models/projection/FailedEventTableModel.h"

#include "models/projection/DifferenceTableModel.h"
#include "models/table/CellText.h"
#include "models/table/TableRoles.h"
#include "models/table/VisibleText.h"

namespace castellan::models {

void FailedEventTableModel::setFailures(const QList<domain::FailedEvent>& failures)
{
    if (failures == m_failures) {
        return; // the selection stays
    }
    beginResetModel();
    m_failures = failures;
    endResetModel();
}

std::optional<domain::FailedEvent> FailedEventTableModel::failureAt(int row) const
{
    return row >= 0 && row < m_failures.size() ? std::optional(m_failures.at(row)) : std::nullopt;
}

int FailedEventTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_failures.size());
}

int FailedEventTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FailedEventTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const domain::FailedEvent& failure = m_failures.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return cellText(failure, index.column());
    case IdRole: return failure.aggregate.id;
    case RowTextRole: {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column) {
            cells.append(cellText(failure, column));
        }
        return cells.join(QLatin1Char('\t'));
    }
    default: return {};
    }
}

QVariant FailedEventTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Event: return tr("Event");
    case Table: return tr("Table");
    case Object: return tr("Object");
    case Reason: return tr("Reason");
    case Failures: return tr("Failures");
    case LastFailed: return tr("Last failed");
    default: return {};
    }
}

QString FailedEventTableModel::cellText(const domain::FailedEvent& failure, int column)
{
    switch (column) {
    case Event: return visibleText(QStringLiteral("%1 #%2").arg(failure.type).arg(failure.sequence));
    case Table: return projectionTitle(failure.projection);
    case Object: return visibleText(failure.aggregate.instanceId + QStringLiteral(" / ") + failure.aggregate.id);
    case Reason: return visibleText(failure.reason);
    case Failures: return numberText(failure.failures);
    case LastFailed: return timeText(failure.lastFailed);
    default: return {};
    }
}

} // namespace castellan::models
