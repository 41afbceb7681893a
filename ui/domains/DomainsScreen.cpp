#include "ui/domains/DomainsScreen.h"

#include "models/connection/TargetConnection.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/TableView.h"
#include "ui/domains/DomainCommands.h"
#include "ui/domains/DomainPanel.h"
#include "ui/domains/DomainStateDelegate.h"

#include <QAction>
#include <QComboBox>

namespace castellan::ui {

namespace {

enum KindChoice { AllKinds, OnlyCustom, OnlyTrusted, OnlyOrganization, KindChoiceCount };

std::optional<models::DomainKind> kindOf(int choice)
{
    switch (choice) {
    case OnlyCustom: return models::DomainKind::Custom;
    case OnlyTrusted: return models::DomainKind::Trusted;
    case OnlyOrganization: return models::DomainKind::Organization;
    default: return std::nullopt;
    }
}

} // namespace

DomainsScreen::DomainsScreen(models::TargetConnection& connection, models::CommandSubmitter& submitter, QWidget* parent)
    : ListScreen(parent),
      m_model(connection, QStringLiteral("domains")),
      m_kind(new QComboBox(this)),
      m_owner(new QAction(icons::organization(), QString(), this)),
      m_commands(new DomainCommands(submitter, *this)),
      m_panel(new DomainPanel(m_commands->all() + QList<QAction*>{m_owner}, this))
{
    attach(m_model);
    m_kind->setObjectName(QStringLiteral("kindFilter"));
    for (int choice = 0; choice < KindChoiceCount; ++choice) {
        m_kind->addItem(QString());
    }
    addFilter(m_kind);
    m_owner->setObjectName(QStringLiteral("goToOwner"));
    m_owner->setEnabled(false);
    table().setItemDelegateForColumn(models::DomainTableModel::State, new DomainStateDelegate(&table()));
    table().setInitialWidths({30, 13, 22, 26, 20, 18, 18});
    table().hideAtFirst({models::DomainTableModel::Changed});
    table().addActions(m_commands->all());
    table().addAction(m_owner);
    m_panel->hide();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &DomainsScreen::chooseKind);
    connect(m_owner, &QAction::triggered, this, &DomainsScreen::goToOwner);
    connect(m_commands, &DomainCommands::started, this, [this] { m_panel->message().clear(); });
    connect(m_commands, &DomainCommands::failed, this,
            [this](const domain::Error& error) { m_panel->message().showError(error); });
    connect(m_commands, &DomainCommands::noticeRaised, this, &Screen::noticeRaised);
    retranslate();
}

QString DomainsScreen::title() const
{
    return tr("Domains");
}

QIcon DomainsScreen::icon() const
{
    return icons::domain();
}

QList<QAction*> DomainsScreen::actions(MenuId menu) const
{
    return menu == MenuId::Domain ? m_commands->all() + QList<QAction*>{m_owner} : QList<QAction*>();
}

QWidget* DomainsScreen::detailPanel()
{
    return m_panel;
}

void DomainsScreen::setInstance(const domain::InstanceId& instance)
{
    m_model.setInstance(instance);
    table().setColumnHidden(models::DomainTableModel::Instance, !instance.isEmpty());
}

void DomainsScreen::focusDetail()
{
    m_panel->focusContent();
}

QString DomainsScreen::filterName() const
{
    return tr("Filter domains");
}

QString DomainsScreen::filterHint() const
{
    return tr("Part of a domain");
}

QString DomainsScreen::countText(int rows) const
{
    return tr("%Ln domain(s)", nullptr, rows);
}

ListScreen::Nothing DomainsScreen::nothing(bool isFiltered) const
{
    if (isFiltered) {
        return {tr("No domain matches"), tr("Domains were searched for what you typed."), {}};
    }
    return {tr("No domains yet"), tr("Domains are added to an instance or an organization, in its panel."), {}};
}

bool DomainsScreen::hasOtherFilter() const
{
    return m_kind->currentIndex() > AllKinds;
}

void DomainsScreen::clearOtherFilter()
{
    m_kind->setCurrentIndex(AllKinds);
}

void DomainsScreen::currentRowChanged()
{
    const models::DomainRow* const row = currentRow() >= 0 ? m_model.domainRow(currentRow()) : nullptr;
    const std::optional<models::DomainRow> domain = row != nullptr ? std::optional(*row) : std::nullopt;
    m_commands->setDomain(domain);
    m_panel->showDomain(domain);
    m_owner->setEnabled(domain.has_value());
}

void DomainsScreen::chooseKind()
{
    m_model.setKindFilter(kindOf(m_kind->currentIndex()));
}

void DomainsScreen::goToOwner()
{
    const std::optional<models::DomainRow>& domain = m_commands->domain();
    if (!domain) {
        return;
    }
    if (domain->organization.isEmpty()) {
        emit screenRequested(QStringLiteral("instances"), domain->instance.value());
    } else {
        emit screenRequested(QStringLiteral("organizations"), domain->organization.value());
    }
}

void DomainsScreen::retranslate()
{
    m_kind->setAccessibleName(tr("Filter by type"));
    m_kind->setItemText(AllKinds, tr("All types"));
    m_kind->setItemText(OnlyCustom, tr("Instance"));
    m_kind->setItemText(OnlyTrusted, tr("Trusted"));
    m_kind->setItemText(OnlyOrganization, tr("Organization"));
    m_owner->setText(tr("Go to owner"));
    ListScreen::retranslate();
}

} // namespace castellan::ui
