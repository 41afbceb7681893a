#pragma once

#include "domain/core/Error.h"
#include "domain/event/EventFilter.h"
#include "models/event/EventRow.h"
#include "models/table/TableRoles.h"

#include <QAbstractTableModel>

#include <deque>

namespace castellan::models {

class TargetConnection;

/// Events, newest first: new ones appear on top by themselves, older ones are fetched when the view scrolls to the end
/// (`canFetchMore`). At most 50,000 are held: scrolling further into the past drops the newest, and new events no longer
/// appear until `showNewest`.
class EventListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int mostRows = 50'000;
    static constexpr int chunk = 500;

    /// `slot` must differ between models that live at the same time.
    EventListModel(TargetConnection& connection, const QString& slot, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    [[nodiscard]] const domain::StoredEvent& event(int row) const;
    [[nodiscard]] QString rowText(int row) const;
    [[nodiscard]] const domain::EventFilter& filter() const { return m_filter; }
    /// New events appear.
    [[nodiscard]] bool isLive() const { return m_isLive; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    /// The oldest event is there.
    [[nodiscard]] bool isComplete() const { return !m_hasOlder; }

    void setFilter(const domain::EventFilter& filter);
    /// For a short list that only follows: fewer rows than the default (`mostRows`), the oldest are dropped, nothing older is fetched.
    void keepOnly(int rows);
    /// Back to the newest events.
    void showNewest();
    /// After a change of language: times and numbers are written once more.
    void reword();

signals:
    void loadingChanged(bool isLoading);
    void liveChanged(bool isLive);
    /// So many events have just been added on top.
    void arrived(int count);
    void failed(const castellan::domain::Error& error);

private:
    void loadNewest();
    void receiveNewest(const domain::Result<QList<domain::StoredEvent>>& events);
    void receiveOlder(const domain::Result<QList<domain::StoredEvent>>& events);
    void follow();
    void receiveTail(const domain::Result<QList<domain::StoredEvent>>& events);
    int insertNewest(const QList<domain::StoredEvent>& events);
    int insertLate(const QList<domain::StoredEvent>& events);
    void dropNewest();
    void dropOldest();
    void clear();
    void setLoading(bool isLoading);
    void setLive(bool isLive);
    void report(const domain::Error& error);

    TargetConnection& m_connection;
    const QString m_slot;
    domain::EventFilter m_filter;
    std::deque<EventRow> m_rows;
    int m_mostRows = mostRows;
    bool m_isShort = false;
    bool m_hasOlder = false;
    bool m_isLive = true;
    bool m_isLoading = false;
    bool m_isFetchingOlder = false;
    bool m_isFollowing = false;
    bool m_isFollowWanted = false;
    quint64 m_generation = 0;
};

} // namespace castellan::models
