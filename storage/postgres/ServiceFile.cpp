#include "storage/postgres/ServiceFile.h"

#include <QDir>
#include <QFile>
#include <QStringList>

namespace castellan::storage {

namespace {

/// In the order in which libpq looks: the first file that has the service wins.
QStringList serviceFiles()
{
    QStringList files;
    if (qEnvironmentVariableIsSet("PGSERVICEFILE")) {
        files.append(qEnvironmentVariable("PGSERVICEFILE"));
    } else {
        files.append(QDir::home().filePath(QStringLiteral(".pg_service.conf")));
    }
    const QString system = qEnvironmentVariable("PGSYSCONFDIR", QStringLiteral("/etc/postgresql-common"));
    files.append(system + QStringLiteral("/pg_service.conf"));
    return files;
}

/// Whether the file has the service; `value` is set if it also has the keyword.
bool readService(QFile& file, const QByteArray& service, const QByteArray& keyword, std::optional<QByteArray>& value)
{
    const QByteArray assignment = keyword + '=';
    const QByteArray heading = '[' + service + ']';
    bool inside = false;
    bool found = false;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (line.startsWith('[')) {
            inside = !found && line == heading;
            found = found || inside;
        } else if (inside && !value && line.startsWith(assignment)) {
            value = line.sliced(assignment.size());
        }
    }
    return found;
}

} // namespace

std::optional<QByteArray> serviceValue(const QByteArray& service, const QByteArray& keyword)
{
    std::optional<QByteArray> value;
    for (const QString& name : serviceFiles()) {
        QFile file(name);
        if (file.open(QIODevice::ReadOnly) && readService(file, service, keyword, value)) {
            break;
        }
    }
    return value;
}

} // namespace castellan::storage
