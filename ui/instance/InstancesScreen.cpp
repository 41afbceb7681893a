#include "ui/instance/InstancesScreen.h"

#include "models/connection/TargetConnection.h"
#include "models/instance/InstanceForm.h"
#include "ui/common/DraftBar.h"
#include "ui/common/Icons.h"
#include "ui/common/TableView.h"
#include "ui/instance/InstanceActions.h"
#include "ui/instance/InstancePanel.h"

#include <QAction>

namespace castellan::ui {

InstancesScreen::InstancesScreen(models::TargetConnection& connection, models::CommandSubmitter& submitter,
                                 QWidget* parent)
    : ListScreen(parent),
      m_model(connection, QStringLiteral("instances")),
      m_panel(new InstancePanel(connection, submitter, this)),
      m_actions(new InstanceActions(*m_panel, submitter, *this))
{
    attach(m_model);
    table().setInitialWidths({30, 30, 9, 13, 16, 21, 21, 21});
    addButton(m_actions->newInstance());
    for (QAction* action : m_actions->onInstance()) {
        table().addAction(action);
    }
    auto* const drafts = new DraftBar(this);
    addBar(drafts);
    m_panel->hide();
    connect(&m_panel->form(), &models::InstanceForm::draftsChanged, drafts, &DraftBar::showDrafts);
    connect(drafts, &DraftBar::returnRequested, this, [this](const models::DraftSubject& draft) {
        m_panel->showOverview();
        returnToRow(draft.id, draft.id);
    });
    connect(m_panel, &InstancePanel::errorRaised, this, &Screen::errorRaised);
    connect(m_actions, &InstanceActions::noticeRaised, this, &Screen::noticeRaised);
    connect(m_actions, &InstanceActions::errorRaised, this, &Screen::errorRaised);
    connect(m_actions, &InstanceActions::created, this,
            [this](const domain::InstanceId& created) { showRow(created.value(), created.value()); });
    connect(m_panel, &InstancePanel::noticeRaised, this, &Screen::noticeRaised);
    retranslate();
}

QString InstancesScreen::title() const
{
    return tr("Instances");
}

QIcon InstancesScreen::icon() const
{
    return icons::instance();
}

QList<QAction*> InstancesScreen::actions(MenuId menu) const
{
    if (menu == MenuId::Instance) {
        return QList<QAction*>{m_actions->newInstance()} + m_actions->onInstance();
    }
    return {};
}

QWidget* InstancesScreen::detailPanel()
{
    return m_panel;
}

void InstancesScreen::focusDetail()
{
    m_panel->focusContent();
}

QList<models::UnappliedChange> InstancesScreen::unapplied()
{
    return m_panel->form().unapplied();
}

QString InstancesScreen::filterName() const
{
    return tr("Filter instances");
}

QString InstancesScreen::filterHint() const
{
    return tr("Name, id or domain");
}

QString InstancesScreen::countText(int rows) const
{
    return tr("%Ln instance(s)", nullptr, rows);
}

ListScreen::Nothing InstancesScreen::nothing(bool isFiltered) const
{
    if (isFiltered) {
        return {tr("No instance matches"), tr("Names, ids and domains were searched for what you typed."), {}};
    }
    return {tr("No instances yet"),
            tr("An instance is an isolated installation: organizations and domains live inside one."),
            tr("New instance…")};
}

void InstancesScreen::actOnNothing()
{
    m_actions->newInstance()->trigger();
}

void InstancesScreen::currentRowChanged()
{
    const domain::InstanceSummary* const summary = currentRow() >= 0 ? m_model.summary(currentRow()) : nullptr;
    if (summary != nullptr) {
        m_panel->showInstance(summary->instance.id);
    } else if (currentRow() < 0) {
        m_panel->showInstance({});
    }
}

} // namespace castellan::ui
