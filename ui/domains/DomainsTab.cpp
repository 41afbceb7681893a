#include "ui/domains/DomainsTab.h"

#include "models/changes/CommandSubmitter.h"
#include "models/domains/DomainListModel.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Offer.h"
#include "ui/common/RowsOrNothing.h"
#include "ui/common/TableView.h"
#include "ui/domains/AddDomainDialog.h"
#include "ui/domains/DomainButtons.h"
#include "ui/domains/DomainCommands.h"
#include "ui/domains/DomainStateDelegate.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QVBoxLayout>

namespace castellan::ui {

DomainsTab::DomainsTab(models::DomainListModel& model, models::CommandSubmitter& submitter, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_submitter(submitter),
      m_commands(new DomainCommands(submitter, *this)),
      m_add(new QAction(icons::add(), QString(), this)),
      m_message(new MessageBar(this)),
      m_rows(new RowsOrNothing(this)),
      m_table(&m_rows->table())
{
    m_table->setObjectName(QStringLiteral("domains"));
    m_table->setModel(&m_model);
    m_table->setItemDelegateForColumn(models::DomainListModel::State, new DomainStateDelegate(m_table));
    m_table->setInitialWidths({32, 10, 19, 20});
    m_table->addActions(m_commands->all());
    m_add->setObjectName(QStringLiteral("addDomain"));
    m_add->setEnabled(false);
    m_rows->nothing().setIcon(icons::domain());
    layOut();
    connect(m_add, &QAction::triggered, this, &DomainsTab::addDomain);
    connect(&m_rows->nothing(), &EmptyState::actionRequested, this, &DomainsTab::addDomain);
    connect(m_commands, &DomainCommands::started, m_message, &MessageBar::clear);
    connect(m_commands, &DomainCommands::failed, m_message, &MessageBar::showError);
    connect(m_commands, &DomainCommands::noticeRaised, this, &DomainsTab::noticeRaised);
    connect(&m_submitter, &models::CommandSubmitter::obstacleChanged, this, &DomainsTab::showRows);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &DomainsTab::showRows);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &DomainsTab::showRows);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &DomainsTab::showRows);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &DomainsTab::followCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DomainsTab::followCurrent);
    retranslate();
    showRows();
}

void DomainsTab::layOut()
{
    constexpr int margin = 8;
    auto* const buttons = new DomainButtons(QList<QAction*>{m_add} + m_commands->all(), this);
    buttons->setContentsMargins(margin, margin, margin, 0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(buttons);
    layout->addWidget(m_message);
    layout->addWidget(m_rows, 1);
}

void DomainsTab::setOwner(const domain::InstanceId& instance, const domain::OrganizationId& organization)
{
    m_instance = instance;
    m_organization = organization;
    m_message->clear();
    m_table->setColumnHidden(models::DomainListModel::Kind, !organization.isEmpty());
    retranslate();
    showRows();
}

QList<QAction*> DomainsTab::domainActions() const
{
    return QList<QAction*>{m_add} + m_commands->all();
}

void DomainsTab::addDomain()
{
    if (m_instance.isEmpty()) {
        return;
    }
    m_message->clear();
    auto* dialog = new AddDomainDialog(m_submitter, m_instance, m_organization, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AddDomainDialog::added, this,
            [this](const QString& domain) { emit noticeRaised(tr("%1 was added.").arg(domain)); });
    dialog->open();
}

void DomainsTab::focusContent()
{
    m_rows->focusContent();
}

void DomainsTab::showRows()
{
    const bool isEmpty = m_model.rowCount() == 0;
    offer(*m_add, !m_instance.isEmpty(), m_submitter);
    m_rows->nothing().setActionText(m_add->isEnabled() ? tr("Add domain…") : QString());
    m_rows->showRows(!isEmpty);
    if (!isEmpty && !m_table->currentIndex().isValid()) {
        m_table->setCurrentIndex(m_model.index(0, models::DomainListModel::Domain));
    }
    followCurrent();
}

void DomainsTab::followCurrent()
{
    const int row = m_table->currentIndex().row();
    m_commands->setDomain(row >= 0 && row < m_model.domains().size() ? std::optional(m_model.domains().at(row))
                                                                     : std::nullopt);
}

void DomainsTab::retranslate()
{
    m_add->setText(tr("Add domain…"));
    m_table->setAccessibleName(tr("Domains of the selection"));
    m_rows->nothing().setTexts(tr("No domains"),
                               m_organization.isEmpty() ? tr("An instance is reached under its domains.")
                                                        : tr("People of an organization sign in with its domains."));
    m_rows->nothing().setActionText(m_add->isEnabled() ? tr("Add domain…") : QString());
}

void DomainsTab::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
