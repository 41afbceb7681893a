#pragma once

#include "domain/core/Id.h"

#include <QList>
#include <QWidget>

class QAction;

namespace castellan::models {
class CommandSubmitter;
class DomainListModel;
} // namespace castellan::models

namespace castellan::ui {

class DomainCommands;
class MessageBar;
class RowsOrNothing;
class TableView;

/// The domains of one instance or organization, and what can be done to them.
class DomainsTab final : public QWidget
{
    Q_OBJECT

public:
    DomainsTab(models::DomainListModel& model, models::CommandSubmitter& submitter, QWidget* parent = nullptr);

    /// Whose domains the model shows; an empty organization: those of the instance itself. Nothing can be added while
    /// the instance is empty.
    void setOwner(const domain::InstanceId& instance, const domain::OrganizationId& organization);
    /// For menus: add, verify, make primary, remove.
    [[nodiscard]] QList<QAction*> domainActions() const;
    void focusContent();

public slots:
    void addDomain();

signals:
    void noticeRaised(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void showRows();
    void followCurrent();
    void retranslate();

    models::DomainListModel& m_model;
    models::CommandSubmitter& m_submitter;
    domain::InstanceId m_instance;
    domain::OrganizationId m_organization;
    DomainCommands* m_commands;
    QAction* m_add;
    MessageBar* m_message;
    RowsOrNothing* m_rows;
    TableView* m_table;
};

} // namespace castellan::ui
