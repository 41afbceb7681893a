#include "tests/architecture/QtModules.h"

#include <QDir>
#include <QLibraryInfo>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

QtModules::QtModules()
{
    const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    const QStringList modules = headers.entryList({u"Qt*"_s}, QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString& module : modules) {
        const QStringList files = QDir(headers.filePath(module)).entryList(QDir::Files);
        for (const QString& file : files) {
            m_modules.insert(file, module);
        }
    }
}

QString QtModules::moduleOf(const QString& header) const
{
    const auto slash = header.indexOf(u'/');
    if (slash > 0) {
        return header.startsWith("Qt"_L1) ? header.left(slash) : QString();
    }
    return m_modules.value(header);
}

} // namespace castellan::tests
