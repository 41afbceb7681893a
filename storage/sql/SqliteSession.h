#pragma once

#include "domain/core/Result.h"
#include "storage/sql/SqliteSettings.h"

#include <QString>

class QSqlDatabase;

namespace castellan::storage {

/// SQLite's `application_id` of our files: "CAST" in ASCII.
inline constexpr int sqliteApplicationId = 0x43415354;

/// The one place that says how a connection to a SQLite file is set up.
class SqliteSession final
{
public:
    SqliteSession(const SqliteSettings& settings, QString path);

    /// Opens the file under this connection name, on this thread, and sets and checks everything.
    [[nodiscard]] domain::Result<QSqlDatabase> open(const QString& name, bool readOnly) const;
    /// Reads the whole file once, if somebody else wrote it last: another program's file, or a journal that was left behind
    /// (`unclean`). A file too big for the statement deadline counts as sound. Errors: Schema `CAS-Corrupt`.
    [[nodiscard]] domain::Result<void> check(const QSqlDatabase& database, bool unclean) const;

private:
    [[nodiscard]] domain::Result<void> apply(const QSqlDatabase& database, bool readOnly) const;
    [[nodiscard]] domain::Result<QString> value(const QSqlDatabase& database, const QString& sql) const;
    [[nodiscard]] domain::Result<bool> isOurs(const QSqlDatabase& database) const;

    SqliteSettings m_settings;
    QString m_path;
};

} // namespace castellan::storage
