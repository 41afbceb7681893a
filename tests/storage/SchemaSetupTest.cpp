#include "PlainDatabase.h"
#include "PostgresFixture.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "storage/schema/PostgresSchema.h"
#include "storage/schema/SqliteSchema.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QTest>

#include <thread>

using namespace castellan;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using domain::ErrorKind;
using domain::SchemaState;
using storage::Migration;
using storage::Statement;

namespace {

QList<Migration> migrations(Driver driver)
{
    return driver == Driver::Sqlite ? storage::sqliteMigrations() : storage::postgresMigrations();
}

/// A schema of a program that knows other steps.
std::unique_ptr<domain::Schema> schemaOf(Driver driver, const QList<Migration>& steps)
{
    if (driver == Driver::Sqlite) {
        return std::make_unique<storage::SqliteSchema>(steps);
    }
    return std::make_unique<storage::PostgresSchema>(steps);
}

} // namespace

/// Building and upgrading our own schema, on both databases.
class SchemaSetupTest : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyDatabaseIsBuilt_data() { addDriverRows(); }
    void anEmptyDatabaseIsBuilt();
    void aSecondSetUpHasNothingToDo_data() { addDriverRows(); }
    void aSecondSetUpHasNothingToDo();
    void progressCountsTheSteps_data() { addDriverRows(); }
    void progressCountsTheSteps();
    void aDryRunNamesTheStepsAndChangesNothing_data() { addDriverRows(); }
    void aDryRunNamesTheStepsAndChangesNothing();
    void afterAFailureItGoesOnWhereItStopped_data() { addDriverRows(); }
    void afterAFailureItGoesOnWhereItStopped();
    void anOlderVersionIsUpgraded_data() { addDriverRows(); }
    void anOlderVersionIsUpgraded();
    void aNewerVersionIsLeftAlone_data() { addDriverRows(); }
    void aNewerVersionIsLeftAlone();
    void twoSetUpsAtOnceMakeEachStepOnce_data() { addDriverRows(); }
    void twoSetUpsAtOnceMakeEachStepOnce();
    void withoutPermissionNothingIsMade_data() { addDriverRows(); }
    void withoutPermissionNothingIsMade();
    void aFileTellsWhoseItIs();
    void theVersionsAreRecorded();
    void thePostgresDialectBuildsTheSameTables();
    void namesSortByTheirFoldedBytes_data() { addDriverRows(); }
    void namesSortByTheirFoldedBytes();
};

void SchemaSetupTest::anEmptyDatabaseIsBuilt()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    const auto schema = database.schema();
    const auto before = schema->status(*client);
    QCOMPARE(before->state, SchemaState::Missing);
    QCOMPARE(before->version, 0);
    QCOMPARE(schema->requireUsable(*client).error().kind, ErrorKind::Schema);

    const auto steps = schema->setUp(*client, {}, {});

    QVERIFY2(steps, qPrintable(steps ? QString() : steps.error().message + steps.error().detail));
    QCOMPARE(steps->size(), migrations(static_cast<Driver>(driver)).size());
    QCOMPARE(steps->first(), (domain::SchemaStep{1, u"batch keys"_s, true}));
    const auto after = schema->status(*client);
    QCOMPARE(after->state, SchemaState::Current);
    QCOMPARE(after->version, after->wanted);
    QVERIFY(after->hasBatchKeys);
    QVERIFY(schema->requireUsable(*client));
}

void SchemaSetupTest::aSecondSetUpHasNothingToDo()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    database.setUp();
    const QString before = database.catalog();
    const auto client = database.client();

    const auto steps = database.schema()->setUp(*client, {}, {});

    QVERIFY(steps);
    QVERIFY(steps->isEmpty());
    QCOMPARE(database.catalog(), before);
}

