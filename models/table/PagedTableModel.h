#pragma once

#include "domain/core/Error.h"
#include "domain/port/Repository.h"
#include "models/table/PageLoader.h"
#include "models/table/RowMerge.h"
#include "models/table/RowSource.h"
#include "models/table/RowStore.h"
#include "models/table/TableRoles.h"
#include "models/table/TableRow.h"

#include <QAbstractTableModel>

#include <optional>

namespace castellan::models {

class TargetConnection;

/// A table of any length that holds a window of rows: rows not there yet are placeholders (`LoadingRole`) and are
/// fetched a page at a time when they are looked at. Filter, order and scope are the database's work. A new filter or
/// order resets the model when its first page is there; a refresh merges by key, so that selection and scroll stay.
class PagedTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    ~PagedTableModel() override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Null if it is not at hand.
    [[nodiscard]] const TableRow* row(int number) const { return m_store.row(number); }
    /// The row for the clipboard: its cells separated by tabs; empty if it is not at hand.
    [[nodiscard]] QString rowText(int number) const;
    /// The number of the row with this key, among those at hand; -1 if it is not.
    [[nodiscard]] int findKey(const QString& key) const;
    /// The first page or a new filter's answer is awaited.
    [[nodiscard]] bool isLoading() const { return m_loader.isLoading(); }
    /// Whether `rowCount` is the real number, and not one that is still being counted or was estimated.
    [[nodiscard]] bool isCountExact() const { return m_isCountExact; }
    [[nodiscard]] const QString& filter() const { return m_filter; }
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }
    /// Whether the table can be sorted by the column.
    [[nodiscard]] virtual bool isSortable(int column) const = 0;

    /// A substring; what it is looked for in, the table says.
    void setFilter(const QString& text);
    void sort(int column, Qt::SortOrder order) override;
    /// Looks again: merges what has changed in the rows that are looked at and in their number.
    void refresh();

signals:
    void loadingChanged(bool isLoading);
    /// The number of rows, or whether it is exact, has changed.
    void countChanged();
    /// A read failed; the rows there were stay.
    void failed(const castellan::domain::Error& error);
    /// A read succeeded after one that failed.
    void recovered();

protected:
    /// `slot` tells this table's requests from others on the read lanes.
    PagedTableModel(TargetConnection& connection, QString slot, QObject* parent);

    /// The rows for the present filter, order and scope.
    [[nodiscard]] virtual RowSource source() const = 0;
    /// The facts of a row that is there (roles of TableRole but LoadingRole, KeyRole, RowTextRole).
    [[nodiscard]] virtual QVariant fact(const TableRow& row, int role) const = 0;
    [[nodiscard]] virtual QString headerText(int column) const = 0;

    /// Another filter, order or scope: loads its first page and resets then.
    void reload();
    /// Forgets all rows at once (another target, another instance), then loads.
    void resetAndReload();

private:
    void follow();
    void begin(const RowPage& page, const std::optional<domain::RowCount>& count);
    void takeCount(const domain::RowCount& count);
    void takeRows(int first, int wanted, const QList<TableRow>& rows);
    void takeChanges(int first, const QList<TableRow>& rows, const domain::RowCount& count);
    void merge(int first, const QList<TableRow>& rows, const domain::RowCount& count);
    void apply(int first, const RowStep& step, const QList<TableRow>& rows);
    void overwrite(int first, const QList<TableRow>& rows);
    void resize(qint64 rows);
    void forgetRows();
    void report(const domain::Error& error);
    void reportSuccess();
    [[nodiscard]] std::optional<qint64> exactCount() const;

    mutable RowStore m_store;
    mutable PageLoader m_loader;
    int m_rowCount = 0;
    bool m_isCountExact = false;
    bool m_hasFailed = false;
    QString m_filter;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace castellan::models
