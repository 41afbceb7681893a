#include "ui/domains/DomainCommands.h"

#include "models/background/WhenFinished.h"
#include "models/changes/CommandSubmitter.h"
#include "models/domains/DomainActions.h"
#include "models/table/VisibleText.h"
#include "ui/common/Icons.h"
#include "ui/common/Offer.h"
#include "ui/domains/RemoveDomainDialog.h"

#include <QAction>
#include <QEvent>
#include <QWidget>

namespace castellan::ui {

DomainCommands::DomainCommands(models::CommandSubmitter& submitter, QWidget& widget)
    : QObject(&widget),
      m_submitter(submitter),
      m_widget(widget),
      m_verify(new QAction(icons::verified(), QString(), this)),
      m_makePrimary(new QAction(icons::primary(), QString(), this)),
      m_remove(new QAction(icons::remove(), QString(), this))
{
    m_verify->setObjectName(QStringLiteral("verifyDomain"));
    m_makePrimary->setObjectName(QStringLiteral("makeDomainPrimary"));
    m_remove->setObjectName(QStringLiteral("removeDomain"));
    m_remove->setShortcut(QKeySequence(Qt::Key_Delete));
    m_remove->setShortcutContext(Qt::WidgetShortcut);
    connect(m_verify, &QAction::triggered, this, [this] {
        submit(models::DomainActions(*m_domain).verify(),
               tr("%1 is verified now.").arg(models::visibleText(m_domain->domain)));
    });
    connect(m_makePrimary, &QAction::triggered, this, [this] {
        submit(models::DomainActions(*m_domain).makePrimary(),
               tr("%1 is the primary domain now.").arg(models::visibleText(m_domain->domain)));
    });
    connect(m_remove, &QAction::triggered, this, &DomainCommands::askRemoval);
    connect(&m_submitter, &models::CommandSubmitter::obstacleChanged, this, &DomainCommands::showEnabled);
    m_widget.installEventFilter(this);
    retranslate();
    showEnabled();
}

void DomainCommands::setDomain(const std::optional<models::DomainRow>& domain)
{
    m_domain = domain;
    showEnabled();
}

void DomainCommands::submit(std::unique_ptr<domain::Command> command, const QString& notice)
{
    m_isBusy = true;
    showEnabled();
    emit started();
    models::whenFinished(m_submitter.submit(std::move(command)), this,
                         [this, notice](const domain::Result<domain::BatchOutcome>& outcome) {
                             m_isBusy = false;
                             showEnabled();
                             if (outcome) {
                                 emit noticeRaised(notice);
                             } else {
                                 emit failed(outcome.error());
                             }
                         });
}

void DomainCommands::askRemoval()
{
    auto* dialog = new RemoveDomainDialog(m_submitter, *m_domain, m_widget.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString notice = tr("%1 was removed.").arg(models::visibleText(m_domain->domain));
    connect(dialog, &RemoveDomainDialog::removed, this, [this, notice] { emit noticeRaised(notice); });
    emit started();
    dialog->open();
}

void DomainCommands::showEnabled()
{
    const bool isThere = m_domain.has_value() && !m_isBusy;
    offer(*m_verify, isThere && models::DomainActions(*m_domain).canVerify(), m_submitter);
    offer(*m_makePrimary, isThere && models::DomainActions(*m_domain).canMakePrimary(), m_submitter);
    offer(*m_remove, isThere && models::DomainActions(*m_domain).canRemove(), m_submitter);
}

void DomainCommands::retranslate()
{
    m_verify->setText(tr("Verify"));
    m_makePrimary->setText(tr("Make primary"));
    m_remove->setText(tr("Remove domain…"));
}

bool DomainCommands::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_widget && event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace castellan::ui
