#include "models/table/PageLoader.h"

#include "models/background/TargetLanes.h"
#include "models/background/WhenFinished.h"
#include "models/connection/TargetConnection.h"
#include "models/table/RowStore.h"

#include <algorithm>
#include <utility>

namespace castellan::models {

namespace {

constexpr int pagesAtOnce = 3; ///< a window at the border of two pages, and one more that is being scrolled to

} // namespace

PageLoader::PageLoader(TargetConnection& connection, QString slot, const RowStore& store, Table table)
    : m_connection(connection),
      m_slot(std::move(slot)),
      m_store(store),
      m_table(std::move(table))
{
    m_loadTimer.setSingleShot(true);
    m_loadTimer.setInterval(0);
    connect(&m_loadTimer, &QTimer::timeout, this, &PageLoader::loadNoted);
}

void PageLoader::reload()
{
    if (!m_connection.isOpen()) {
        return;
    }
    ++m_generation;
    m_source = m_table.source();
    m_earlyCount.reset();
    m_notedPages.clear();
    m_loadingPages.clear();
    m_isRefreshing = false;
    m_isRefreshWanted = false;
    m_isOutdated = true;
    setLoading(true);
    loadFirst();
    loadCount();
}

void PageLoader::stop()
{
    ++m_generation;
    m_pager.forget();
    m_notedPages.clear();
    m_loadingPages.clear();
    setLoading(false);
}

void PageLoader::loadFirst()
{
    const auto work = [page = m_source.page](domain::TargetServices& services, domain::Client& client) {
        return page(services, client, PageRequest{std::nullopt, 0, RowStore::pageSize, false});
    };
    whenFinished(m_connection.lanes()->read<RowPage>(m_slot + QStringLiteral("/page"), work), this,
                 [this, generation = m_generation](const domain::Result<RowPage>& page) {
                     if (generation == m_generation) {
                         receiveFirst(page);
                     }
                 });
}

void PageLoader::receiveFirst(const domain::Result<RowPage>& page)
{
    setLoading(false);
    if (!page) {
        emit failed(page.error());
        return;
    }
    m_pager.forget();
    if (page->end) {
        m_pager.learn(page->rows.size(), *page->end);
    }
    m_isOutdated = false;
    emit begun(*page, m_earlyCount);
}

void PageLoader::loadCount()
{
    whenFinished(m_connection.lanes()->read<domain::RowCount>(m_slot + QStringLiteral("/count"), m_source.count), this,
                 [this, generation = m_generation](const domain::Result<domain::RowCount>& count) {
                     if (generation == m_generation) {
                         receiveCount(count);
                     }
                 });
}

void PageLoader::receiveCount(const domain::Result<domain::RowCount>& count)
{
    if (!count) {
        emit failed(count.error());
    } else if (m_isLoading) {
        m_earlyCount = *count;
    } else {
        emit counted(*count);
    }
}

void PageLoader::note(int page)
{
    if (!m_isLoading && !m_loadingPages.contains(page) && m_notedPages.insert(page).second) {
        m_loadTimer.start();
    }
}

void PageLoader::loadNoted()
{
    const std::set<int> noted = std::exchange(m_notedPages, {});
    if (noted.empty() || !m_connection.isOpen() || m_isLoading) {
        return;
    }
    load(wantedRange(noted));
}

// One request holds all that is looked at now, which is what was noted last, and takes the place of an older one: of that
// only what lies beside it is kept.
PageLoader::Range PageLoader::wantedRange(const std::set<int>& noted) const
{
    const std::list<int>& recent = m_store.recentPages();
    const auto newest = std::find_if(recent.begin(), recent.end(), [&noted](int page) { return noted.contains(page); });
    int first = newest != recent.end() ? *newest : *noted.begin();
    int last = first;
    const auto isWanted = [&](int page) {
        return (noted.contains(page) || m_loadingPages.contains(page)) && last - first + 1 < pagesAtOnce;
    };
    while (isWanted(last + 1)) {
        ++last;
    }
    while (isWanted(first - 1)) {
        --first;
    }
    return {first * RowStore::pageSize, (last - first + 1) * RowStore::pageSize};
}

void PageLoader::load(Range range)
{
    m_loadingPages.clear();
    for (int page = range.first / RowStore::pageSize; page < (range.first + range.count) / RowStore::pageSize; ++page) {
        m_loadingPages.insert(page);
    }
    const PageRequest request = m_pager.request(range.first, range.count, m_table.exactCount());
    const auto work = [page = m_source.page, request](domain::TargetServices& services, domain::Client& client) {
        return page(services, client, request);
    };
    whenFinished(
        m_connection.lanes()->read<RowPage>(m_slot + QStringLiteral("/page"), work), this,
        [this, generation = m_generation, range, isReversed = request.isReversed](const domain::Result<RowPage>& page) {
            if (generation == m_generation) {
                receivePage(range, isReversed, page);
            }
        });
}

void PageLoader::receivePage(Range range, bool isReversed, const domain::Result<RowPage>& page)
{
    if (!page) {
        if (page.error().kind != domain::ErrorKind::Cancelled) {
            m_loadingPages.clear();
        }
        emit failed(page.error());
        return;
    }
    m_loadingPages.clear();
    if (page->end) {
        m_pager.learn(isReversed ? range.first + 1 : range.first + page->rows.size(), *page->end);
    }
    emit loaded(range.first, range.count, page->rows);
}

void PageLoader::refresh()
{
    if (!m_connection.isOpen()) {
        return;
    }
    if (m_isOutdated && !m_isLoading) {
        return reload();
    }
    if (m_isRefreshing || m_isLoading) {
        m_isRefreshWanted = true;
        return;
    }
    m_isRefreshing = true;
    loadChanges(lookedAt());
}

void PageLoader::loadChanges(Range range)
{
    const PageRequest request{std::nullopt, range.first, range.count, false};
    const auto work = [source = m_source, request](domain::TargetServices& services,
                                                   domain::Client& client) -> domain::Result<Refreshed> {
        const domain::Result<domain::RowCount> count = source.count(services, client);
        if (!count) {
            return domain::failed(count.error());
        }
        const domain::Result<RowPage> page = source.page(services, client, request);
        return page ? domain::Result<Refreshed>(Refreshed{*page, *count}) : domain::failed(page.error());
    };
    whenFinished(m_connection.lanes()->read<Refreshed>(m_slot + QStringLiteral("/refresh"), work), this,
                 [this, generation = m_generation, range](const domain::Result<Refreshed>& answer) {
                     if (generation == m_generation) {
                         receiveChanges(range, answer);
                     }
                 });
}

void PageLoader::receiveChanges(Range range, const domain::Result<Refreshed>& answer)
{
    m_isRefreshing = false;
    if (answer) {
        m_pager.forget(); // what is noted stays noted: nobody would ask for it again
        emit refreshed(range.first, answer->page.rows, answer->count);
    } else {
        emit failed(answer.error());
    }
    if (std::exchange(m_isRefreshWanted, false)) {
        refresh();
    }
}

PageLoader::Range PageLoader::lookedAt() const
{
    const std::list<int>& recent = m_store.recentPages();
    if (recent.empty()) {
        return {0, RowStore::pageSize};
    }
    const int newest = recent.front();
    const int before = recent.size() > 1 ? *std::next(recent.begin()) : newest;
    const bool isNeighbour = std::abs(newest - before) == 1;
    return {std::min(newest, isNeighbour ? before : newest) * RowStore::pageSize,
            (isNeighbour ? 2 : 1) * RowStore::pageSize};
}

void PageLoader::setLoading(bool isLoading)
{
    if (m_isLoading != isLoading) {
        m_isLoading = isLoading;
        emit loadingChanged(isLoading);
    }
}

} // namespace castellan::models
