#pragma once

#include <QString>

namespace castellan::ui {

/// The text with everything that a terminal would obey or hide (control, direction and zero-width characters, line
/// breaks, tabs) written as `\n`, `\t`, `\u{202e}`; a backslash is doubled. One line, safe to print.
[[nodiscard]] QString visibleText(const QString& text);

} // namespace castellan::ui
