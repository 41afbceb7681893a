#include "PlainDatabase.h"

#include "storage/schema/PostgresSchema.h"
#include "storage/schema/SqliteSchema.h"
#include "storage/sql/SqlClient.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace castellan::tests {

void addDriverRows()
{
    QTest::addColumn<int>("driver");
    QTest::newRow("sqlite") << static_cast<int>(Driver::Sqlite);
    QTest::newRow("postgres") << static_cast<int>(Driver::Postgres);
}

PlainDatabase::PlainDatabase(Driver driver) : m_driver(driver)
{
    if (driver == Driver::Postgres) {
        m_server = std::make_unique<PostgresServer>(PostgresServer::shared());
        m_postgres = m_server->createDatabase();
    }
}

PlainDatabase::~PlainDatabase()
{
    for (const QString& name : std::as_const(m_names)) {
        QSqlDatabase::database(name, false).close();
        QSqlDatabase::removeDatabase(name);
    }
}

QSqlDatabase PlainDatabase::connect()
{
    m_names << QUuid::createUuid().toString();
    return open(m_names.last());
}

std::unique_ptr<domain::Client> PlainDatabase::client()
{
    return std::move(*storage::clientOn(connect()));
}

void PlainDatabase::withClient(const std::function<void(domain::Client&)>& use) const
{
    const QString name = QUuid::createUuid().toString();
    {
        const QSqlDatabase database = open(name);
        use(**storage::clientOn(database));
    }
    QSqlDatabase::removeDatabase(name);
}

std::unique_ptr<domain::Schema> PlainDatabase::schema() const
{
    if (m_driver == Driver::Sqlite) {
        return std::make_unique<storage::SqliteSchema>();
    }
    return std::make_unique<storage::PostgresSchema>();
}

void PlainDatabase::setUp()
{
    withClient([this](domain::Client& client) {
        if (const auto done = schema()->setUp(client, {}, {}); !done) {
            qFatal("%s: %s", qPrintable(done.error().message), qPrintable(done.error().detail));
        }
    });
}

QString PlainDatabase::localized(QString sql) const
{
    if (m_driver == Driver::Sqlite) {
        for (const QString& schema : {u"zitadel"_s, u"eventstore"_s, u"projections"_s, u"castellan"_s}) {
            sql.replace(schema + u'.', schema + u'_');
        }
    }
    return sql;
}

QString PlainDatabase::catalog()
{
    if (m_driver == Driver::Sqlite) {
        return execute(
            u"SELECT (SELECT application_id || '/' || user_version FROM pragma_application_id, pragma_user_version) || "
            "coalesce((SELECT group_concat(sql) FROM sqlite_schema), '')"_s);
    }
    return execute(
        u"SELECT (SELECT string_agg(oid || nspname, ',' ORDER BY oid) FROM pg_namespace WHERE nspname !~ '^pg_') || "
        "coalesce((SELECT string_agg(oid || relname || relnatts, ',' ORDER BY oid) FROM pg_class WHERE oid >= 16384), '') || "
        "coalesce((SELECT string_agg(oid || proname || prosrc, ',' ORDER BY oid) FROM pg_proc WHERE oid >= 16384), '')"_s);
}

QString PlainDatabase::path() const
{
    return m_folder.filePath(u"plain.db"_s);
}

QSqlDatabase PlainDatabase::open(const QString& name) const
{
    QSqlDatabase database = QSqlDatabase::addDatabase(m_driver == Driver::Sqlite ? u"QSQLITE"_s : u"QPSQL"_s, name);
    if (m_driver == Driver::Sqlite) {
        database.setDatabaseName(path());
    } else {
        database.setHostName(m_server->socketFolder());
        database.setPort(m_server->port());
        database.setUserName(m_server->role());
        database.setDatabaseName(m_postgres->name());
    }
    if (!database.open()) {
        qFatal("%s", qPrintable(database.lastError().text()));
    }
    if (m_driver == Driver::Sqlite) {
        QSqlQuery(database).exec(u"PRAGMA foreign_keys=ON"_s);
        QSqlQuery(database).exec(u"PRAGMA trusted_schema=OFF"_s); // as every session of ours
    }
    return database;
}

QString PlainDatabase::execute(const QString& sql)
{
    if (m_own.isEmpty()) {
        m_own = connect().connectionName();
    }
    QSqlQuery query(QSqlDatabase::database(m_own));
    if (!query.exec(sql)) {
        qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
    }
    return query.next() ? query.value(0).toString() : QString();
}

} // namespace castellan::tests
