#pragma once

#include "domain/projection/Difference.h"

#include <QAbstractTableModel>
#include <QList>

namespace castellan::models {

/// What a verification found, a row a difference.
class DifferenceTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Kind, Table, Object, Cell, RowValue, EventsValue, Event, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setDifferences(const QList<domain::Difference>& differences);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] static QString cellText(const domain::Difference& difference, int column);

    QList<domain::Difference> m_differences;
};

/// A table as people call it: `Organizations`.
[[nodiscard]] QString projectionTitle(domain::ProjectionName name);

} // namespace castellan::models
