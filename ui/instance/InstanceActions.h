#pragma once

#include "domain/core/Error.h"
#include "domain/core/Id.h"

#include <QList>
#include <QObject>

class QAction;
class QWidget;

namespace castellan::models {
class CommandSubmitter;
}

namespace castellan::ui {

class InstancePanel;

/// What can be done to instances, as actions for menus, buttons and the table: always to the one that the panel shows.
class InstanceActions final : public QObject
{
    Q_OBJECT

public:
    InstanceActions(InstancePanel& panel, models::CommandSubmitter& submitter, QWidget& window);

    [[nodiscard]] QAction* newInstance() const { return m_new; }
    [[nodiscard]] QList<QAction*> onInstance() const;

signals:
    void created(const castellan::domain::InstanceId& id);
    void noticeRaised(const QString& text);
    void errorRaised(const castellan::domain::Error& error);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void make();
    void remove();
    void showEnabled();
    void retranslate();

    InstancePanel& m_panel;
    models::CommandSubmitter& m_submitter;
    QWidget& m_window;
    QAction* m_new;
    QAction* m_rename;
    QAction* m_addDomain;
    QAction* m_remove;
};

} // namespace castellan::ui
