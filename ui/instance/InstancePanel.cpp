#include "ui/instance/InstancePanel.h"

#include "models/connection/TargetConnection.h"
#include "ui/common/Icons.h"
#include "ui/common/PanelHeader.h"
#include "ui/domains/DomainsTab.h"
#include "ui/event/HistoryTab.h"
#include "ui/instance/InstanceOverview.h"

#include <QEvent>
#include <QTabWidget>
#include <QVBoxLayout>

namespace castellan::ui {

namespace {

enum Tab { OverviewTab, DomainTab, EventTab };

} // namespace

InstancePanel::InstancePanel(models::TargetConnection& connection, models::CommandSubmitter& submitter, QWidget* parent)
    : QWidget(parent),
      m_detail(connection, QStringLiteral("instance-panel")),
      m_header(new PanelHeader(icons::instance(), this)),
      m_tabs(new QTabWidget(this)),
      m_overview(new InstanceOverview(m_detail, submitter, this)),
      m_domains(new DomainsTab(m_detail.domains(), submitter, this)),
      m_history(new HistoryTab(m_detail.history(), this))
{
    m_tabs->setObjectName(QStringLiteral("instanceTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_overview, QString());
    m_tabs->addTab(m_domains, QString());
    m_tabs->addTab(m_history, QString());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_tabs, 1);
    connect(&m_detail, &models::InstanceDetail::changed, this, &InstancePanel::showDetail);
    connect(&m_detail, &models::InstanceDetail::failed, this, &InstancePanel::errorRaised);
    connect(m_domains, &DomainsTab::noticeRaised, this, &InstancePanel::noticeRaised);
    connect(m_overview, &InstanceOverview::errorRaised, this, &InstancePanel::errorRaised);
    connect(&connection, &models::TargetConnection::targetChanged, &m_overview->form(),
            &models::InstanceForm::forgetDrafts);
    connect(m_overview, &InstanceOverview::removeRequested, this, &InstancePanel::removeRequested);
    retranslate();
}

void InstancePanel::showInstance(const domain::InstanceId& id)
{
    if (id == m_detail.id()) {
        return;
    }
    m_domains->setOwner(id, domain::OrganizationId());
    m_detail.show(id);
}

models::InstanceForm& InstancePanel::form()
{
    return m_overview->form();
}

void InstancePanel::showOverview()
{
    m_tabs->setCurrentIndex(OverviewTab);
}

void InstancePanel::focusContent()
{
    switch (m_tabs->currentIndex()) {
    case DomainTab: return m_domains->focusContent();
    case EventTab: return m_history->focusContent();
    default: return m_overview->editName();
    }
}

void InstancePanel::editName()
{
    showOverview();
    m_overview->editName();
}

void InstancePanel::addDomain()
{
    m_tabs->setCurrentIndex(DomainTab);
    m_domains->addDomain();
}

void InstancePanel::showDetail()
{
    m_tabs->setEnabled(m_detail.summary().has_value());
    if (m_detail.summary()) {
        m_header->setTitle(m_detail.summary()->instance.name);
    } else if (!m_detail.isLoading()) {
        m_header->setTitle(QString());
    }
}

void InstancePanel::retranslate()
{
    m_header->setKind(tr("Instance"), tr("No instance is selected"));
    m_tabs->setAccessibleName(tr("Details of the instance"));
    m_tabs->setTabText(OverviewTab, tr("Overview"));
    m_tabs->setTabText(DomainTab, tr("Domains"));
    m_tabs->setTabText(EventTab, tr("History"));
    showDetail();
}

void InstancePanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
