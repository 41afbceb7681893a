#pragma once

#include "domain/core/Error.h"
#include "domain/core/Id.h"

#include <QList>
#include <QObject>

#include <memory>

class QAbstractItemModel;
class QAction;
class QWidget;

namespace castellan::domain {
class Command;
}

namespace castellan::models {
class CommandSubmitter;
}

namespace castellan::ui {

class OrganizationPanel;

/// What can be done to organizations, as actions for menus, buttons and the table: always to the one that the panel shows.
class OrganizationActions final : public QObject
{
    Q_OBJECT

public:
    OrganizationActions(OrganizationPanel& panel, models::CommandSubmitter& submitter, QAbstractItemModel& instances,
                        QWidget& window);

    [[nodiscard]] QAction* newOrganization() const { return m_new; }
    [[nodiscard]] QList<QAction*> onOrganization() const;

    /// Where new ones are made, unless the person chooses another.
    void setInstance(const domain::InstanceId& instance) { m_instance = instance; }

signals:
    void created(const castellan::domain::InstanceId& instance, const castellan::domain::OrganizationId& id);
    void noticeRaised(const QString& text);
    void errorRaised(const castellan::domain::Error& error);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void make();
    void remove();
    void toggleState();
    void makeDefault();
    void submit(std::unique_ptr<domain::Command> command, const QString& notice);
    void showEnabled();
    void retranslate();

    OrganizationPanel& m_panel;
    models::CommandSubmitter& m_submitter;
    QAbstractItemModel& m_instances;
    QWidget& m_window;
    domain::InstanceId m_instance;
    QAction* m_new;
    QAction* m_rename;
    QAction* m_addDomain;
    QAction* m_toggle;
    QAction* m_default;
    QAction* m_remove;
};

} // namespace castellan::ui
