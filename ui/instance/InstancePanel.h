#pragma once

#include "domain/core/Id.h"
#include "models/instance/InstanceDetail.h"

#include <QWidget>

class QTabWidget;

namespace castellan::models {
class CommandSubmitter;
class InstanceForm;
class TargetConnection;
} // namespace castellan::models

namespace castellan::ui {

class DomainsTab;
class HistoryTab;
class InstanceOverview;
class PanelHeader;

/// What is known of one instance, and what can be done to it: Overview, Domains, History.
class InstancePanel final : public QWidget
{
    Q_OBJECT

public:
    InstancePanel(models::TargetConnection& connection, models::CommandSubmitter& submitter, QWidget* parent = nullptr);

    void showInstance(const domain::InstanceId& id);
    [[nodiscard]] models::InstanceDetail& detail() { return m_detail; }
    /// What is typed, and what was typed and left.
    [[nodiscard]] models::InstanceForm& form();
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

    models::InstanceDetail m_detail;
    PanelHeader* m_header;
    QTabWidget* m_tabs;
    InstanceOverview* m_overview;
    DomainsTab* m_domains;
    HistoryTab* m_history;
};

} // namespace castellan::ui
