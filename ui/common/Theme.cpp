#include "ui/common/Theme.h"

#include "ui/common/CastellanStyle.h"
#include "ui/common/Colors.h"

#include <QApplication>
#include <QToolTip>

namespace castellan::ui {

Theme::Theme(QApplication& application)
    : m_application(application),
      m_systemIsDark(colors::isDark(QGuiApplication::palette()))
{
    QApplication::setStyle(new CastellanStyle); // the application owns it
}

bool Theme::isDark() const
{
    return m_appearance == Appearance::Dark || (m_appearance == Appearance::System && m_systemIsDark);
}

void Theme::apply(Appearance appearance)
{
    m_appearance = appearance;
    const QPalette palette = isDark() ? colors::darkPalette() : colors::lightPalette();
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    emit appearanceChanged(appearance);
}

} // namespace castellan::ui
