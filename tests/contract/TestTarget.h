#pragma once

#include "domain/port/Pool.h"
#include "storage/eventstore/EventstoreCatalog.h"
#include "storage/eventstore/SqlEventReader.h"
#include "storage/eventstore/SqlEventstore.h"
#include "storage/projection/SqlProjections.h"
#include "storage/repository/DatabaseUnitOfWorkSource.h"
#include "storage/repository/TableRepository.h"
#include "tests/support/InMemoryDatabase.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"

#include <QSqlDatabase>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace castellan::test {

enum class Driver { Sqlite, Postgres };

/// Rows `sqlite` and `postgres` for `initTestCase_data`: every test of the class then runs on both.
void addDrivers();
/// The driver of the row that is running.
[[nodiscard]] Driver currentDriver();

/// A fresh database with our tables, and everything of ours on it.
class TestTarget final
{
public:
    explicit TestTarget(Driver driver);
    ~TestTarget();

    [[nodiscard]] domain::Pool& pool() { return *m_pool; }
    [[nodiscard]] const storage::SqlDialect& dialect() const { return m_dialect; }
    [[nodiscard]] const storage::Repositories& repositories() const { return m_repositories; }
    [[nodiscard]] const storage::SqlEventstore& eventstore() const { return m_eventstore; }
    [[nodiscard]] const storage::SqlEventReader& events() const { return m_events; }
    [[nodiscard]] const storage::SqlProjections& projections() const { return m_projections; }
    [[nodiscard]] domain::UnitOfWorkSource& unitsOfWork() { return m_unitsOfWork; }
    /// A connection for looking and arranging, of the thread that made this.
    [[nodiscard]] domain::Client& client() { return *m_client; }
    /// A connection of the calling thread.
    [[nodiscard]] std::unique_ptr<domain::Client> newClient();
    /// The file of a SQLite target.
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("target.db")); }

    /// The TARGET of the command line that means this database.
    [[nodiscard]] QString address() const;

    /// A connection of Qt's own to the same database, open, under this name.
    [[nodiscard]] QSqlDatabase plainDatabase(const QString& name) const;

    /// `zitadel.organizations` as this database writes it.
    [[nodiscard]] QString table(const QString& qualified) const;
    /// All rows of all our tables, as text: the same before and after means that nothing was written.
    [[nodiscard]] QStringList dump();
    /// The model's rows, times unset.
    [[nodiscard]] ModelRows rows();
    /// All events, oldest first.
    [[nodiscard]] QList<domain::StoredEvent> allEvents();
    /// `instance/type/field`, sorted.
    [[nodiscard]] QStringList constraints();

private:
    [[nodiscard]] std::unique_ptr<domain::Pool> open() const;

    QTemporaryDir m_folder;
    std::unique_ptr<tests::PostgresServer> m_server;
    std::unique_ptr<tests::PostgresDatabase> m_postgres;
    storage::SqlDialect m_dialect;
    std::unique_ptr<domain::Pool> m_pool;
    storage::EventstoreCatalog m_catalog;
    storage::Repositories m_repositories;
    storage::SqlEventstore m_eventstore;
    storage::SqlEventReader m_events;
    storage::SqlProjections m_projections;
    storage::DatabaseUnitOfWorkSource m_unitsOfWork;
    std::unique_ptr<domain::Client> m_client;
};

} // namespace castellan::test
