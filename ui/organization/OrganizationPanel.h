#pragma once

#include "domain/core/Id.h"
#include "models/organization/OrganizationDetail.h"

#include <QWidget>

class QTabWidget;

namespace castellan::models {
class CommandSubmitter;
class OrganizationForm;
class TargetConnection;
} // namespace castellan::models

namespace castellan::ui {

class DomainsTab;
class HistoryTab;
class OrganizationOverview;
class PanelHeader;

/// What is known of one organization, and what can be done to it: Overview, Domains, History.
class OrganizationPanel final : public QWidget
{
    Q_OBJECT

public:
    OrganizationPanel(models::TargetConnection& connection, models::CommandSubmitter& submitter,
                      QWidget* parent = nullptr);

    void showOrganization(const domain::InstanceId& instance, const domain::OrganizationId& id);
    [[nodiscard]] models::OrganizationDetail& detail() { return m_detail; }
    /// What is typed, and what was typed and left.
    [[nodiscard]] models::OrganizationForm& form();
    void showOverview();
    /// The keyboard into the tab that is shown.
    void focusContent();
    void editName();
    void addDomain();

signals:
    void errorRaised(const castellan::domain::Error& error);
    void noticeRaised(const QString& text);
    void removeRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showDetail();
    void retranslate();

    models::OrganizationDetail m_detail;
    PanelHeader* m_header;
    QTabWidget* m_tabs;
    OrganizationOverview* m_overview;
    DomainsTab* m_domains;
    HistoryTab* m_history;
};

} // namespace castellan::ui
