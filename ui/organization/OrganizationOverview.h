#pragma once

#include "domain/core/Error.h"
#include "models/object/FormSubmission.h"
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
    void bindSubmission();
    void showDetail();
    void showForm();
    void showOffers();
    void showFacts();

    models::OrganizationDetail& m_detail;
    models::CommandSubmitter& m_submitter;
    models::OrganizationForm m_form;
    models::FormSubmission<models::OrganizationForm> m_submission;
    std::unique_ptr<Ui::OrganizationOverview> m_ui;
};

} // namespace castellan::ui
