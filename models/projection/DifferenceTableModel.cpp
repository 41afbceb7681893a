#include "models/projection/DifferenceTableModel.h"

#include "models/table/VisibleText.h"

#include <QCoreApplication>
#include <QStringList>

namespace castellan::models {

namespace {

QString kindText(domain::Difference::Kind kind)
{
    switch (kind) {
    case domain::Difference::Kind::Missing:
        return QCoreApplication::translate("castellan::models::DifferenceTableModel", "row is missing");
    case domain::Difference::Kind::Extra:
        return QCoreApplication::translate("castellan::models::DifferenceTableModel", "row too many");
    case domain::Difference::Kind::Differing:
        return QCoreApplication::translate("castellan::models::DifferenceTableModel", "value differs");
    }
    Q_UNREACHABLE();
}

/// The domain, else the organization, else the instance; the id, since a name may be what differs.
QString objectText(const domain::Difference& difference)
{
    QStringList parts = {difference.instance};
    for (const QString& part : {difference.organization, difference.domain}) {
        if (!part.isEmpty()) {
            parts.append(part);
        }
    }
    return parts.join(QStringLiteral(" / "));
}

QString eventText(const domain::Difference& difference)
{
    return difference.event ? QStringLiteral("%1 #%2").arg(difference.event->type).arg(difference.event->at.sequence)
                            : QString();
}

QString plainText(const domain::Difference& difference, int column)
{
    switch (column) {
    case DifferenceTableModel::Kind: return kindText(difference.kind);
    case DifferenceTableModel::Table: return projectionTitle(difference.projection);
    case DifferenceTableModel::Object: return objectText(difference);
    case DifferenceTableModel::Cell: return difference.column;
    case DifferenceTableModel::RowValue: return difference.rowValue;
    case DifferenceTableModel::EventsValue: return difference.eventsValue;
    case DifferenceTableModel::Event: return eventText(difference);
    default: return {};
    }
}

} // namespace

QString projectionTitle(domain::ProjectionName name)
{
    switch (name) {
    case domain::ProjectionName::Instances:
        return QCoreApplication::translate("castellan::models::DifferenceTableModel", "Instances");
    case domain::ProjectionName::InstanceDomains:
        return QCoreApplication::translate("castellan::models::DifferenceTableModel", "Instance domains");
    case domain::ProjectionName::Organizations:
        return QCoreApplication::translate("castellan::models::DifferenceTableModel", "Organizations");
    case domain::ProjectionName::OrganizationDomains:
        return QCoreApplication::translate("castellan::models::DifferenceTableModel", "Organization domains");
    }
    Q_UNREACHABLE();
}

void DifferenceTableModel::setDifferences(const QList<domain::Difference>& differences)
{
    beginResetModel();
    m_differences = differences;
    endResetModel();
}

int DifferenceTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_differences.size());
}

int DifferenceTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DifferenceTableModel::idText(int row) const
{
    return objectText(m_differences.at(row));
}

QString DifferenceTableModel::headerText(int column) const
{
    switch (column) {
    case Kind: return tr("Difference");
    case Table: return tr("Table");
    case Object: return tr("Row");
    case Cell: return tr("Column");
    case RowValue: return tr("In the table");
    case EventsValue: return tr("By the events");
    case Event: return tr("Event");
    default: return {};
    }
}

QString DifferenceTableModel::cellText(int row, int column) const
{
    return visibleText(plainText(m_differences.at(row), column));
}

} // namespace castellan::models
