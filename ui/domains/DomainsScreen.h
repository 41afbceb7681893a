#pragma once

#include "domain/core/Id.h"
#include "models/domains/DomainTableModel.h"
#include "ui/shell/ListScreen.h"

class QAction;
class QComboBox;

namespace castellan::models {
class CommandSubmitter;
class TargetConnection;
} // namespace castellan::models

namespace castellan::ui {

class DomainCommands;
class DomainPanel;

/// The domains of one instance or of all: its own, trusted ones, and those of organizations.
class DomainsScreen final : public ListScreen
{
    Q_OBJECT

public:
    DomainsScreen(models::TargetConnection& connection, models::CommandSubmitter& submitter, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("domains"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QList<QAction*> actions(MenuId menu) const override;
    [[nodiscard]] QWidget* detailPanel() override;
    void focusDetail() override;

    /// Empty: all instances.
    void setInstance(const domain::InstanceId& instance);

protected:
    [[nodiscard]] QString filterName() const override;
    [[nodiscard]] QString filterHint() const override;
    [[nodiscard]] QString countText(int rows) const override;
    [[nodiscard]] Nothing nothing(bool isFiltered) const override;
    [[nodiscard]] bool hasOtherFilter() const override;
    void clearOtherFilter() override;
    void currentRowChanged() override;
    void retranslate() override;

private:
    void chooseKind();
    void goToOwner();

    models::DomainTableModel m_model;
    QComboBox* m_kind;
    QAction* m_owner;
    DomainCommands* m_commands;
    DomainPanel* m_panel;
};

} // namespace castellan::ui
