#include "models/event/HistoryModel.h"

namespace castellan::models {

namespace {

int eventColumn(int column)
{
    switch (column) {
    case HistoryModel::Sequence: return EventColumn::Sequence;
    case HistoryModel::Time: return EventColumn::Time;
    case HistoryModel::Type: return EventColumn::Type;
    case HistoryModel::Creator: return EventColumn::Creator;
    default: return EventColumn::Payload;
    }
}

} // namespace

HistoryModel::HistoryModel(QObject* parent) : QAbstractTableModel(parent) {}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const EventRow& row = m_rows.at(m_rows.size() - 1 - index.row());
    switch (role) {
    case Qt::DisplayRole: return row.cells.at(eventColumn(index.column()));
    case LoadingRole: return false;
    case KeyRole: return row.event.cursor().toText();
    case IdRole: return row.event.aggregate.id;
    case NameRole:
    case KindRole: return row.event.type;
    case InstanceIdRole: return row.event.aggregate.instanceId;
    case RowTextRole: return rowText(index.row());
    default: return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isHeader = orientation == Qt::Horizontal && role == Qt::DisplayRole && section < ColumnCount;
    return isHeader ? eventHeader(eventColumn(section)) : QVariant();
}

const domain::StoredEvent& HistoryModel::event(int row) const
{
    return m_rows.at(m_rows.size() - 1 - row).event;
}

QString HistoryModel::rowText(int row) const
{
    const EventRow& found = m_rows.at(m_rows.size() - 1 - row);
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column) {
        cells.append(found.cells.at(eventColumn(column)));
    }
    return cells.join(QLatin1Char('\t'));
}

StateAtEvent HistoryModel::stateAt(int row) const
{
    QList<domain::StoredEvent> events;
    for (qsizetype i = 0; i < m_rows.size() - row; ++i) {
        events.append(m_rows.at(i).event);
    }
    return StateAtEvent::fold(events);
}

bool HistoryModel::isComplete() const
{
    return m_rows.isEmpty() || m_rows.first().event.sequence == 1;
}

void HistoryModel::reword()
{
    for (EventRow& row : m_rows) {
        row.reword();
    }
    if (!m_rows.isEmpty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::DisplayRole});
    }
}

void HistoryModel::setEvents(const QList<domain::StoredEvent>& events)
{
    // Events never change: what there was is the beginning of what there is, unless it is another object's.
    const qsizetype known = m_rows.size();
    const bool continues = known > 0 && known <= events.size() && m_rows.first().event == events.first()
        && m_rows.last().event == events.at(known - 1);
    if (!continues) {
        beginResetModel();
        m_rows.clear();
        for (const domain::StoredEvent& event : events) {
            m_rows.append(EventRow::of(event));
        }
        endResetModel();
        return;
    }
    const auto added = static_cast<int>(events.size() - known);
    if (added > 0) {
        beginInsertRows({}, 0, added - 1);
        for (qsizetype i = known; i < events.size(); ++i) {
            m_rows.append(EventRow::of(events.at(i)));
        }
        endInsertRows();
    }
}

} // namespace castellan::models
