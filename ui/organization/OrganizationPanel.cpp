#include "ui/organization/OrganizationPanel.h"

#include "models/connection/TargetConnection.h"
#include "ui/common/Icons.h"
#include "ui/common/PanelHeader.h"
#include "ui/domains/DomainsTab.h"
#include "ui/event/HistoryTab.h"
#include "ui/organization/OrganizationOverview.h"

#include <QEvent>
#include <QTabWidget>
#include <QVBoxLayout>

namespace castellan::ui {

namespace {

enum Tab { OverviewTab, DomainTab, EventTab };

} // namespace

OrganizationPanel::OrganizationPanel(models::TargetConnection& connection, models::CommandSubmitter& submitter,
                                     QWidget* parent)
    : QWidget(parent),
      m_detail(connection, QStringLiteral("organization-panel")),
      m_header(new PanelHeader(icons::organization(), this)),
      m_tabs(new QTabWidget(this)),
      m_overview(new OrganizationOverview(m_detail, submitter, this)),
      m_domains(new DomainsTab(m_detail.domains(), submitter, this)),
      m_history(new HistoryTab(m_detail.history(), this))
{
    m_tabs->setObjectName(QStringLiteral("organizationTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_overview, QString());
    m_tabs->addTab(m_domains, QString());
    m_tabs->addTab(m_history, QString());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_tabs, 1);
    connect(&m_detail, &models::OrganizationDetail::changed, this, &OrganizationPanel::showDetail);
    connect(&m_detail, &models::OrganizationDetail::failed, this, &OrganizationPanel::errorRaised);
    connect(m_domains, &DomainsTab::noticeRaised, this, &OrganizationPanel::noticeRaised);
    connect(m_overview, &OrganizationOverview::errorRaised, this, &OrganizationPanel::errorRaised);
    connect(&connection, &models::TargetConnection::targetChanged, &m_overview->form(),
            &models::OrganizationForm::forgetDrafts);
    connect(m_overview, &OrganizationOverview::removeRequested, this, &OrganizationPanel::removeRequested);
    retranslate();
}

void OrganizationPanel::showOrganization(const domain::InstanceId& instance, const domain::OrganizationId& id)
{
    if (instance == m_detail.instance() && id == m_detail.id()) {
        return;
    }
    m_domains->setOwner(instance, id);
    m_detail.show(instance, id);
}

models::OrganizationForm& OrganizationPanel::form()
{
    return m_overview->form();
}

void OrganizationPanel::showOverview()
{
    m_tabs->setCurrentIndex(OverviewTab);
}

void OrganizationPanel::focusContent()
{
    switch (m_tabs->currentIndex()) {
    case DomainTab: return m_domains->focusContent();
    case EventTab: return m_history->focusContent();
    default: return m_overview->editName();
    }
}

void OrganizationPanel::editName()
{
    showOverview();
    m_overview->editName();
}

void OrganizationPanel::addDomain()
{
    m_tabs->setCurrentIndex(DomainTab);
    m_domains->addDomain();
}

void OrganizationPanel::showDetail()
{
    m_tabs->setEnabled(m_detail.summary().has_value());
    if (m_detail.summary()) {
        m_header->setTitle(m_detail.summary()->organization.name);
    } else if (!m_detail.isLoading()) {
        m_header->setTitle(QString());
    }
}

void OrganizationPanel::retranslate()
{
    m_header->setKind(tr("Organization"), tr("No organization is selected"));
    m_tabs->setAccessibleName(tr("Details of the organization"));
    m_tabs->setTabText(OverviewTab, tr("Overview"));
    m_tabs->setTabText(DomainTab, tr("Domains"));
    m_tabs->setTabText(EventTab, tr("History"));
    showDetail();
}

void OrganizationPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
