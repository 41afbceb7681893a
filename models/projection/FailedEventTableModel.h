#pragma once

#include "domain/port/Projections.h"

#include <QAbstractTableModel>
#include <QList>

#include <optional>

namespace castellan::models {

/// The events that could not be put into their table, a row an event.
class FailedEventTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Event, Table, Object, Reason, Failures, LastFailed, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFailures(const QList<domain::FailedEvent>& failures);
    /// Nothing if there is no such row.
    [[nodiscard]] std::optional<domain::FailedEvent> failureAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] static QString cellText(const domain::FailedEvent& failure, int column);

    QList<domain::FailedEvent> m_failures;
};

} // namespace castellan::models
