#include "models/table/PagedTableModel.h"

#include "models/connection/TargetConnection.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace castellan::models {

PagedTableModel::PagedTableModel(TargetConnection& connection, QString slot, QObject* parent)
    : QAbstractTableModel(parent),
      m_loader(connection, std::move(slot), m_store, {[this] { return source(); }, [this] { return exactCount(); }})
{
    connect(&m_loader, &PageLoader::loadingChanged, this, &PagedTableModel::loadingChanged);
    connect(&m_loader, &PageLoader::begun, this, &PagedTableModel::begin);
    connect(&m_loader, &PageLoader::counted, this, &PagedTableModel::takeCount);
    connect(&m_loader, &PageLoader::loaded, this, &PagedTableModel::takeRows);
    connect(&m_loader, &PageLoader::refreshed, this, &PagedTableModel::takeChanges);
    connect(&m_loader, &PageLoader::failed, this, &PagedTableModel::report);
    connect(&connection, &TargetConnection::opened, this, &PagedTableModel::resetAndReload);
    connect(&connection, &TargetConnection::closing, this, &PagedTableModel::forgetRows);
    connect(&connection, &TargetConnection::refreshWanted, this, &PagedTableModel::refresh);
    // What the rows are is known only when the whole object is there.
    QMetaObject::invokeMethod(this, &PagedTableModel::follow, Qt::QueuedConnection);
}

PagedTableModel::~PagedTableModel() = default;

void PagedTableModel::follow()
{
    if (!m_loader.hasBegun()) {
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
        m_loader.note(index.row() / RowStore::pageSize);
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
    m_loader.reload();
}

void PagedTableModel::refresh()
{
    m_loader.refresh();
}

void PagedTableModel::resetAndReload()
{
    forgetRows();
    reload();
}

void PagedTableModel::forgetRows()
{
    beginResetModel();
    m_rowCount = 0;
    m_store.clear();
    endResetModel();
    m_isCountExact = false;
    m_loader.stop();
    emit countChanged();
}

void PagedTableModel::begin(const RowPage& page, const std::optional<domain::RowCount>& count)
{
    const bool isAll = page.rows.size() < RowStore::pageSize;
    beginResetModel();
    m_store.clear();
    m_rowCount = static_cast<int>(page.rows.size());
    for (int i = 0; i < m_rowCount; ++i) {
        m_store.set(i, page.rows.at(i));
    }
    endResetModel();
    m_isCountExact = isAll;
    if (count && !isAll) {
        m_isCountExact = count->exact;
        resize(std::max<qint64>(count->rows, m_rowCount));
    }
    reportSuccess();
    emit countChanged();
}

void PagedTableModel::takeCount(const domain::RowCount& count)
{
    if (!m_isCountExact) {
        m_isCountExact = count.exact;
        resize(std::max<qint64>(count.rows, m_rowCount));
        emit countChanged();
    }
}

void PagedTableModel::takeRows(int first, int wanted, const QList<TableRow>& rows)
{
    overwrite(first, rows);
    reportSuccess();
    if (rows.size() < std::min(wanted, m_rowCount - first)) {
        refresh(); // rows have gone meanwhile
    }
}

void PagedTableModel::takeChanges(int first, const QList<TableRow>& rows, const domain::RowCount& count)
{
    merge(first, rows, count);
    reportSuccess();
    emit countChanged();
}

void PagedTableModel::merge(int first, const QList<TableRow>& rows, const domain::RowCount& count)
{
    const int held = m_store.size();
    m_store.keepOnly(first, first + static_cast<int>(rows.size()) - 1);
    const bool hasLetGo = m_store.size() < held;
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
    if (hasLetGo && m_rowCount > 0) { // a view that shows such a row asks for it again only when it paints it
        emit dataChanged(index(0, 0), index(m_rowCount - 1, columnCount() - 1));
    }
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

std::optional<qint64> PagedTableModel::exactCount() const
{
    return m_isCountExact ? std::optional<qint64>(m_rowCount) : std::nullopt;
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
