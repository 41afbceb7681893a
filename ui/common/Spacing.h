#pragma once

namespace castellan::ui {

/// Between things that belong together, in logical pixels; distances elsewhere are multiples and halves of it.
inline constexpr int space = 8;

} // namespace castellan::ui
