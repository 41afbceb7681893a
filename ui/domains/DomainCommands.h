#pragma once

#include "domain/core/Error.h"
#include "models/domains/DomainRow.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>

class QAction;
class QWidget;

namespace castellan::domain {
class Command;
}

namespace castellan::models {
class CommandSubmitter;
}

namespace castellan::ui {

/// What can be done to one domain that is there, as actions for menus, buttons and tables. Each is enabled while it can
/// be done to the domain that was set last.
class DomainCommands final : public QObject
{
    Q_OBJECT

public:
    /// `widget` is what dialogs belong to and whose language the texts follow.
    DomainCommands(models::CommandSubmitter& submitter, QWidget& widget);

    [[nodiscard]] QAction* verify() const { return m_verify; }
    [[nodiscard]] QAction* makePrimary() const { return m_makePrimary; }
    [[nodiscard]] QAction* remove() const { return m_remove; }
    [[nodiscard]] QList<QAction*> all() const { return {m_verify, m_makePrimary, m_remove}; }

    [[nodiscard]] const std::optional<models::DomainRow>& domain() const { return m_domain; }
    void setDomain(const std::optional<models::DomainRow>& domain);

signals:
    /// A command was submitted: what was said about the last one no longer counts.
    void started();
    void noticeRaised(const QString& text);
    void failed(const castellan::domain::Error& error);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void submit(std::unique_ptr<domain::Command> command, const QString& notice);
    void askRemoval();
    void showEnabled();
    void retranslate();

    models::CommandSubmitter& m_submitter;
    QWidget& m_widget;
    std::optional<models::DomainRow> m_domain;
    QAction* m_verify;
    QAction* m_makePrimary;
    QAction* m_remove;
    bool m_isBusy = false;
};

} // namespace castellan::ui
