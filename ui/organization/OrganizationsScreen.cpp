#include "ui/organization/OrganizationsScreen.h"

#include "models/connection/TargetConnection.h"
#include "models/organization/OrganizationForm.h"
#include "ui/common/DraftBar.h"
#include "ui/common/Icons.h"
#include "ui/common/TableView.h"
#include "ui/organization/OrganizationActions.h"
#include "ui/organization/OrganizationPanel.h"

#include <QAction>
#include <QComboBox>
#include <QLocale>

namespace castellan::ui {

namespace {

enum StateChoice { AllStates, OnlyActive, OnlyInactive, StateChoiceCount };

std::optional<domain::OrganizationState> stateOf(int choice)
{
    switch (choice) {
    case OnlyActive: return domain::OrganizationState::Active;
    case OnlyInactive: return domain::OrganizationState::Inactive;
    default: return std::nullopt;
    }
}

} // namespace

OrganizationsScreen::OrganizationsScreen(models::TargetConnection& connection, models::CommandSubmitter& submitter,
                                         QAbstractItemModel& instances, QWidget* parent)
    : ListScreen(parent),
      m_model(connection, QStringLiteral("organizations")),
      m_state(new QComboBox(this)),
      m_panel(new OrganizationPanel(connection, submitter, this)),
      m_actions(new OrganizationActions(*m_panel, submitter, instances, *this))
{
    attach(m_model);
    table().setInitialWidths({30, 9, 30, 9, 21, 21, 21, 21});
    m_state->setObjectName(QStringLiteral("stateFilter"));
    for (int choice = 0; choice < StateChoiceCount; ++choice) {
        m_state->addItem(QString());
    }
    addFilter(m_state);
    addButton(m_actions->newOrganization());
    for (QAction* action : m_actions->onOrganization()) {
        table().addAction(action);
    }
    auto* const drafts = new DraftBar(this);
    addBar(drafts);
    m_panel->hide();
    connect(&m_panel->form(), &models::OrganizationForm::draftsChanged, drafts, &DraftBar::showDrafts);
    connect(drafts, &DraftBar::returnRequested, this, &OrganizationsScreen::returnTo);
    connect(m_state, &QComboBox::currentIndexChanged, this, &OrganizationsScreen::chooseState);
    connect(m_panel, &OrganizationPanel::errorRaised, this, &Screen::errorRaised);
    connect(m_actions, &OrganizationActions::noticeRaised, this, &Screen::noticeRaised);
    connect(m_actions, &OrganizationActions::errorRaised, this, &Screen::errorRaised);
    connect(m_actions, &OrganizationActions::created, this,
            [this](const domain::InstanceId& instance, const domain::OrganizationId& created) {
                showRow(instance.value() + QLatin1Char('/') + created.value(), created.value());
            });
    connect(m_panel, &OrganizationPanel::noticeRaised, this, &Screen::noticeRaised);
    retranslate();
}

QString OrganizationsScreen::title() const
{
    return tr("Organizations");
}

QIcon OrganizationsScreen::icon() const
{
    return icons::organization();
}

QList<QAction*> OrganizationsScreen::actions(MenuId menu) const
{
    if (menu == MenuId::Organization) {
        return QList<QAction*>{m_actions->newOrganization()} + m_actions->onOrganization();
    }
    return {};
}

QWidget* OrganizationsScreen::detailPanel()
{
    return m_panel;
}

void OrganizationsScreen::setInstance(const domain::InstanceId& instance)
{
    m_instance = instance;
    m_model.setInstance(instance);
    m_actions->setInstance(instance);
    table().setColumnHidden(models::OrganizationTableModel::Instance, !instance.isEmpty());
}

void OrganizationsScreen::focusDetail()
{
    m_panel->focusContent();
}

QList<models::UnappliedChange> OrganizationsScreen::unapplied()
{
    return m_panel->form().unapplied();
}

QString OrganizationsScreen::filterName() const
{
    return tr("Filter organizations");
}

QString OrganizationsScreen::filterHint() const
{
    return tr("Name, id or domain");
}

QString OrganizationsScreen::countText(int rows) const
{
    return tr("%Ln organization(s)", nullptr, rows);
}

ListScreen::Nothing OrganizationsScreen::nothing(bool isFiltered) const
{
    if (isFiltered) {
        return {tr("No organization matches"), tr("Names, ids and domains were searched for what you typed."), {}};
    }
    return {tr("No organizations yet"), tr("An organization is a tenant inside an instance, with domains of its own."),
            m_actions->newOrganization()->isEnabled() ? tr("New organization…") : QString()};
}

bool OrganizationsScreen::hasOtherFilter() const
{
    return m_state->currentIndex() > AllStates;
}

void OrganizationsScreen::clearOtherFilter()
{
    m_state->setCurrentIndex(AllStates);
}

void OrganizationsScreen::actOnNothing()
{
    m_actions->newOrganization()->trigger();
}

void OrganizationsScreen::currentRowChanged()
{
    const domain::OrganizationSummary* const summary = currentRow() >= 0 ? m_model.summary(currentRow()) : nullptr;
    if (summary != nullptr) {
        m_panel->showOrganization(summary->organization.instance, summary->organization.id);
    } else if (currentRow() < 0) {
        m_panel->showOrganization({}, {});
    }
}

void OrganizationsScreen::chooseState()
{
    m_model.setStateFilter(stateOf(m_state->currentIndex()));
}

void OrganizationsScreen::returnTo(const models::DraftSubject& draft)
{
    if (!m_instance.isEmpty() && m_instance != draft.instance) {
        emit instanceRequested(draft.instance);
    }
    m_panel->showOverview();
    returnToRow(draft.instance.value() + QLatin1Char('/') + draft.id, draft.id);
}

void OrganizationsScreen::retranslate()
{
    m_state->setAccessibleName(tr("Filter by state"));
    m_state->setItemText(AllStates, tr("All states"));
    m_state->setItemText(OnlyActive, tr("Active"));
    m_state->setItemText(OnlyInactive, tr("Inactive"));
    ListScreen::retranslate();
}

} // namespace castellan::ui
