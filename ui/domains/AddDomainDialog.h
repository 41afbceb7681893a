#pragma once

#include "domain/core/Id.h"
#include "models/domains/DomainForm.h"

#include <QDialog>

#include <memory>

namespace castellan::models {
class CommandSubmitter;
}

namespace castellan::ui {

namespace Ui {
class AddDomainDialog;
}

/// Asks for a new domain of an instance or an organization and adds it; stays with what was typed when it is refused.
class AddDomainDialog final : public QDialog
{
    Q_OBJECT

public:
    /// An empty organization: a domain of the instance itself.
    AddDomainDialog(models::CommandSubmitter& submitter, const domain::InstanceId& instance,
                    const domain::OrganizationId& organization, QWidget* parent);
    ~AddDomainDialog() override;

signals:
    /// `domain` as it was stored.
    void added(const QString& domain);

protected:
    void changeEvent(QEvent* event) override;

private:
    void bind();
    void showForm();
    void chooseKind();
    void chooseVerified();
    void submit();
    void setBusy(bool isBusy);
    void retranslate();

    models::CommandSubmitter& m_submitter;
    std::unique_ptr<models::DomainForm> m_form;
    std::unique_ptr<Ui::AddDomainDialog> m_ui;
    bool m_isBusy = false;
};

} // namespace castellan::ui
