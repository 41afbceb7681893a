#include "models/event/EventListModel.h"

#include "domain/port/TargetServices.h"
#include "models/background/TargetLanes.h"
#include "models/background/WhenFinished.h"
#include "models/connection/TargetConnection.h"
#include "models/event/EventTail.h"

#include <algorithm>
#include <utility>

namespace castellan::models {

namespace {

using Events = QList<domain::StoredEvent>;

constexpr int tailAtOnce = 5000;
constexpr int droppedAtOnce = 10'000;

/// What may have arrived in and behind the rows from `oldest` (nothing: all there are) to `newest`. Where so much is being written
/// that it does not fit, the newest events alone.
domain::Result<Events> arrivals(domain::TargetServices& services, domain::Client& client,
                                const domain::EventFilter& filter, const std::optional<domain::EventCursor>& oldest,
                                const domain::EventCursor& newest)
{
    const domain::Result<Events> events = services.events().tail(client, filter, newest, oldest, tailAtOnce);
    return events && events->size() >= tailAtOnce ? services.events().newest(client, filter, EventListModel::chunk)
                                                  : events;
}

} // namespace

EventListModel::EventListModel(TargetConnection& connection, const QString& slot, QObject* parent)
    : QAbstractTableModel(parent),
      m_connection(connection),
      m_slot(slot)
{
    connect(&m_connection, &TargetConnection::opened, this, &EventListModel::showNewest);
    connect(&m_connection, &TargetConnection::closing, this, &EventListModel::clear);
    connect(&m_connection, &TargetConnection::refreshWanted, this, &EventListModel::follow);
    connect(&m_connection.tail(), &EventTail::stirred, this, &EventListModel::follow);
    loadNewest();
}

int EventListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EventListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : EventColumnCount;
}

QVariant EventListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const EventRow& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.cells.at(index.column());
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

QVariant EventListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? eventHeader(section) : QVariant();
}

bool EventListModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_hasOlder && !m_isShort && !m_isFetchingOlder && !m_isLoading;
}

void EventListModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent) || m_rows.empty() || !m_connection.isOpen()) {
        return;
    }
    m_isFetchingOlder = true;
    const auto work = [filter = m_filter, before = m_rows.back().event.cursor()](domain::TargetServices& services,
                                                                                 domain::Client& client) {
        return services.events().before(client, filter, before, chunk);
    };
    whenFinished(m_connection.lanes()->read<Events>(m_slot + QStringLiteral("/older"), work), this,
                 [this, generation = m_generation](const domain::Result<Events>& events) {
                     if (generation == m_generation) {
                         receiveOlder(events);
                     }
                 });
}

const domain::StoredEvent& EventListModel::event(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row)).event;
}

QString EventListModel::rowText(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row)).cells.join(QLatin1Char('\t'));
}

void EventListModel::setFilter(const domain::EventFilter& filter)
{
    if (m_filter != filter) {
        m_filter = filter;
        showNewest();
    }
}

void EventListModel::keepOnly(int rows)
{
    m_mostRows = rows;
    m_isShort = true;
    dropOldest();
}

void EventListModel::reword()
{
    for (EventRow& row : m_rows) {
        row.reword();
    }
    if (!m_rows.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, EventColumnCount - 1), {Qt::DisplayRole});
    }
}

void EventListModel::showNewest()
{
    ++m_generation;
    m_isFollowing = false;
    m_isFollowWanted = false;
    m_isFetchingOlder = false;
    loadNewest();
}

void EventListModel::loadNewest()
{
    if (!m_connection.isOpen()) {
        return;
    }
    setLoading(true);
    const int limit = std::min(chunk, m_mostRows);
    const auto work = [filter = m_filter, limit](domain::TargetServices& services, domain::Client& client) {
        return services.events().newest(client, filter, limit);
    };
    whenFinished(m_connection.lanes()->read<Events>(m_slot + QStringLiteral("/newest"), work), this,
                 [this, generation = m_generation](const domain::Result<Events>& events) {
                     if (generation == m_generation) {
                         receiveNewest(events);
                     }
                 });
}

void EventListModel::receiveNewest(const domain::Result<Events>& events)
{
    setLoading(false);
    if (!events) {
        return report(events.error());
    }
    beginResetModel();
    m_rows.clear();
    for (const domain::StoredEvent& event : *events) {
        m_rows.push_front(EventRow::of(event));
    }
    endResetModel();
    m_hasOlder = events->size() >= std::min(chunk, m_mostRows);
    setLive(true);
    if (std::exchange(m_isFollowWanted, false)) {
        follow();
    }
}

