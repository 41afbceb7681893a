#pragma once

#include <QString>

#include <optional>

namespace castellan::ui {

/// Asks for a password on the terminal, without echo. Nothing if there is no terminal to ask on.
[[nodiscard]] std::optional<QString> askPassword(const QString& question);

} // namespace castellan::ui
