#pragma once

#include "domain/core/Error.h"
#include "models/instance/InstanceForm.h"
#include "models/object/FormSubmission.h"

#include <QWidget>

#include <memory>

namespace castellan::models {
class CommandSubmitter;
class InstanceDetail;
} // namespace castellan::models

namespace castellan::ui {

namespace Ui {
class InstanceOverview;
}

/// The form of the instance that the panel shows. What is typed stays when the rows are read again and when the
/// database refuses it.
class InstanceOverview final : public QWidget
{
    Q_OBJECT

public:
    InstanceOverview(models::InstanceDetail& detail, models::CommandSubmitter& submitter, QWidget* parent);
    ~InstanceOverview() override;

    [[nodiscard]] models::InstanceForm& form() { return m_form; }
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

    models::InstanceDetail& m_detail;
    models::CommandSubmitter& m_submitter;
    models::InstanceForm m_form;
    models::FormSubmission<models::InstanceForm> m_submission;
    std::unique_ptr<Ui::InstanceOverview> m_ui;
};

} // namespace castellan::ui