void SchemaSetupTest::progressCountsTheSteps()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    const int total = static_cast<int>(migrations(static_cast<Driver>(driver)).size());
    QList<int> done;

    const auto steps = database.schema()->setUp(*client, {},
                                                [&done, total](const domain::SchemaStep& step, int at, int of) {
                                                    if (step.applied && of == total) {
                                                        done << at;
                                                    }
                                                });

    QVERIFY(steps);
    QCOMPARE(done.size(), total);
    QCOMPARE(done.first(), 1);
    QCOMPARE(done.last(), total);
}

void SchemaSetupTest::aDryRunNamesTheStepsAndChangesNothing()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    const QString before = database.catalog();
    domain::SetupOptions options;
    options.dryRun = true;

    const auto steps = database.schema()->setUp(*client, options, {});

    QVERIFY(steps);
    QCOMPARE(steps->size(), migrations(static_cast<Driver>(driver)).size());
    QVERIFY(!steps->first().applied);
    QCOMPARE(database.catalog(), before);
}

void SchemaSetupTest::afterAFailureItGoesOnWhereItStopped()
{
    QFETCH(int, driver);
    const auto kind = static_cast<Driver>(driver);
    PlainDatabase database(kind);
    const auto client = database.client();
    QList<Migration> broken = migrations(kind);
    broken[2].statements << u"SELECT nonsense FROM nowhere"_s;

    const auto failure = schemaOf(kind, broken)->setUp(*client, {}, {});

    QVERIFY(!failure);
    const auto schema = database.schema();
    const auto middle = schema->status(*client);
    QCOMPARE(middle->state, SchemaState::Outdated);
    QCOMPARE(middle->version, 2);
    QVERIFY(!client->query(
        Statement(database.localized(u"SELECT id FROM zitadel.organizations"_s)))); // nothing of the step
    const auto rest = schema->setUp(*client, {}, {});
    QVERIFY(rest);
    QCOMPARE(rest->first().version, 3);
    QCOMPARE(schema->status(*client)->state, SchemaState::Current);
}

void SchemaSetupTest::anOlderVersionIsUpgraded()
{
    QFETCH(int, driver);
    const auto kind = static_cast<Driver>(driver);
    PlainDatabase database(kind);
    const auto client = database.client();
    QVERIFY(schemaOf(kind, migrations(kind).first(4))->setUp(*client, {}, {}));
    QVERIFY(client->exec(
        Statement(database.localized(u"INSERT INTO zitadel.instances (id, name) VALUES ('i1', 'Acme')"_s))));
    const auto schema = database.schema();
    QCOMPARE(schema->status(*client)->state, SchemaState::Outdated);
    QVERIFY(schema->requireUsable(*client).error().message.contains(u"castellan setup"_s));

    const auto steps = schema->setUp(*client, {}, {});

    QVERIFY(steps);
    QCOMPARE(steps->first().version, 5);
    QCOMPARE(schema->status(*client)->state, SchemaState::Current);
    QVERIFY(client->queryRow(Statement(database.localized(u"SELECT name FROM zitadel.instances WHERE id = 'i1'"_s))));
}

void SchemaSetupTest::aNewerVersionIsLeftAlone()
{
    QFETCH(int, driver);
    const auto kind = static_cast<Driver>(driver);
    PlainDatabase database(kind);
    database.setUp();
    const QString before = database.catalog();
    const auto client = database.client();
    const auto older = schemaOf(kind, migrations(kind).first(5));

    const auto refused = older->setUp(*client, {}, {});

    QCOMPARE(older->status(*client)->state, SchemaState::Newer);
    QCOMPARE(older->requireUsable(*client).error().id, u"CAS-NewerSchema"_s);
    QCOMPARE(refused.error().kind, ErrorKind::Schema);
    QCOMPARE(refused.error().id, u"CAS-NewerSchema"_s);
    QCOMPARE(database.catalog(), before);
}

