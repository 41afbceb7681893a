#include "models/projection/FailedEventTableModel.h"

#include "models/projection/DifferenceTableModel.h"
#include "models/table/CellText.h"
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

QString FailedEventTableModel::idText(int row) const
{
    return m_failures.at(row).aggregate.id;
}

QString FailedEventTableModel::headerText(int column) const
{
    switch (column) {
    case Event: return tr("Event");
    case Table: return tr("Table");
    case Object: return tr("Object");
    case Reason: return tr("Reason");
    case Failures: return tr("Failures");
    case LastFailed: return tr("Last failed");
    default: return {};
    }
}

QString FailedEventTableModel::cellText(int row, int column) const
{
    const domain::FailedEvent& failure = m_failures.at(row);
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
