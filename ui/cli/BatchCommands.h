#pragma once

#include "domain/command/Command.h"
#include "ui/cli/BatchMembers.h"

#include <QString>

#include <memory>

namespace castellan::ui {

/// Whether a batch file may name this command (`batch` apart).
[[nodiscard]] bool isBatchCommand(const QString& name);

/// The command with these members. A fault (missing, of the wrong type, not known) is noted in `members`.
[[nodiscard]] std::unique_ptr<domain::Command> makeCommand(const QString& name, BatchMembers& members);

} // namespace castellan::ui