void EventListModel::receiveOlder(const domain::Result<Events>& events)
{
    if (!events) {
        m_isFetchingOlder = false;
        return report(events.error());
    }
    m_hasOlder = events->size() >= chunk;
    if (!events->isEmpty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(events->size()) - 1);
        for (auto event = events->crbegin(); event != events->crend(); ++event) {
            m_rows.push_back(EventRow::of(*event));
        }
        endInsertRows();
        dropNewest();
    }
    m_isFetchingOlder = false; // only now: whoever hears of the rows may ask for more at once
}

/// One look at a time; what stirs meanwhile is looked at afterwards.
void EventListModel::follow()
{
    if (!m_isLive || !m_connection.isOpen()) {
        return;
    }
    if (m_isFollowing || m_isLoading) {
        m_isFollowWanted = true;
        return;
    }
    if (m_rows.empty()) {
        return showNewest();
    }
    m_isFollowing = true;
    const auto oldest = m_hasOlder ? std::optional(m_rows.back().event.cursor()) : std::nullopt;
    const auto work = [filter = m_filter, oldest, newest = m_rows.front().event.cursor()](
                          domain::TargetServices& services, domain::Client& client) {
        return arrivals(services, client, filter, oldest, newest);
    };
    whenFinished(m_connection.lanes()->read<Events>(m_slot + QStringLiteral("/tail"), work), this,
                 [this, generation = m_generation](const domain::Result<Events>& events) {
                     if (generation == m_generation) {
                         receiveTail(events);
                     }
                 });
}

void EventListModel::receiveTail(const domain::Result<Events>& events)
{
    m_isFollowing = false;
    if (!events) {
        return report(events.error());
    }
    const bool hasGap = !events->isEmpty() && !m_rows.empty()
        && isBefore(m_rows.front().event.cursor(), events->first().cursor());
    if (hasGap) {
        return showNewest();
    }
    const int count = insertNewest(*events) + insertLate(*events);
    dropOldest();
    if (count > 0) {
        emit arrived(count);
    }
    if (std::exchange(m_isFollowWanted, false)) {
        follow();
    }
}

int EventListModel::insertNewest(const Events& events)
{
    const auto isNew = [this](const domain::StoredEvent& event) {
        return m_rows.empty() || isBefore(m_rows.front().event.cursor(), event.cursor());
    };
    const auto first = std::find_if(events.begin(), events.end(), isNew);
    const auto count = static_cast<int>(events.end() - first);
    if (count > 0) {
        beginInsertRows({}, 0, count - 1);
        for (auto event = first; event != events.end(); ++event) {
            m_rows.push_front(EventRow::of(*event));
        }
        endInsertRows();
    }
    return count;
}

/// Events whose transaction was slow: they belong further down.
int EventListModel::insertLate(const Events& events)
{
    int count = 0;
    for (const domain::StoredEvent& event : events) {
        const domain::EventCursor cursor = event.cursor();
        const auto place = std::partition_point(m_rows.begin(), m_rows.end(), [&cursor](const EventRow& row) {
            return isBefore(cursor, row.event.cursor());
        });
        const bool isThere = place != m_rows.end() && place->event.cursor() == cursor;
        const bool isTooOld = place == m_rows.end() && m_hasOlder;
        if (isThere || isTooOld) {
            continue;
        }
        const auto row = static_cast<int>(place - m_rows.begin());
        beginInsertRows({}, row, row);
        m_rows.insert(place, EventRow::of(event));
        endInsertRows();
        ++count;
    }
    return count;
}

void EventListModel::dropNewest()
{
    if (rowCount() <= m_mostRows) {
        return;
    }
    const int count = std::min(droppedAtOnce, rowCount() - chunk);
    beginRemoveRows({}, 0, count - 1);
    m_rows.erase(m_rows.begin(), m_rows.begin() + count);
    endRemoveRows();
    setLive(false);
}

void EventListModel::dropOldest()
{
    if (rowCount() <= m_mostRows) {
        return;
    }
    beginRemoveRows({}, m_mostRows, rowCount() - 1);
    m_rows.erase(m_rows.begin() + m_mostRows, m_rows.end());
    endRemoveRows();
    m_hasOlder = true;
}

void EventListModel::clear()
{
    ++m_generation;
    m_isFollowing = false;
    m_isFollowWanted = false;
    m_isFetchingOlder = false;
    beginResetModel();
    m_rows.clear();
    endResetModel();
    m_hasOlder = false;
    setLoading(false);
}

void EventListModel::setLoading(bool isLoading)
{
    if (m_isLoading != isLoading) {
        m_isLoading = isLoading;
        emit loadingChanged(isLoading);
    }
}

void EventListModel::setLive(bool isLive)
{
    if (m_isLive != isLive) {
        m_isLive = isLive;
        emit liveChanged(isLive);
    }
}

void EventListModel::report(const domain::Error& error)
{
    if (error.kind != domain::ErrorKind::Cancelled) {
        emit failed(error);
    }
}

} // namespace castellan::models
