#include "storage/sql/SqliteFile.h"

#include "storage/sql/SqliteErrors.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <QtEndian>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::Error;
using domain::ErrorKind;
using domain::failed;
using domain::Result;

constexpr qint64 headerSize = 100;

Error fileError(ErrorKind kind, const QString& id, const QString& message)
{
    Error error;
    error.kind = kind;
    error.id = id;
    error.message = message;
    return error;
}

Error notADatabase(const QString& path)
{
    return sqliteError(SQLITE_NOTADB, u"file is not a database"_s, path);
}

/// Folders that only we may enter; those that are there stay as they are.
bool makeFolder(const QString& path)
{
    if (QFileInfo(path).isDir()) {
        return true;
    }
    const QString parent = QFileInfo(path).path();
    return parent != path && makeFolder(parent)
        && (mkdir(QFile::encodeName(path).constData(), S_IRWXU) == 0 || errno == EEXIST);
}

} // namespace

FileIdentity FileIdentity::of(const QString& path)
{
    struct stat status
    {};
    if (stat(QFile::encodeName(path).constData(), &status) != 0) {
        return {};
    }
    return {status.st_dev, status.st_ino};
}

SqliteFile::SqliteFile(QString path) : m_path(std::move(path)) {}

Result<void> SqliteFile::prepare(const SqliteSettings& settings) const
{
    const QFileInfo file(m_path);
    if (m_path.isEmpty() || (!file.exists() && !settings.createMissing)) {
        return failed(
            fileError(ErrorKind::Unreachable, u"CAS-NoFile"_s,
                      u"There is no file %1. Check the path, or make it with `castellan setup`."_s.arg(m_path)));
    }
    if (!file.exists()) {
        return create(settings);
    }
    if (!file.isFile()) {
        return failed(notADatabase(m_path));
    }
    if (!file.isReadable()) {
        return failed(fileError(ErrorKind::PermissionDenied, u"CAS-Access"_s,
                                u"The file %1 may not be read. Check its permissions."_s.arg(m_path)));
    }
    return checkHeader();
}

bool SqliteFile::isWritable() const
{
    struct stat status
    {};
    const QByteArray name = QFile::encodeName(m_path);
    constexpr mode_t anybody = S_IWUSR | S_IWGRP | S_IWOTH;
    return stat(name.constData(), &status) == 0 && (status.st_mode & anybody) != 0
        && access(name.constData(), W_OK) == 0;
}

bool SqliteFile::hasJournal() const
{
    return QFileInfo(m_path + u"-journal"_s).size() > 0 || QFileInfo(m_path + u"-wal"_s).size() > 0;
}

QString SqliteFile::uri(bool readOnly) const
{
    const QByteArray url = QUrl::fromLocalFile(QFileInfo(m_path).absoluteFilePath()).toEncoded(QUrl::FullyEncoded);
    return QString::fromLatin1(url) + (readOnly ? u"?mode=ro"_s : u"?mode=rw"_s);
}

Result<void> SqliteFile::create(const SqliteSettings& settings) const
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!settings.ownFolder && !QFileInfo(folder).isDir()) {
        return failed(fileError(ErrorKind::Unreachable, u"CAS-NoFolder"_s,
                                u"There is no folder %1. Make it first, or choose another one."_s.arg(folder)));
    }
    const bool made = makeFolder(folder);
    const int file = made
        ? open(QFile::encodeName(m_path).constData(), O_CREAT | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR)
        : -1;
    if (file < 0) {
        const bool refused = errno == EACCES || errno == EPERM || errno == EROFS;
        return failed(fileError(
            refused ? ErrorKind::PermissionDenied : ErrorKind::Unreachable, u"CAS-CannotCreate"_s,
            u"The file %1 cannot be made (%2). Choose another folder."_s.arg(m_path, qt_error_string(errno))));
    }
    close(file);
    return {};
}

Result<void> SqliteFile::checkHeader() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failed(fileError(ErrorKind::PermissionDenied, u"CAS-Access"_s,
                                u"The file %1 may not be read. Check its permissions."_s.arg(m_path)));
    }
    const QByteArray header = file.read(headerSize);
    if (header.isEmpty()) {
        return {};
    }
    if (header.size() < headerSize || !header.startsWith(QByteArray("SQLite format 3\0", 16))) {
        return failed(notADatabase(m_path));
    }
    const auto number = [&header](qsizetype at) { return qFromBigEndian<quint32>(header.constData() + at); };
    const auto stated = qFromBigEndian<quint16>(header.constData() + 16);
    const qint64 pageSize = stated == 1 ? 65'536 : stated; // the format's way to say 65,536 in two bytes
    const bool countIsValid = number(24) == number(92);
    if (countIsValid && !hasJournal() && file.size() < pageSize * number(28)) {
        return failed(sqliteError(SQLITE_CORRUPT, u"the file is shorter than it says"_s, m_path));
    }
    return {};
}

} // namespace castellan::storage
