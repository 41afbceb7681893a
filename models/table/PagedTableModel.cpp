#include "models/table/PagedTableModel.h"

#include "models/background/TargetLanes.h"
#include "models/background/WhenFinished.h"
#include "models/connection/TargetConnection.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace castellan::models {

namespace {

constexpr int pagesAtOnce = 3; ///< a window at the border of two pages, and one more that is being scrolled to

} // namespace

PagedTableModel::PagedTableModel(TargetConnection& connection, QString slot, QObject* parent)
    : QAbstractTableModel(parent),
      m_connection(connection),
      m_slot(std::move(slot))
{
    m_loadTimer.setSingleShot(true);
    m_loadTimer.setInterval(0);
    connect(&m_loadTimer, &QTimer::timeout, this, &PagedTableModel::loadNoted);
    connect(&m_connection, &TargetConnection::opened, this, &PagedTableModel::resetAndReload);
    connect(&m_connection, &TargetConnection::closing, this, &PagedTableModel::forgetRows);
    connect(&m_connection, &TargetConnection::refreshWanted, this, &PagedTableModel::refresh);
    // What the rows are is known only when the whole object is there.
    QMetaObject::invokeMethod(this, &PagedTableModel::follow, Qt::QueuedConnection);
}

PagedTableModel::~PagedTableModel() = default;

void PagedTableModel::follow()
{
    if (m_generation == 0) {
        reload();
    }
}

int PagedTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rowCount;
}

QVariant PagedTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rowCount) {
        return {};
    }
    const TableRow* row = m_store.use(index.row());
    if (role == LoadingRole) {
        return row == nullptr;
    }
    if (!row) {
        note(index.row() / RowStore::pageSize);
        return {};
    }
    switch (role) {
    case Qt::DisplayRole: return row->cells.value(index.column());
    case KeyRole: return row->key;
    case RowTextRole: return rowText(index.row());
    default: return role > LoadingRole ? fact(*row, role) : QVariant();
    }
}

QVariant PagedTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? headerText(section) : QVariant();
}

QString PagedTableModel::rowText(int number) const
{
    const TableRow* found = row(number);
    return found ? found->cells.join(QLatin1Char('\t')) : QString();
}

int PagedTableModel::findKey(const QString& key) const
{
    return m_store.find(key);
}

void PagedTableModel::setFilter(const QString& text)
{
    if (m_filter != text) {
        m_filter = text;
        reload();
    }
}

void PagedTableModel::sort(int column, Qt::SortOrder order)
{
    if (isSortable(column) && (column != m_sortColumn || order != m_sortOrder)) {
        m_sortColumn = column;
        m_sortOrder = order;
        reload();
    }
}

void PagedTableModel::reload()
{
    if (!m_connection.isOpen()) {
        return;
    }
    ++m_generation;
    m_source = source();
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

void PagedTableModel::resetAndReload()
{
    forgetRows();
    reload();
}

void PagedTableModel::forgetRows()
{
    ++m_generation;
    beginResetModel();
    m_rowCount = 0;
    m_store.clear();
    endResetModel();
    m_pager.forget();
    m_notedPages.clear();
    m_loadingPages.clear();
    m_isCountExact = false;
    setLoading(false);
    emit countChanged();
}

void PagedTableModel::loadFirst()
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

void PagedTableModel::receiveFirst(const domain::Result<RowPage>& page)
{
    setLoading(false);
    if (!page) {
        return report(page.error());
    }
    const bool isAll = page->rows.size() < RowStore::pageSize;
    beginResetModel();
    m_store.clear();
    m_rowCount = static_cast<int>(page->rows.size());
    for (int i = 0; i < m_rowCount; ++i) {
        m_store.set(i, page->rows.at(i));
    }
    endResetModel();
    m_pager.forget();
    if (page->end) {
        m_pager.learn(m_rowCount, *page->end);
    }
    m_isOutdated = false;
    m_isCountExact = isAll;
    if (m_earlyCount && !isAll) {
        m_isCountExact = m_earlyCount->exact;
        resize(std::max<qint64>(m_earlyCount->rows, m_rowCount));
    }
    reportSuccess();
    emit countChanged();
}

void PagedTableModel::loadCount()
{
    whenFinished(m_connection.lanes()->read<domain::RowCount>(m_slot + QStringLiteral("/count"), m_source.count), this,
                 [this, generation = m_generation](const domain::Result<domain::RowCount>& count) {
                     if (generation == m_generation) {
                         receiveCount(count);
                     }
                 });
}

void PagedTableModel::receiveCount(const domain::Result<domain::RowCount>& count)
{
    if (!count) {
        return report(count.error());
    }
    if (m_isLoading) {
        m_earlyCount = *count;
    } else if (!m_isCountExact) {
        m_isCountExact = count->exact;
        resize(std::max<qint64>(count->rows, m_rowCount));
        emit countChanged();
    }
}

void PagedTableModel::note(int page) const
{
    if (!m_isLoading && !m_loadingPages.contains(page) && m_notedPages.insert(page).second) {
        m_loadTimer.start();
    }
}

void PagedTableModel::loadNoted()
{
    const std::set<int> noted = std::exchange(m_notedPages, {});
    if (noted.empty() || !m_connection.isOpen() || m_isLoading) {
        return;
    }
    load(wantedRange(noted));
}

// One request holds all that is looked at now, which is what was noted last, and takes the place of an older one: of that
// only what lies beside it is kept.
PagedTableModel::Range PagedTableModel::wantedRange(const std::set<int>& noted) const
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

void PagedTableModel::load(Range range)
{
    m_loadingPages.clear();
    for (int page = range.first / RowStore::pageSize; page < (range.first + range.count) / RowStore::pageSize; ++page) {
        m_loadingPages.insert(page);
    }
    const PageRequest request = m_pager.request(range.first, range.count, exactCount());
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

void PagedTableModel::receivePage(Range range, bool isReversed, const domain::Result<RowPage>& page)
{
    if (!page) {
        if (page.error().kind != domain::ErrorKind::Cancelled) {
            m_loadingPages.clear();
        }
        return report(page.error());
    }
    m_loadingPages.clear();
    if (page->end) {
        m_pager.learn(isReversed ? range.first + 1 : range.first + page->rows.size(), *page->end);
    }
    overwrite(range.first, page->rows);
    reportSuccess();
    if (page->rows.size() < std::min(range.count, m_rowCount - range.first)) {
        refresh(); // rows have gone meanwhile
    }
}

void PagedTableModel::refresh()
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
    const Range range = lookedAt();
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
                         receiveRefreshed(range, answer);
                     }
                 });
}

