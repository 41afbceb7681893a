#include "ui/domains/AddDomainDialog.h"

#include "models/background/WhenFinished.h"
#include "models/changes/CommandSubmitter.h"
#include "ui/common/FieldProblem.h"
#include "ui/common/MessageBar.h"
#include "ui/common/PlainLabel.h"
#include "ui/common/Refusal.h"
#include "ui_AddDomainDialog.h"

#include <QEvent>
#include <QPushButton>

namespace castellan::ui {

namespace {

enum AddedKind { CustomChoice, TrustedChoice };
enum VerifiedChoice { ByPolicy, IsVerified, IsNotVerified };

std::unique_ptr<models::DomainForm> makeForm(const domain::InstanceId& instance,
                                             const domain::OrganizationId& organization)
{
    return organization.isEmpty() ? std::make_unique<models::DomainForm>(instance, models::DomainKind::Custom)
                                  : std::make_unique<models::DomainForm>(instance, organization);
}

} // namespace

AddDomainDialog::AddDomainDialog(models::CommandSubmitter& submitter, const domain::InstanceId& instance,
                                 const domain::OrganizationId& organization, QWidget* parent)
    : QDialog(parent),
      m_submitter(submitter),
      m_form(makeForm(instance, organization)),
      m_ui(std::make_unique<Ui::AddDomainDialog>())
{
    m_ui->setupUi(this);
    m_ui->domainProblem->setField(m_ui->domain);
    m_ui->storedForm->setSubdued(true);
    m_ui->storedForm->setWordWrap(true);
    m_ui->suffixWarning->setWordWrap(true);
    const bool isOrganizations = !organization.isEmpty();
    for (QWidget* widget : {static_cast<QWidget*>(m_ui->kindLabel), static_cast<QWidget*>(m_ui->kind)}) {
        widget->setVisible(!isOrganizations);
    }
    for (QWidget* widget : {static_cast<QWidget*>(m_ui->verifiedLabel), static_cast<QWidget*>(m_ui->verified),
                            static_cast<QWidget*>(m_ui->primary)}) {
        widget->setVisible(isOrganizations);
    }
    bind();
    retranslate();
    m_ui->domain->setFocus();
}

AddDomainDialog::~AddDomainDialog() = default;

void AddDomainDialog::bind()
{
    connect(m_ui->domain, &QLineEdit::textChanged, m_form.get(), &models::DomainForm::setDomain);
    connect(m_ui->kind, &QComboBox::currentIndexChanged, this, &AddDomainDialog::chooseKind);
    connect(m_ui->verified, &QComboBox::currentIndexChanged, this, &AddDomainDialog::chooseVerified);
    connect(m_ui->primary, &QCheckBox::toggled, m_form.get(), &models::DomainForm::setPrimary);
    connect(m_form.get(), &models::DomainForm::changed, this, &AddDomainDialog::showForm);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &AddDomainDialog::submit);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void AddDomainDialog::showForm()
{
    m_ui->domainProblem->setProblem(m_form->domainProblem());
    const QString stored = m_form->storedForm();
    const bool isOtherForm = !stored.isEmpty() && stored != m_form->domain();
    m_ui->storedForm->setForeignText(isOtherForm ? tr("Stored as %1").arg(stored) : QString());
    m_ui->storedForm->setVisible(isOtherForm);
    m_ui->suffixWarning->setForeignText(m_form->domainWarning());
    m_ui->suffixWarning->setVisible(!m_form->domainWarning().isEmpty());
    // What the form decided by itself: a primary domain is verified too.
    const std::optional<bool> verified = m_form->isVerified();
    m_ui->verified->setCurrentIndex(!verified ? ByPolicy : (*verified ? IsVerified : IsNotVerified));
    m_ui->primary->setChecked(m_form->isPrimary());
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(m_form->canSubmit() && !m_isBusy);
}

void AddDomainDialog::chooseKind()
{
    m_form->setKind(m_ui->kind->currentIndex() == TrustedChoice ? models::DomainKind::Trusted
                                                                : models::DomainKind::Custom);
}

void AddDomainDialog::chooseVerified()
{
    switch (m_ui->verified->currentIndex()) {
    case IsVerified: m_form->setVerified(true); break;
    case IsNotVerified: m_form->setVerified(false); break;
    default: m_form->setVerified(std::nullopt); break;
    }
}

void AddDomainDialog::submit()
{
    if (!m_form->canSubmit() || m_isBusy) {
        return;
    }
    setBusy(true);
    m_ui->message->clear();
    const QString stored = m_form->storedForm();
    models::whenFinished(
        m_submitter.submit(m_form->command()), this,
        [this, stored](const domain::Result<domain::BatchOutcome>& outcome) {
            setBusy(false);
            if (!outcome) {
                showRefusal(outcome.error(), {{QStringLiteral("domain"), m_ui->domainProblem}}, *m_ui->message);
                return;
            }
            emit added(stored);
            accept();
        });
}

void AddDomainDialog::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    showForm();
}

void AddDomainDialog::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("Add", "button"));
    showForm();
}

void AddDomainDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
