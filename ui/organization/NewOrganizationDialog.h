#pragma once

#include "domain/core/Id.h"
#include "models/organization/OrganizationForm.h"

#include <QDialog>

#include <memory>

class QAbstractItemModel;

namespace castellan::models {
class CommandSubmitter;
}

namespace castellan::ui {

namespace Ui {
class NewOrganizationDialog;
}

/// Asks for a new organization and makes it; stays with what was typed when it is refused.
class NewOrganizationDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `instances` lists what can be chosen (IdRole); `instance` is chosen at the start, if it is not empty.
    NewOrganizationDialog(models::CommandSubmitter& submitter, QAbstractItemModel& instances,
                          const domain::InstanceId& instance, QWidget* parent);
    ~NewOrganizationDialog() override;

signals:
    void created(const castellan::domain::InstanceId& instance, const castellan::domain::OrganizationId& id);

private:
    void bind();
    void chooseInstance();
    void showState();
    void submit();
    void setBusy(bool isBusy);

    models::CommandSubmitter& m_submitter;
    models::OrganizationForm m_form;
    std::unique_ptr<Ui::NewOrganizationDialog> m_ui;
    bool m_isBusy = false;
};

} // namespace castellan::ui