void PagedTableModel::receiveRefreshed(Range range, const domain::Result<Refreshed>& answer)
{
    m_isRefreshing = false;
    if (answer) {
        merge(range.first, answer->page.rows, answer->count);
        reportSuccess();
        emit countChanged();
    } else {
        report(answer.error());
    }
    if (std::exchange(m_isRefreshWanted, false)) {
        refresh();
    }
}

void PagedTableModel::merge(int first, const QList<TableRow>& rows, const domain::RowCount& count)
{
    m_pager.forget(); // what is noted stays noted: nobody would ask for it again
    m_store.keepOnly(first, first + static_cast<int>(rows.size()) - 1);
    QStringList oldKeys;
    QStringList newKeys;
    for (int i = 0; i < rows.size(); ++i) {
        const TableRow* old = row(first + i);
        if (first + i < m_rowCount) {
            oldKeys.append(old ? old->key : QString());
        }
        newKeys.append(rows.at(i).key);
    }
    const QList<RowStep> steps = stepsBetween(oldKeys, newKeys);
    for (const RowStep& step : steps) {
        apply(first, step, rows);
    }
    m_isCountExact = count.exact;
    resize(rows.isEmpty() ? count.rows : std::max<qint64>(count.rows, first + rows.size()));
    overwrite(first, rows);
}

void PagedTableModel::apply(int first, const RowStep& step, const QList<TableRow>& rows)
{
    const int at = first + step.at;
    switch (step.kind) {
    case RowStep::Kind::Insert:
        beginInsertRows({}, at, at);
        m_store.insert(at, rows.at(step.at));
        ++m_rowCount;
        endInsertRows();
        break;
    case RowStep::Kind::Remove:
        beginRemoveRows({}, at, at);
        m_store.remove(at);
        --m_rowCount;
        endRemoveRows();
        break;
    case RowStep::Kind::Move:
        beginMoveRows({}, first + step.from, first + step.from, {}, at);
        m_store.move(first + step.from, at);
        endMoveRows();
        break;
    }
}

void PagedTableModel::overwrite(int first, const QList<TableRow>& rows)
{
    int firstChanged = -1;
    int lastChanged = -1;
    for (int number = first; number < first + rows.size() && number < m_rowCount; ++number) {
        const TableRow& fresh = rows.at(number - first);
        const TableRow* old = row(number);
        const bool isSame = old && old->key == fresh.key && old->cells == fresh.cells;
        m_store.set(number, fresh);
        if (!isSame) {
            firstChanged = firstChanged < 0 ? number : firstChanged;
            lastChanged = number;
        }
    }
    if (firstChanged >= 0) {
        emit dataChanged(index(firstChanged, 0), index(lastChanged, columnCount() - 1));
    }
}

void PagedTableModel::resize(qint64 rows)
{
    const auto wanted = static_cast<int>(std::min<qint64>(rows, std::numeric_limits<int>::max()));
    if (wanted > m_rowCount) {
        beginInsertRows({}, m_rowCount, wanted - 1);
        m_rowCount = wanted;
        endInsertRows();
    } else if (wanted < m_rowCount) {
        beginRemoveRows({}, wanted, m_rowCount - 1);
        m_rowCount = wanted;
        m_store.keepOnly(0, wanted - 1);
        endRemoveRows();
    }
}

PagedTableModel::Range PagedTableModel::lookedAt() const
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

std::optional<qint64> PagedTableModel::exactCount() const
{
    return m_isCountExact ? std::optional<qint64>(m_rowCount) : std::nullopt;
}

void PagedTableModel::setLoading(bool isLoading)
{
    if (m_isLoading != isLoading) {
        m_isLoading = isLoading;
        emit loadingChanged(isLoading);
    }
}

void PagedTableModel::report(const domain::Error& error)
{
    if (error.kind != domain::ErrorKind::Cancelled) {
        m_hasFailed = true;
        emit failed(error);
    }
}

void PagedTableModel::reportSuccess()
{
    if (std::exchange(m_hasFailed, false)) {
        emit recovered();
    }
}

} // namespace castellan::models
