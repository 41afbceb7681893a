#include "ui/instance/NewInstanceDialog.h"

#include "models/background/WhenFinished.h"
#include "models/changes/CommandSubmitter.h"
#include "ui/common/FieldProblem.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Refusal.h"
#include "ui_NewInstanceDialog.h"

#include <QPushButton>

namespace castellan::ui {

NewInstanceDialog::NewInstanceDialog(models::CommandSubmitter& submitter, QWidget* parent)
    : QDialog(parent),
      m_submitter(submitter),
      m_ui(std::make_unique<Ui::NewInstanceDialog>())
{
    m_ui->setupUi(this);
    m_ui->nameProblem->setField(m_ui->name);
    m_ui->languageProblem->setField(m_ui->language);
    m_ui->idProblem->setField(m_ui->id);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("Create"));
    m_form.clear();
    bind();
    showState();
    m_ui->name->setFocus();
}

NewInstanceDialog::~NewInstanceDialog() = default;

void NewInstanceDialog::bind()
{
    connect(m_ui->name, &QLineEdit::textChanged, &m_form, &models::InstanceForm::setName);
    connect(m_ui->language, &QLineEdit::textChanged, &m_form, &models::InstanceForm::setDefaultLanguage);
    connect(m_ui->id, &QLineEdit::textChanged, &m_form, &models::InstanceForm::setId);
    connect(&m_form, &models::InstanceForm::changed, this, &NewInstanceDialog::showState);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &NewInstanceDialog::submit);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void NewInstanceDialog::showState()
{
    // A field that nobody has touched yet is not wrong.
    m_ui->nameProblem->setProblem(m_ui->name->isModified() ? m_form.nameProblem() : QString());
    m_ui->languageProblem->setProblem(m_form.defaultLanguageProblem());
    m_ui->idProblem->setProblem(m_form.idProblem());
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(m_form.canSubmit() && !m_isBusy);
}

void NewInstanceDialog::submit()
{
    if (!m_form.canSubmit() || m_isBusy) {
        return;
    }
    setBusy(true);
    m_ui->message->clear();
    models::whenFinished(m_submitter.submit(m_form.batch()), this,
                         [this](const domain::Result<domain::BatchOutcome>& outcome) {
                             setBusy(false);
                             if (!outcome) {
                                 showRefusal(outcome.error(),
                                             {{QStringLiteral("name"), m_ui->nameProblem},
                                              {QStringLiteral("id"), m_ui->idProblem},
                                              {QStringLiteral("defaultLanguage"), m_ui->languageProblem}},
                                             *m_ui->message);
                                 return;
                             }
                             emit created(domain::InstanceId(outcome->results.value(0).id));
                             accept();
                         });
}

void NewInstanceDialog::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    showState();
}

} // namespace castellan::ui
