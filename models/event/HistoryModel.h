#pragma once

#include "models/event/EventRow.h"
#include "models/event/StateAtEvent.h"
#include "models/table/TableRoles.h"

#include <QAbstractTableModel>
#include <QList>

namespace castellan::models {

/// One object's own events, newest first: at most its newest 1,000.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int mostRows = 1000;
    enum Column { Sequence, Time, Type, Creator, Payload, ColumnCount };

    explicit HistoryModel(QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] const domain::StoredEvent& event(int row) const;
    [[nodiscard]] QString rowText(int row) const;
    /// The object as it was when the row's event had happened, and what that event changed.
    [[nodiscard]] StateAtEvent stateAt(int row) const;
    /// Whether the object's first event is there; without it states may lack what happened earlier.
    [[nodiscard]] bool isComplete() const;

    /// Oldest first, as they are read. Adds what is new on top where it can.
    void setEvents(const QList<domain::StoredEvent>& events);
    /// After a change of language: times and numbers are written once more.
    void reword();

private:
    QList<EventRow> m_rows; ///< oldest first
};

} // namespace castellan::models
