#pragma once

#include "models/changes/UnappliedChange.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

class QWidget;

namespace castellan::models {
class CommandSubmitter;
}

namespace castellan::ui {

class UnappliedDialog;

/// Stands before whatever would lose changes that have not been applied: closing the window, the target, opening another.
class LeaveQuestion final : public QObject
{
    Q_OBJECT

public:
    using Changes = std::function<QList<models::UnappliedChange>()>;

    /// `changes` answers what has not been applied at the moment.
    LeaveQuestion(models::CommandSubmitter& submitter, Changes changes, QWidget& window);

    /// Calls `leave` once nothing is open any more: at once if nothing is; never if the person goes on editing. What is being
    /// applied is waited for, but not for ever. Asked again before it has been answered, it stays with the first.
    void ask(const std::function<void()>& leave);

private:
    void settle();

    models::CommandSubmitter& m_submitter;
    Changes m_changes;
    QWidget& m_window;
    QTimer m_patience; ///< runs while the outcome of what is being applied is waited for
    std::function<void()> m_leave;
    QPointer<UnappliedDialog> m_dialog;
};

} // namespace castellan::ui
