#pragma once

#include "domain/port/Pool.h"
#include "domain/port/Schema.h"

#include <QSqlDatabase>
#include <QString>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace castellan::tests {

class PostgresDatabase;
class PostgresServer;

enum class Driver { Sqlite, Postgres };

/// Rows `sqlite` and `postgres` of a test's table, in column `driver`.
void addDriverRows();

/// An empty database of one test, SQLite or PostgreSQL, with plain QSqlDatabase connections to it.
class PlainDatabase final
{
public:
    explicit PlainDatabase(Driver driver);
    PlainDatabase(const PlainDatabase&) = delete;
    PlainDatabase& operator=(const PlainDatabase&) = delete;
    ~PlainDatabase();

    /// A connection of its own, open; closed with this object at the latest.
    [[nodiscard]] QSqlDatabase connect();
    /// A client of the sql dialect on a connection of its own.
    [[nodiscard]] std::unique_ptr<domain::Client> client();
    /// The same for any thread, with a connection that lasts as long as the call.
    void withClient(const std::function<void(domain::Client&)>& use) const;
    /// Our schema for this database.
    [[nodiscard]] std::unique_ptr<domain::Schema> schema() const;
    /// Builds our tables.
    void setUp();
    /// `zitadel.organizations` as this database writes it.
    [[nodiscard]] QString localized(QString sql) const;
    /// All that the catalog holds, as text: the same before and after means that nothing was altered.
    [[nodiscard]] QString catalog();
    /// The SQLite file.
    [[nodiscard]] QString path() const;
    /// The PostgreSQL database.
    [[nodiscard]] const PostgresDatabase& postgres() const { return *m_postgres; }
    /// Runs one statement on a connection of its own; the answer's first value as text.
    QString execute(const QString& sql);

private:
    [[nodiscard]] QSqlDatabase open(const QString& name) const;

    Driver m_driver;
    QTemporaryDir m_folder;
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<PostgresDatabase> m_postgres;
    QStringList m_names;
    QString m_own;
};

} // namespace castellan::tests
