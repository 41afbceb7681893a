#include "ui/organization/OrganizationActions.h"

#include "domain/instance/SetDefaultOrganization.h"
#include "domain/organization/DeactivateOrganization.h"
#include "domain/organization/ReactivateOrganization.h"
#include "models/background/WhenFinished.h"
#include "models/changes/CommandSubmitter.h"
#include "models/changes/RemovalForm.h"
#include "models/organization/OrganizationForm.h"
#include "models/table/VisibleText.h"
#include "ui/common/Icons.h"
#include "ui/common/Offer.h"
#include "ui/common/RemovalDialog.h"
#include "ui/organization/NewOrganizationDialog.h"
#include "ui/organization/OrganizationPanel.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QEvent>

namespace castellan::ui {

OrganizationActions::OrganizationActions(OrganizationPanel& panel, models::CommandSubmitter& submitter,
                                         QAbstractItemModel& instances, QWidget& window)
    : QObject(&window),
      m_panel(panel),
      m_submitter(submitter),
      m_instances(instances),
      m_window(window),
      m_new(new QAction(icons::add(), QString(), this)),
      m_rename(new QAction(icons::edit(), QString(), this)),
      m_addDomain(new QAction(icons::domain(), QString(), this)),
      m_toggle(new QAction(this)),
      m_default(new QAction(icons::primary(), QString(), this)),
      m_remove(new QAction(icons::remove(), QString(), this))
{
    m_new->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    m_rename->setShortcut(QKeySequence(Qt::Key_F2));
    m_rename->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_remove->setShortcut(QKeySequence(Qt::Key_Delete));
    m_remove->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_new, &QAction::triggered, this, &OrganizationActions::make);
    connect(m_rename, &QAction::triggered, &m_panel, &OrganizationPanel::editName);
    connect(m_addDomain, &QAction::triggered, &m_panel, &OrganizationPanel::addDomain);
    connect(m_toggle, &QAction::triggered, this, &OrganizationActions::toggleState);
    connect(m_default, &QAction::triggered, this, &OrganizationActions::makeDefault);
    connect(m_remove, &QAction::triggered, this, &OrganizationActions::remove);
    connect(&m_panel, &OrganizationPanel::removeRequested, this, &OrganizationActions::remove);
    connect(&m_panel.detail(), &models::OrganizationDetail::changed, this, &OrganizationActions::showEnabled);
    connect(&m_submitter, &models::CommandSubmitter::obstacleChanged, this, &OrganizationActions::showEnabled);
    connect(&m_instances, &QAbstractItemModel::modelReset, this, &OrganizationActions::showEnabled);
    connect(&m_instances, &QAbstractItemModel::rowsInserted, this, &OrganizationActions::showEnabled);
    connect(&m_instances, &QAbstractItemModel::rowsRemoved, this, &OrganizationActions::showEnabled);
    m_window.installEventFilter(this);
    retranslate();
}

QList<QAction*> OrganizationActions::onOrganization() const
{
    return {m_rename, m_addDomain, m_toggle, m_default, m_remove};
}

void OrganizationActions::make()
{
    auto* dialog = new NewOrganizationDialog(m_submitter, m_instances, m_instance, m_window.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewOrganizationDialog::created, this,
            [this](const domain::InstanceId& instance, const domain::OrganizationId& id) {
                emit noticeRaised(tr("The organization was created."));
                emit created(instance, id);
            });
    dialog->open();
}

void OrganizationActions::remove()
{
    const models::OrganizationDetail& detail = m_panel.detail();
    if (!detail.summary()) {
        return;
    }
    auto* dialog = new RemovalDialog(m_submitter,
                                     std::make_unique<models::RemovalForm>(*detail.summary(), detail.sequence()),
                                     tr("Remove organization"), m_window.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const models::DraftSubject subject{detail.instance(), detail.id().value(), {}};
    connect(dialog, &RemovalDialog::removed, this, [this, subject] {
        m_panel.form().forget(subject);
        emit noticeRaised(tr("The organization was removed."));
    });
    dialog->open();
}

void OrganizationActions::toggleState()
{
    const models::OrganizationDetail& detail = m_panel.detail();
    if (!detail.summary()) {
        return;
    }
    const domain::Organization& organization = detail.summary()->organization;
    if (organization.state == domain::OrganizationState::Active) {
        submit(std::make_unique<domain::DeactivateOrganization>(organization.instance, organization.id),
               tr("The organization was deactivated."));
    } else {
        submit(std::make_unique<domain::ReactivateOrganization>(organization.instance, organization.id),
               tr("The organization was reactivated."));
    }
}

void OrganizationActions::makeDefault()
{
    const models::OrganizationDetail& detail = m_panel.detail();
    if (detail.summary()) {
        submit(std::make_unique<domain::SetDefaultOrganization>(detail.instance(), detail.id()),
               tr("This is the default organization now."));
    }
}

void OrganizationActions::submit(std::unique_ptr<domain::Command> command, const QString& notice)
{
    models::whenFinished(m_submitter.submit(std::move(command)), this,
                         [this, notice](const domain::Result<domain::BatchOutcome>& outcome) {
                             if (outcome) {
                                 emit noticeRaised(notice);
                             } else {
                                 emit errorRaised(outcome.error());
                             }
                         });
}

void OrganizationActions::showEnabled()
{
    const models::OrganizationDetail& detail = m_panel.detail();
    const bool isThere = detail.summary().has_value();
    const bool isActive = !isThere || detail.summary()->organization.state == domain::OrganizationState::Active;
    offer(*m_new, m_instances.rowCount() > 0, m_submitter);
    for (QAction* action : onOrganization()) {
        offer(*action, isThere, m_submitter);
    }
    offer(*m_default, isThere && isActive && !detail.isDefault(), m_submitter);
    m_toggle->setText(isActive ? tr("Deactivate organization") : tr("Reactivate organization"));
    m_toggle->setIcon(isActive ? icons::deactivate() : icons::reactivate());
}

void OrganizationActions::retranslate()
{
    m_new->setText(tr("New organization…"));
    m_rename->setText(tr("Rename organization"));
    m_addDomain->setText(tr("Add domain…"));
    m_default->setText(tr("Make default organization"));
    m_remove->setText(tr("Remove organization…"));
    showEnabled();
}

bool OrganizationActions::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window && event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace castellan::ui
