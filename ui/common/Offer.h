#pragma once

class QAction;
class QPushButton;

namespace castellan::models {
class CommandSubmitter;
}

namespace castellan::ui {

/// Enables what changes something if it makes sense now and the target can be written; where it cannot, the tool tip says why
/// in place of what it would do.
void offer(QAction& action, bool isPossible, const models::CommandSubmitter& submitter);
void offer(QPushButton& button, bool isPossible, const models::CommandSubmitter& submitter);

} // namespace castellan::ui
