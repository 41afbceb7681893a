#pragma once

#include "models/changes/RemovalForm.h"

#include <QDialog>

#include <memory>

namespace castellan::models {
class CommandSubmitter;
}

namespace castellan::ui {

namespace Ui {
class RemovalDialog;
}

/// Asks for the name of what is to be removed, says what goes with it, and removes it.
class RemovalDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `title` names what is removed: "Remove organization".
    RemovalDialog(models::CommandSubmitter& submitter, std::unique_ptr<models::RemovalForm> form, const QString& title,
                  QWidget* parent);
    ~RemovalDialog() override;

signals:
    void removed();

private:
    void showState();
    void submit();

    models::CommandSubmitter& m_submitter;
    std::unique_ptr<models::RemovalForm> m_form;
    std::unique_ptr<Ui::RemovalDialog> m_ui;
    bool m_isBusy = false;
};

} // namespace castellan::ui
