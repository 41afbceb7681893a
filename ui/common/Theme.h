#pragma once

#include <QObject>
#include <QPalette>

class QApplication;

namespace castellan::ui {

enum class Appearance {
    System,
    Light,
    Dark,
};

/// Puts the program's style and one of its two palettes on the application. Qt 6.4 does not tell the system's
/// colour scheme, so System goes by the palette that the platform had at the start.
class Theme final : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QApplication& application);

    [[nodiscard]] Appearance appearance() const { return m_appearance; }
    [[nodiscard]] bool isDark() const;

    void apply(Appearance appearance);

signals:
    void appearanceChanged(castellan::ui::Appearance appearance);

private:
    QApplication& m_application;
    bool m_systemIsDark;
    Appearance m_appearance = Appearance::System;
};

} // namespace castellan::ui
