#pragma once

#include <QColor>
#include <QPalette>

namespace castellan::ui {

/// Every colour of the program, by meaning, and the two palettes. Nothing else names a colour.
namespace colors {

enum class Tone {
    Good,
    Attention,
    Bad,
    Neutral,
    Accent,
};

/// True if text is lighter than what it stands on.
[[nodiscard]] bool isDark(const QPalette& palette);
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

/// A colour for marks and icons that reads well on the palette's window and base.
[[nodiscard]] QColor tone(Tone tone, const QPalette& palette);
/// A quiet background of that tone, for bars and badges; the palette's text reads well on it.
[[nodiscard]] QColor toneBackground(Tone tone, const QPalette& palette);
/// Text that is there but not the point: ids, units, hints.
[[nodiscard]] QColor subdued(const QPalette& palette);
/// Lines between panels.
[[nodiscard]] QColor line(const QPalette& palette);
/// What the navigation and the bars stand on.
[[nodiscard]] QColor chrome(const QPalette& palette);

} // namespace colors
} // namespace castellan::ui
