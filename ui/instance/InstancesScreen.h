#pragma once

#include "models/instance/InstanceTableModel.h"
#include "ui/shell/ListScreen.h"

class QAction;

namespace castellan::models {
class CommandSubmitter;
class TargetConnection;
} // namespace castellan::models

namespace castellan::ui {

class InstanceActions;
class InstancePanel;

/// All instances of the target.
class InstancesScreen final : public ListScreen
{
    Q_OBJECT

public:
    InstancesScreen(models::TargetConnection& connection, models::CommandSubmitter& submitter,
                    QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("instances"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QList<QAction*> actions(MenuId menu) const override;
    [[nodiscard]] QWidget* detailPanel() override;
    void focusDetail() override;
    [[nodiscard]] QList<models::UnappliedChange> unapplied() override;

protected:
    [[nodiscard]] QString filterName() const override;
    [[nodiscard]] QString filterHint() const override;
    [[nodiscard]] QString countText(int rows) const override;
    [[nodiscard]] Nothing nothing(bool isFiltered) const override;
    void actOnNothing() override;
    void currentRowChanged() override;

private:
    models::InstanceTableModel m_model;
    InstancePanel* m_panel;
    InstanceActions* m_actions;
};

} // namespace castellan::ui
