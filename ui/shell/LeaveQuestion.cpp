#include "ui/shell/LeaveQuestion.h"

#include "models/changes/CommandSubmitter.h"
#include "ui/shell/UnappliedDialog.h"

#include <utility>

namespace castellan::ui {

namespace {

constexpr std::chrono::milliseconds patience(10'000);

} // namespace

LeaveQuestion::LeaveQuestion(models::CommandSubmitter& submitter, Changes changes, QWidget& window)
    : QObject(&window),
      m_submitter(submitter),
      m_changes(std::move(changes)),
      m_window(window)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &LeaveQuestion::settle);
    // Later, when the forms have heard of the outcome too.
    connect(
        &m_submitter, &models::CommandSubmitter::busyChanged, this,
        [this](bool isBusy) {
            if (!isBusy && m_patience.isActive()) {
                settle();
            }
        },
        Qt::QueuedConnection);
}

void LeaveQuestion::ask(const std::function<void()>& leave)
{
    if (m_dialog || m_patience.isActive()) {
        return;
    }
    m_leave = leave;
    if (m_submitter.isBusy() && !m_changes().isEmpty()) {
        m_patience.start();
    } else {
        settle();
    }
}

void LeaveQuestion::settle()
{
    m_patience.stop();
    const QList<models::UnappliedChange> changes = m_changes();
    if (changes.isEmpty()) {
        return std::exchange(m_leave, nullptr)();
    }
    m_dialog = new UnappliedDialog(m_submitter, changes, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::accepted, this, [this] { std::exchange(m_leave, nullptr)(); });
    m_dialog->open();
}

} // namespace castellan::ui
