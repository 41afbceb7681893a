#pragma once

#include "domain/core/Id.h"
#include "domain/organization/Organization.h"
#include "models/table/PagedTableModel.h"

#include <optional>

namespace castellan::models {

/// The organizations of an instance, or of all; the filter is a substring of name, id or any domain.
class OrganizationTableModel final : public PagedTableModel
{
    Q_OBJECT

public:
    enum Column { Name, State, PrimaryDomain, Domains, Id, Instance, Created, Changed, ColumnCount };

    explicit OrganizationTableModel(TargetConnection& connection, const QString& slot, QObject* parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool isSortable(int column) const override;
    /// Null if the row is not at hand.
    [[nodiscard]] const domain::OrganizationSummary* summary(int number) const;
    /// Empty: all instances.
    [[nodiscard]] const domain::InstanceId& instance() const { return m_instance; }
    [[nodiscard]] std::optional<domain::OrganizationState> stateFilter() const { return m_state; }

    void setInstance(const domain::InstanceId& instance);
    /// Nothing: active and inactive ones.
    void setStateFilter(std::optional<domain::OrganizationState> state);

protected:
    [[nodiscard]] RowSource source() const override;
    [[nodiscard]] QVariant fact(const TableRow& row, int role) const override;
    [[nodiscard]] QString headerText(int column) const override;

private:
    domain::InstanceId m_instance;
    std::optional<domain::OrganizationState> m_state;
};

} // namespace castellan::models
