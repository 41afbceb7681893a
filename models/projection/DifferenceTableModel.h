#pragma once

#include "domain/projection/Difference.h"
#include "models/projection/FindingTableModel.h"

#include <QList>

namespace castellan::models {

/// What a verification found, a row a difference.
class DifferenceTableModel final : public FindingTableModel
{
    Q_OBJECT

public:
    enum Column { Kind, Table, Object, Cell, RowValue, EventsValue, Event, ColumnCount };

    using FindingTableModel::FindingTableModel;

    void setDifferences(const QList<domain::Difference>& differences);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

protected:
    [[nodiscard]] QString cellText(int row, int column) const override;
    [[nodiscard]] QString idText(int row) const override;
    [[nodiscard]] QString headerText(int column) const override;

private:
    QList<domain::Difference> m_differences;
};

/// A table as people call it: `Organizations`.
[[nodiscard]] QString projectionTitle(domain::ProjectionName name);

} // namespace castellan::models
