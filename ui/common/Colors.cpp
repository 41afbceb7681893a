#include "ui/common/Colors.h"

namespace castellan::ui::colors {

namespace {

struct Shades
{
    QRgb window;
    QRgb base;
    QRgb alternate;
    QRgb text;
    QRgb button;
    QRgb accent;
    QRgb accentText;
    QRgb link;
    QRgb disabled;
    QRgb light;
    QRgb midlight;
    QRgb mid;
    QRgb dark;
    QRgb shadow;
    QRgb toolTip;
};

constexpr Shades lightShades{
    .window = 0xfff4f5f8,
    .base = 0xffffffff,
    .alternate = 0xfff8f9fc,
    .text = 0xff1d2330,
    .button = 0xfffbfbfd,
    .accent = 0xff2f6bd8,
    .accentText = 0xffffffff,
    .link = 0xff1f5bc4,
    .disabled = 0xff9298a5,
    .light = 0xffffffff,
    .midlight = 0xffe9ebf0,
    .mid = 0xffc4c9d3,
    .dark = 0xffa3a9b6,
    .shadow = 0xff7b8291,
    .toolTip = 0xffffffff,
};

constexpr Shades darkShades{
    .window = 0xff212429,
    .base = 0xff191b1f,
    .alternate = 0xff1e2126,
    .text = 0xffe6e8ed,
    .button = 0xff2c3037,
    .accent = 0xff3f7de6,
    .accentText = 0xffffffff,
    .link = 0xff7fb0ff,
    .disabled = 0xff747b88,
    .light = 0xff3d424c,
    .midlight = 0xff33373f,
    .mid = 0xff15171a,
    .dark = 0xff121417,
    .shadow = 0xff0b0c0e,
    .toolTip = 0xff2c3037,
};

QPalette paletteOf(const Shades& shades)
{
    QPalette palette;
    palette.setColor(QPalette::Window, shades.window);
    palette.setColor(QPalette::WindowText, shades.text);
    palette.setColor(QPalette::Base, shades.base);
    palette.setColor(QPalette::AlternateBase, shades.alternate);
    palette.setColor(QPalette::Text, shades.text);
    palette.setColor(QPalette::Button, shades.button);
    palette.setColor(QPalette::ButtonText, shades.text);
    palette.setColor(QPalette::BrightText, shades.accentText);
    palette.setColor(QPalette::Highlight, shades.accent);
    palette.setColor(QPalette::HighlightedText, shades.accentText);
    palette.setColor(QPalette::Link, shades.link);
    palette.setColor(QPalette::LinkVisited, shades.link);
    palette.setColor(QPalette::PlaceholderText, shades.disabled);
    palette.setColor(QPalette::ToolTipBase, shades.toolTip);
    palette.setColor(QPalette::ToolTipText, shades.text);
    palette.setColor(QPalette::Light, shades.light);
    palette.setColor(QPalette::Midlight, shades.midlight);
    palette.setColor(QPalette::Mid, shades.mid);
    palette.setColor(QPalette::Dark, shades.dark);
    palette.setColor(QPalette::Shadow, shades.shadow);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, shades.disabled);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, shades.dark);
    return palette;
}

QColor mixed(const QColor& over, const QColor& under, double share)
{
    const auto channel = [share](int a, int b) { return static_cast<int>(a * share + b * (1.0 - share)); };
    return {channel(over.red(), under.red()), channel(over.green(), under.green()), channel(over.blue(), under.blue())};
}

} // namespace

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

QPalette lightPalette()
{
    return paletteOf(lightShades);
}

QPalette darkPalette()
{
    return paletteOf(darkShades);
}

QColor tone(Tone tone, const QPalette& palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Good: return dark ? QColor(0xff45c97f) : QColor(0xff14804a);
    case Tone::Attention: return dark ? QColor(0xfff2ad3d) : QColor(0xffa85a00);
    case Tone::Bad: return dark ? QColor(0xffff7b72) : QColor(0xffc62828);
    case Tone::Accent: return dark ? QColor(0xff7fb0ff) : QColor(0xff2f6bd8);
    case Tone::Neutral: break;
    }
    return subdued(palette);
}

QColor toneBackground(Tone toneName, const QPalette& palette)
{
    return mixed(tone(toneName, palette), palette.color(QPalette::Base), isDark(palette) ? 0.20 : 0.11);
}

QColor subdued(const QPalette& palette)
{
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.62);
}

QColor line(const QPalette& palette)
{
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), isDark(palette) ? 0.17 : 0.14);
}

QColor chrome(const QPalette& palette)
{
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), isDark(palette) ? 0.03 : 0.035);
}

} // namespace castellan::ui::colors
