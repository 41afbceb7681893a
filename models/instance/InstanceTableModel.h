#pragma once

#include "domain/instance/Instance.h"
#include "models/table/PagedTableModel.h"

namespace castellan::models {

/// All instances; the filter is a substring of name, id or any domain. Also what the instance picker lists.
class InstanceTableModel final : public PagedTableModel
{
    Q_OBJECT

public:
    enum Column { Name, PrimaryDomain, Domains, Organizations, DefaultLanguage, Id, Created, Changed, ColumnCount };

    /// `slot` must differ between models that live at the same time.
    explicit InstanceTableModel(TargetConnection& connection, const QString& slot, QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool isSortable(int column) const override;
    /// Null if the row is not at hand.
    [[nodiscard]] const domain::InstanceSummary* summary(int number) const;

protected:
    [[nodiscard]] RowSource source() const override;
    [[nodiscard]] QVariant fact(const TableRow& row, int role) const override;
    [[nodiscard]] QString headerText(int column) const override;
};

} // namespace castellan::models
