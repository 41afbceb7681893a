#include "ui/domains/RemoveDomainDialog.h"

#include "models/background/WhenFinished.h"
#include "models/changes/CommandSubmitter.h"
#include "models/table/VisibleText.h"
#include "ui/common/MessageBar.h"
#include "ui/common/PlainLabel.h"
#include "ui_RemoveDomainDialog.h"

#include <QEvent>
#include <QPushButton>

namespace castellan::ui {

RemoveDomainDialog::RemoveDomainDialog(models::CommandSubmitter& submitter, models::DomainRow domain, QWidget* parent)
    : QDialog(parent),
      m_submitter(submitter),
      m_domain(std::move(domain)),
      m_actions(m_domain),
      m_ui(std::make_unique<Ui::RemoveDomainDialog>())
{
    m_ui->setupUi(this);
    m_ui->question->setWordWrap(true);
    m_ui->warning->setWordWrap(true);
    QPushButton* const remove = m_ui->buttons->button(QDialogButtonBox::Ok);
    remove->setAutoDefault(false);
    m_ui->buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    m_ui->buttons->button(QDialogButtonBox::Cancel)->setFocus();
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &RemoveDomainDialog::submit);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
}

RemoveDomainDialog::~RemoveDomainDialog() = default;

void RemoveDomainDialog::submit()
{
    if (m_isBusy) {
        return;
    }
    setBusy(true);
    m_ui->message->clear();
    models::whenFinished(m_submitter.submit(m_actions.remove()), this,
                         [this](const domain::Result<domain::BatchOutcome>& outcome) {
                             setBusy(false);
                             if (!outcome) {
                                 m_ui->message->showError(outcome.error());
                                 return;
                             }
                             emit removed();
                             accept();
                         });
}

void RemoveDomainDialog::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(!isBusy);
}

void RemoveDomainDialog::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->question->setForeignText(tr("Remove the domain %1?").arg(models::visibleText(m_domain.domain)));
    m_ui->warning->setForeignText(m_actions.removalWarning());
    m_ui->warning->setVisible(!m_actions.removalWarning().isEmpty());
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("Remove", "button"));
}

void RemoveDomainDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
