#pragma once

#include <QAbstractTableModel>
#include <QString>

namespace castellan::models {

/// A table whose rows are all at hand and are only read: its heirs say what the cells say.
class FindingTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;

protected:
    /// As it may be shown: text of others with hidden characters visible.
    [[nodiscard]] virtual QString cellText(int row, int column) const = 0;
    /// The id for the clipboard.
    [[nodiscard]] virtual QString idText(int row) const = 0;
    [[nodiscard]] virtual QString headerText(int column) const = 0;

private:
    [[nodiscard]] QString rowText(int row) const;
};

} // namespace castellan::models
