#pragma once

#include "models/domains/DomainActions.h"
#include "models/domains/DomainRow.h"

#include <QDialog>

#include <memory>

namespace castellan::models {
class CommandSubmitter;
}

namespace castellan::ui {

namespace Ui {
class RemoveDomainDialog;
}

/// Asks whether a domain is to be removed, says what a person should know before, and removes it.
class RemoveDomainDialog final : public QDialog
{
    Q_OBJECT

public:
    RemoveDomainDialog(models::CommandSubmitter& submitter, models::DomainRow domain, QWidget* parent);
    ~RemoveDomainDialog() override;

signals:
    void removed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void submit();
    void retranslate();
    void setBusy(bool isBusy);

    models::CommandSubmitter& m_submitter;
    models::DomainRow m_domain;
    models::DomainActions m_actions;
    std::unique_ptr<Ui::RemoveDomainDialog> m_ui;
    bool m_isBusy = false;
};

} // namespace castellan::ui
