#pragma once

#include "domain/port/Projections.h"
#include "models/projection/FindingTableModel.h"

#include <QList>

#include <optional>

namespace castellan::models {

/// The events that could not be put into their table, a row an event.
class FailedEventTableModel final : public FindingTableModel
{
    Q_OBJECT

public:
    enum Column { Event, Table, Object, Reason, Failures, LastFailed, ColumnCount };

    using FindingTableModel::FindingTableModel;

    void setFailures(const QList<domain::FailedEvent>& failures);
    /// Nothing if there is no such row.
    [[nodiscard]] std::optional<domain::FailedEvent> failureAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;

protected:
    [[nodiscard]] QString cellText(int row, int column) const override;
    [[nodiscard]] QString idText(int row) const override;
    [[nodiscard]] QString headerText(int column) const override;

private:
    QList<domain::FailedEvent> m_failures;
};

} // namespace castellan::models
