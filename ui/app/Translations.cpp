#include "ui/app/Translations.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace castellan::ui {

Translations::Translations(QApplication& application, const QString& language) : m_application(application)
{
    use(language);
}

Translations::~Translations()
{
    m_application.removeTranslator(&m_ours);
    m_application.removeTranslator(&m_qt);
}

void Translations::use(const QString& language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    m_application.removeTranslator(&m_ours);
    m_application.removeTranslator(&m_qt);
    if (m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        m_application.installTranslator(&m_qt);
    }
    // English has a file too: it holds the plural forms.
    if (m_ours.load(locale, QStringLiteral("castellan"), QStringLiteral("_"), QStringLiteral(":/i18n"))
        || m_ours.load(QStringLiteral(":/i18n/castellan_en.qm"))) {
        m_application.installTranslator(&m_ours);
    }
}

} // namespace castellan::ui
