#include "ui/common/RemovalDialog.h"

#include "models/background/WhenFinished.h"
#include "models/changes/CommandSubmitter.h"
#include "ui/common/MessageBar.h"
#include "ui/common/PlainLabel.h"
#include "ui_RemovalDialog.h"

#include <QPushButton>

namespace castellan::ui {

RemovalDialog::RemovalDialog(models::CommandSubmitter& submitter, std::unique_ptr<models::RemovalForm> form,
                             const QString& title, QWidget* parent)
    : QDialog(parent),
      m_submitter(submitter),
      m_form(std::move(form)),
      m_ui(std::make_unique<Ui::RemovalDialog>())
{
    m_ui->setupUi(this);
    setWindowTitle(title);
    m_ui->question->setWordWrap(true);
    m_ui->question->setForeignText(m_form->question());
    m_ui->instruction->setWordWrap(true);
    m_ui->instruction->setForeignText(tr("To confirm, type the name: %1").arg(m_form->shownName()));
    QPushButton* const remove = m_ui->buttons->button(QDialogButtonBox::Ok);
    remove->setText(tr("Remove"));
    remove->setAutoDefault(false);
    m_ui->buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    connect(m_ui->typed, &QLineEdit::textChanged, m_form.get(), &models::RemovalForm::setTypedName);
    connect(m_form.get(), &models::RemovalForm::changed, this, &RemovalDialog::showState);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &RemovalDialog::submit);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showState();
    m_ui->typed->setFocus();
}

RemovalDialog::~RemovalDialog() = default;

void RemovalDialog::showState()
{
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(m_form->canSubmit() && !m_isBusy);
}

void RemovalDialog::submit()
{
    if (!m_form->canSubmit() || m_isBusy) {
        return;
    }
    m_isBusy = true;
    showState();
    models::whenFinished(m_submitter.submit(m_form->command()), this,
                         [this](const domain::Result<domain::BatchOutcome>& outcome) {
                             m_isBusy = false;
                             showState();
                             if (!outcome) {
                                 m_ui->message->showError(outcome.error());
                                 return;
                             }
                             emit removed();
                             accept();
                         });
}

} // namespace castellan::ui
