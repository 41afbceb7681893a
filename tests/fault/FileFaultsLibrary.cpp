#include "tests/fault/FileFaultsLibrary.h"

#include <QFile>
#include <QTemporaryDir>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

QString fileFaultsLibrary()
{
    static const QTemporaryDir folder(u"/tmp/castellan-faults.XXXXXX"_s); // reachable for the server's user too
    const QString path = folder.filePath(u"faults.so"_s);
    if (!QFile::exists(path)) {
        const auto all = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::ExeOther;
        if (!QFile::copy(QStringLiteral(CASTELLAN_FILE_FAULTS), path) || !QFile::setPermissions(path, all)
            || !QFile::setPermissions(folder.path(), all | QFile::WriteOwner)) {
            qFatal("The library that lets files fail cannot be put in place");
        }
    }
    return path;
}

} // namespace castellan::tests
