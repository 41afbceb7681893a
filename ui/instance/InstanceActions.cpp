#include "ui/instance/InstanceActions.h"

#include "models/changes/CommandSubmitter.h"
#include "models/changes/RemovalForm.h"
#include "models/instance/InstanceForm.h"
#include "ui/common/Icons.h"
#include "ui/common/Offer.h"
#include "ui/common/RemovalDialog.h"
#include "ui/instance/InstancePanel.h"
#include "ui/instance/NewInstanceDialog.h"

#include <QAction>
#include <QEvent>

namespace castellan::ui {

InstanceActions::InstanceActions(InstancePanel& panel, models::CommandSubmitter& submitter, QWidget& window)
    : QObject(&window),
      m_panel(panel),
      m_submitter(submitter),
      m_window(window),
      m_new(new QAction(icons::add(), QString(), this)),
      m_rename(new QAction(icons::edit(), QString(), this)),
      m_addDomain(new QAction(icons::domain(), QString(), this)),
      m_remove(new QAction(icons::remove(), QString(), this))
{
    m_rename->setShortcut(QKeySequence(Qt::Key_F2));
    m_rename->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_remove->setShortcut(QKeySequence(Qt::Key_Delete));
    m_remove->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_new, &QAction::triggered, this, &InstanceActions::make);
    connect(m_rename, &QAction::triggered, &m_panel, &InstancePanel::editName);
    connect(m_addDomain, &QAction::triggered, &m_panel, &InstancePanel::addDomain);
    connect(m_remove, &QAction::triggered, this, &InstanceActions::remove);
    connect(&m_panel, &InstancePanel::removeRequested, this, &InstanceActions::remove);
    connect(&m_panel.detail(), &models::InstanceDetail::changed, this, &InstanceActions::showEnabled);
    connect(&m_submitter, &models::CommandSubmitter::obstacleChanged, this, &InstanceActions::showEnabled);
    m_window.installEventFilter(this);
    retranslate();
}

QList<QAction*> InstanceActions::onInstance() const
{
    return {m_rename, m_addDomain, m_remove};
}

void InstanceActions::make()
{
    auto* dialog = new NewInstanceDialog(m_submitter, m_window.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewInstanceDialog::created, this, [this](const domain::InstanceId& id) {
        emit noticeRaised(tr("The instance was created."));
        emit created(id);
    });
    dialog->open();
}

void InstanceActions::remove()
{
    const models::InstanceDetail& detail = m_panel.detail();
    if (!detail.summary()) {
        return;
    }
    auto* dialog = new RemovalDialog(m_submitter,
                                     std::make_unique<models::RemovalForm>(*detail.summary(), detail.sequence()),
                                     tr("Remove instance"), m_window.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const models::DraftSubject subject{{}, detail.id().value(), {}};
    connect(dialog, &RemovalDialog::removed, this, [this, subject] {
        m_panel.form().forget(subject);
        emit noticeRaised(tr("The instance was removed."));
    });
    dialog->open();
}

void InstanceActions::showEnabled()
{
    const bool isThere = m_panel.detail().summary().has_value();
    offer(*m_new, true, m_submitter);
    for (QAction* action : onInstance()) {
        offer(*action, isThere, m_submitter);
    }
}

void InstanceActions::retranslate()
{
    m_new->setText(tr("New instance…"));
    m_rename->setText(tr("Rename instance"));
    m_addDomain->setText(tr("Add instance domain…"));
    m_remove->setText(tr("Remove instance…"));
    showEnabled();
}

bool InstanceActions::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window && event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace castellan::ui