void SchemaSetupTest::twoSetUpsAtOnceMakeEachStepOnce()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    std::array<QString, 2> failures;
    std::array<std::thread, 2> threads;
    size_t next = 0;
    for (std::thread& thread : threads) {
        thread = std::thread([&database, &failure = failures.at(next++)] {
            database.withClient([&database, &failure](domain::Client& client) {
                const auto done = database.schema()->setUp(client, {}, {});
                failure = done ? QString() : done.error().message;
            });
        });
    }

    for (std::thread& thread : threads) {
        thread.join();
    }

    QCOMPARE(failures[0], QString());
    QCOMPARE(failures[1], QString());
    const auto client = database.client();
    QCOMPARE(database.schema()->status(*client)->state, SchemaState::Current);
}

void SchemaSetupTest::withoutPermissionNothingIsMade()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    if (static_cast<Driver>(driver) == Driver::Sqlite) {
        const auto client = database.client();
        QVERIFY(client->exec(Statement(u"PRAGMA query_only=ON"_s)));

        const auto refused = database.schema()->setUp(*client, {}, {});

        QCOMPARE(refused.error().kind, ErrorKind::PermissionDenied);
    } else {
        database.postgres().execute(u"ALTER DATABASE \"%1\" OWNER TO postgres"_s.arg(database.postgres().name()));
        const auto client = database.client();

        const auto refused = database.schema()->setUp(*client, {}, {});

        QCOMPARE(refused.error().kind, ErrorKind::PermissionDenied);
        QCOMPARE(refused.error().sqlState, u"42501"_s);
    }
    const auto client = database.client();
    QCOMPARE(database.schema()->status(*client)->state, SchemaState::Missing);
}

void SchemaSetupTest::aFileTellsWhoseItIs()
{
    PlainDatabase database(Driver::Sqlite);
    database.setUp();

    QCOMPARE(database.execute(u"PRAGMA application_id"_s), QString::number(0x43415354));
    QCOMPARE(database.execute(u"PRAGMA user_version"_s), QString::number(storage::sqliteMigrations().size()));
}

void SchemaSetupTest::theVersionsAreRecorded()
{
    PlainDatabase database(Driver::Postgres);
    database.setUp();

    QCOMPARE(
        database.execute(u"SELECT string_agg(version || ' ' || name, ', ' ORDER BY version) FROM castellan.schema"_s),
        u"1 batch keys, 2 instances, 3 organizations, 4 domains, 5 events, 6 unique constraints, 7 fields, 8 push, "
        "9 projections, 10 indexes of lists"_s);
    QCOMPARE(database.execute(u"SELECT version FROM zitadel.migrations"_s), u"4"_s);
}

void SchemaSetupTest::thePostgresDialectBuildsTheSameTables()
{
    PostgresFixture fixture;
    const auto client = fixture.client(domain::ClientPurpose::Write);
    const storage::PostgresSchema schema;

    const auto steps = schema.setUp(*client, {}, {});

    QVERIFY2(steps, qPrintable(steps ? QString() : steps.error().message));
    QCOMPARE(steps->size(), 10);
    QCOMPARE(schema.status(*client)->state, SchemaState::Current);
}

void SchemaSetupTest::namesSortByTheirFoldedBytes()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    database.setUp();
    const auto client = database.client();
    QVERIFY(client->exec(Statement(database.localized(
        u"INSERT INTO zitadel.instances (id, name) VALUES ('1', 'b'), ('2', 'A'), ('3', '\u00c4'), ('4', 'a'), ('5', '_'), ('6', '\u00e4')"_s))));
    const bool isSqlite = static_cast<Driver>(driver) == Driver::Sqlite;
    const QString order = isSqlite ? u"name COLLATE NOCASE, id"_s : u"lower(name COLLATE \"C\") COLLATE \"C\", id"_s;

    const auto rows = client->query(
        Statement(database.localized(u"SELECT id FROM zitadel.instances ORDER BY "_s) + order));

    QString ids;
    for (const auto& row : *rows) {
        ids += row.text(0);
    }
    QCOMPARE(ids, u"524136"_s);
}

CASTELLAN_TEST(SchemaSetupTest)
#include "SchemaSetupTest.moc"
