#pragma once

class QString;

namespace castellan::ui {

/// The operating system's name of who runs the program; never empty.
[[nodiscard]] QString userName();

} // namespace castellan::ui
