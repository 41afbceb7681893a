#include "ui/cli/FileInput.h"

#include "ui/cli/Arguments.h"

#include <QFile>

#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 bytesPerMebibyte = qint64{1024} * 1024;

Error cannotRead(const QString& path, const QString& why)
{
    return usageError(u"The file \"%1\" cannot be read: %2."_s.arg(path, why));
}

Error tooLarge(const QString& path, qint64 limit)
{
    Error error = invalidArgument(
        u"CAS-FileSize"_s, {},
        u"The file \"%1\" is larger than %2 MiB."_s.arg(path, QString::number(limit / bytesPerMebibyte)));
    error.subject = path;
    // The position of the first byte too many is not worth counting; the beginning says "the file as a whole".
    error.line = 1;
    error.column = 1;
    return error;
}

/// Opened without waiting, so that a pipe or device cannot hold us up, and looked at after opening, so that nobody can put
/// something else in its place.
Result<int> openRegular(const QString& path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return failed(cannotRead(path, qt_error_string(errno)));
    }
    struct stat status = {};
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return failed(cannotRead(path, u"it is not a regular file"_s));
    }
    return descriptor;
}

/// At most one byte more than the limit. A pipe gives no more at a time than it holds.
QByteArray readAtMost(QFile& file, qint64 limit)
{
    QByteArray content;
    while (content.size() <= limit) {
        const QByteArray piece = file.read(limit + 1 - content.size());
        if (piece.isEmpty()) {
            break;
        }
        content += piece;
    }
    return content;
}

} // namespace

Result<QByteArray> readInput(const QString& path, qint64 limit)
{
    QFile file;
    if (path == "-"_L1) {
        if (!file.open(stdin, QIODevice::ReadOnly)) {
            return failed(cannotRead(path, file.errorString()));
        }
    } else {
        const Result<int> descriptor = openRegular(path);
        if (!descriptor) {
            return failed(descriptor.error());
        }
        if (!file.open(*descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
            return failed(cannotRead(path, file.errorString()));
        }
    }
    const QByteArray content = readAtMost(file, limit);
    if (file.error() != QFileDevice::NoError) {
        return failed(cannotRead(path, file.errorString()));
    }
    if (content.size() > limit) {
        return failed(tooLarge(path, limit));
    }
    return content;
}

} // namespace castellan::ui
