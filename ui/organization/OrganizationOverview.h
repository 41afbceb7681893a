#pragma once

#include "domain/core/Error.h"
#include "domain/core/Result.h"
#include "domain/invoke/BatchOutcome.h"
#include "models/organization/OrganizationForm.h"

#include <QWidget>

#include <memory>

namespace castellan::models {
class CommandSubmitter;
class OrganizationDetail;
} // namespace castellan::models

namespace castellan::ui {

namespace Ui {
class OrganizationOverview;
}

/// The form of the organization that the panel shows. What is typed stays when the rows are read again and when the
/// database refuses it.
class OrganizationOverview final : public QWidget
{
    Q_OBJECT

public:
    OrganizationOverview(models::OrganizationDetail& detail, models::CommandSubmitter& submitter, QWidget* parent);
    ~OrganizationOverview() override;

    [[nodiscard]] models::OrganizationForm& form() { return m_form; }
    /// The keyboard into the name, all of it selected.
    void editName();

signals:
    void applied();
    /// A change was refused whose object is not shown any more; it is a draft now.
    void errorRaised(const castellan::domain::Error& error);
    /// The button that asks for the removal was pressed.
    void removeRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void bind();
    void showDetail();
    void showForm();
    void showOffers();
    void showFacts();
    void apply();
    void receive(const models::OrganizationForm::Draft& sent, const domain::Result<domain::BatchOutcome>& outcome);

    models::OrganizationDetail& m_detail;
    models::CommandSubmitter& m_submitter;
    models::OrganizationForm m_form;
    std::unique_ptr<Ui::OrganizationOverview> m_ui;
    bool m_isBusy = false;
};

} // namespace castellan::ui
