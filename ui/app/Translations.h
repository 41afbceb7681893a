#pragma once

#include <QString>
#include <QTranslator>

class QApplication;

namespace castellan::ui {

/// The language of the window: ours and Qt's own texts, the direction, and the format of numbers and dates.
class Translations final
{
public:
    /// A locale's name, or empty for the system's.
    Translations(QApplication& application, const QString& language);
    Translations(const Translations&) = delete;
    Translations& operator=(const Translations&) = delete;
    ~Translations();

    void use(const QString& language);

private:
    QApplication& m_application;
    QTranslator m_ours;
    QTranslator m_qt;
};

} // namespace castellan::ui
