#pragma once

#include "domain/core/Error.h"
#include "domain/core/Result.h"
#include "domain/port/Repository.h"
#include "models/table/KeysetPager.h"
#include "models/table/RowSource.h"
#include "models/table/TableRow.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <set>

namespace castellan::models {

class RowStore;
class TargetConnection;

/// Asks for a table's rows in the background: the first page and the number of rows, the pages that are looked at, and
/// what has changed since. An answer to what is no longer asked is dropped.
class PageLoader final : public QObject
{
    Q_OBJECT

public:
    /// What the loader wants to know of the table when it asks.
    struct Table
    {
        std::function<RowSource()> source; ///< for the present filter, order and scope
        std::function<std::optional<qint64>()> exactCount;
    };

    /// `slot` tells this table's requests from others on the read lanes; `store` says which pages are looked at, and
    /// outlives the loader.
    PageLoader(TargetConnection& connection, QString slot, const RowStore& store, Table table);

    /// The first page or a new filter's answer is awaited.
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    [[nodiscard]] bool hasBegun() const { return m_generation != 0; }

    /// Another filter, order or scope: whatever was asked before is no longer awaited.
    void reload();
    /// Nothing is awaited any more.
    void stop();
    /// The page is looked at and not at hand: it will be asked for.
    void note(int page);
    void refresh();

signals:
    void loadingChanged(bool isLoading);
    /// `count` if it came before the page; otherwise it is told by `counted`.
    void begun(const castellan::models::RowPage& page, const std::optional<castellan::domain::RowCount>& count);
    void counted(const castellan::domain::RowCount& count);
    /// Of `wanted` rows from `first` on, those that there are.
    void loaded(int first, int wanted, const QList<castellan::models::TableRow>& rows);
    /// What there is now from `first` on, at the place that is looked at, and in all.
    void refreshed(int first, const QList<castellan::models::TableRow>& rows, const castellan::domain::RowCount& count);
    void failed(const castellan::domain::Error& error);

private:
    struct Refreshed
    {
        RowPage page;
        domain::RowCount count;
    };
    struct Range
    {
        int first = 0;
        int count = 0;
    };

    void loadFirst();
    void receiveFirst(const domain::Result<RowPage>& page);
    void loadCount();
    void receiveCount(const domain::Result<domain::RowCount>& count);
    void loadNoted();
    void load(Range range);
    void receivePage(Range range, bool isReversed, const domain::Result<RowPage>& page);
    void loadChanges(Range range);
    void receiveChanges(Range range, const domain::Result<Refreshed>& answer);
    void setLoading(bool isLoading);
    [[nodiscard]] Range wantedRange(const std::set<int>& noted) const;
    [[nodiscard]] Range lookedAt() const;

    TargetConnection& m_connection;
    const QString m_slot;
    const RowStore& m_store;
    const Table m_table;
    KeysetPager m_pager;
    RowSource m_source;
    bool m_isLoading = false;
    bool m_isOutdated = false;                    ///< the rows are of an older filter or order, whose load failed
    quint64 m_generation = 0;                     ///< of the rows that are awaited; answers of older ones are dropped
    std::optional<domain::RowCount> m_earlyCount; ///< came before the first page
    std::set<int> m_notedPages;
    QTimer m_loadTimer;
    std::set<int> m_loadingPages;
    bool m_isRefreshing = false;
    bool m_isRefreshWanted = false;
};

} // namespace castellan::models
