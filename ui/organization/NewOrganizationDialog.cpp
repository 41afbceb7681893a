#include "ui/organization/NewOrganizationDialog.h"

#include "models/background/WhenFinished.h"
#include "models/changes/CommandSubmitter.h"
#include "models/table/TableRoles.h"
#include "ui/common/FieldProblem.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Refusal.h"
#include "ui_NewOrganizationDialog.h"

#include <QAbstractItemModel>
#include <QPushButton>

namespace castellan::ui {

NewOrganizationDialog::NewOrganizationDialog(models::CommandSubmitter& submitter, QAbstractItemModel& instances,
                                             const domain::InstanceId& instance, QWidget* parent)
    : QDialog(parent),
      m_submitter(submitter),
      m_ui(std::make_unique<Ui::NewOrganizationDialog>())
{
    m_ui->setupUi(this);
    m_ui->nameProblem->setField(m_ui->name);
    m_ui->idProblem->setField(m_ui->id);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("Create"));
    m_ui->instance->setModel(&instances);
    m_form.clear(instance);
    bind();
    for (int row = 0; row < instances.rowCount(); ++row) {
        if (instances.index(row, 0).data(models::IdRole).toString() == instance.value()) {
            m_ui->instance->setCurrentIndex(row);
        }
    }
    chooseInstance();
    m_ui->name->setFocus();
}

NewOrganizationDialog::~NewOrganizationDialog() = default;

void NewOrganizationDialog::bind()
{
    connect(m_ui->instance, &QComboBox::currentIndexChanged, this, &NewOrganizationDialog::chooseInstance);
    connect(m_ui->name, &QLineEdit::textChanged, &m_form, &models::OrganizationForm::setName);
    connect(m_ui->id, &QLineEdit::textChanged, &m_form, &models::OrganizationForm::setId);
    connect(m_ui->generatedDomain, &QCheckBox::toggled, &m_form, &models::OrganizationForm::setMakesGeneratedDomain);
    connect(&m_form, &models::OrganizationForm::changed, this, &NewOrganizationDialog::showState);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &NewOrganizationDialog::submit);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void NewOrganizationDialog::chooseInstance()
{
    m_form.clear(domain::InstanceId(m_ui->instance->currentData(models::IdRole).toString()));
    m_form.setName(m_ui->name->text());
    m_form.setId(m_ui->id->text());
    m_form.setMakesGeneratedDomain(m_ui->generatedDomain->isChecked());
    showState();
}

void NewOrganizationDialog::showState()
{
    // A field that nobody has touched yet is not wrong.
    m_ui->nameProblem->setProblem(m_ui->name->isModified() ? m_form.nameProblem() : QString());
    m_ui->idProblem->setProblem(m_form.idProblem());
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(m_form.canSubmit() && !m_isBusy);
}

void NewOrganizationDialog::submit()
{
    if (!m_form.canSubmit() || m_isBusy) {
        return;
    }
    setBusy(true);
    m_ui->message->clear();
    models::whenFinished(
        m_submitter.submit(m_form.batch()), this, [this](const domain::Result<domain::BatchOutcome>& outcome) {
            setBusy(false);
            if (!outcome) {
                showRefusal(outcome.error(),
                            {{QStringLiteral("name"), m_ui->nameProblem}, {QStringLiteral("id"), m_ui->idProblem}},
                            *m_ui->message);
                return;
            }
            emit created(m_form.instance(), domain::OrganizationId(outcome->results.value(0).id));
            accept();
        });
}

void NewOrganizationDialog::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    showState();
}

} // namespace castellan::ui
