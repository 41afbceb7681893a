#pragma once

#include "domain/core/Id.h"
#include "models/organization/OrganizationTableModel.h"
#include "ui/shell/ListScreen.h"

class QAction;
class QComboBox;

namespace castellan::models {
class CommandSubmitter;
struct DraftSubject;
class TargetConnection;
} // namespace castellan::models

namespace castellan::ui {

class OrganizationActions;
class OrganizationPanel;

/// The organizations of one instance or of all.
class OrganizationsScreen final : public ListScreen
{
    Q_OBJECT

public:
    /// `instances` is what a new organization's instance is chosen from.
    OrganizationsScreen(models::TargetConnection& connection, models::CommandSubmitter& submitter,
                        QAbstractItemModel& instances, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("organizations"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QList<QAction*> actions(MenuId menu) const override;
    [[nodiscard]] QWidget* detailPanel() override;
    void focusDetail() override;
    [[nodiscard]] QList<models::UnappliedChange> unapplied() override;

    /// Empty: all instances.
    void setInstance(const domain::InstanceId& instance);

signals:
    /// A draft of that instance is to be shown, and another instance is.
    void instanceRequested(const castellan::domain::InstanceId& instance);

protected:
    [[nodiscard]] QString filterName() const override;
    [[nodiscard]] QString filterHint() const override;
    [[nodiscard]] QString countText(int rows) const override;
    [[nodiscard]] Nothing nothing(bool isFiltered) const override;
    [[nodiscard]] bool hasOtherFilter() const override;
    void clearOtherFilter() override;
    void actOnNothing() override;
    void currentRowChanged() override;
    void retranslate() override;

private:
    void chooseState();
    void returnTo(const models::DraftSubject& draft);

    models::OrganizationTableModel m_model;
    domain::InstanceId m_instance; ///< empty: all
    QComboBox* m_state;
    OrganizationPanel* m_panel;
    OrganizationActions* m_actions;
};

} // namespace castellan::ui
