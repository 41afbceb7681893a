#include "storage/database/OpenPool.h"

#include "storage/postgres/PostgresPool.h"
#include "storage/sql/SqlitePool.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace castellan::storage {

namespace {

bool isInOwnFolder(const QString& path)
{
    const QString own = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return !own.isEmpty() && QDir::cleanPath(QFileInfo(path).absolutePath()) == QDir::cleanPath(own);
}

} // namespace

std::unique_ptr<domain::Pool> openPool(const Target& target, const domain::OpenOptions& options,
                                       const ConnectionSettings& settings)
{
    if (target.isWorkspace()) {
        SqliteSettings workspace;
        workspace.readOnly = options.readOnly;
        workspace.createMissing = options.createMissing;
        workspace.ownFolder = isInOwnFolder(target.path());
        return std::make_unique<SqlitePool>(target.path(), workspace);
    }
    ConnectionSettings server = settings;
    server.readOnly = options.readOnly;
    return std::make_unique<PostgresPool>(target.server(), options.password, server);
}

} // namespace castellan::storage
