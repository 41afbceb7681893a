#pragma once

#include "domain/core/Id.h"
#include "models/domains/DomainRow.h"
#include "models/table/PagedTableModel.h"

#include <optional>

namespace castellan::models {

/// Instance, trusted and organization domains in one list; the filter is a substring of the domain.
class DomainTableModel final : public PagedTableModel
{
    Q_OBJECT

public:
    enum Column { Domain, Kind, State, Organization, Instance, Created, Changed, ColumnCount };

    explicit DomainTableModel(TargetConnection& connection, const QString& slot, QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool isSortable(int column) const override;
    /// Null if the row is not at hand.
    [[nodiscard]] const DomainRow* domainRow(int number) const;
    [[nodiscard]] std::optional<DomainKind> kindFilter() const { return m_kind; }

    /// Empty: all instances.
    void setInstance(const domain::InstanceId& instance);
    /// Nothing: all kinds.
    void setKindFilter(std::optional<DomainKind> kind);

protected:
    [[nodiscard]] RowSource source() const override;
    [[nodiscard]] QVariant fact(const TableRow& row, int role) const override;
    [[nodiscard]] QString headerText(int column) const override;

private:
    domain::InstanceId m_instance;
    std::optional<DomainKind> m_kind;
};

} // namespace castellan::models
