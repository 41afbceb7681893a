#pragma once

#include "domain/core/Id.h"
#include "models/instance/InstanceForm.h"

#include <QDialog>

#include <memory>

namespace castellan::models {
class CommandSubmitter;
}

namespace castellan::ui {

namespace Ui {
class NewInstanceDialog;
}

/// Asks for a new instance and makes it; stays with what was typed when it is refused.
class NewInstanceDialog final : public QDialog
{
    Q_OBJECT

public:
    NewInstanceDialog(models::CommandSubmitter& submitter, QWidget* parent);
    ~NewInstanceDialog() override;

signals:
    void created(const castellan::domain::InstanceId& id);

private:
    void bind();
    void showState();
    void submit();
    void setBusy(bool isBusy);

    models::CommandSubmitter& m_submitter;
    models::InstanceForm m_form;
    std::unique_ptr<Ui::NewInstanceDialog> m_ui;
    bool m_isBusy = false;
};

} // namespace castellan::ui
