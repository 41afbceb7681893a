#include "PlainDatabase.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace castellan;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using domain::ErrorKind;
using domain::SchemaState;
using storage::Statement;

namespace {

/// A database as a server of the family leaves it: its tables, and nothing of ours.
std::unique_ptr<PlainDatabase> serversDatabase()
{
    auto database = std::make_unique<PlainDatabase>(Driver::Postgres);
    database->setUp();
    database->execute(u"SET client_min_messages=error"_s);
    database->execute(u"DROP SCHEMA castellan CASCADE"_s);
    database->execute(u"UPDATE zitadel.migrations SET version = 18"_s);
    return database;
}

domain::SetupOptions withBatchKey(bool dryRun = false)
{
    domain::SetupOptions options;
    options.batchKey = true;
    options.dryRun = dryRun;
    return options;
}

} // namespace

/// Databases that are not ours: recognised, and never altered without being asked.
class SchemaForeignTest : public QObject
{
    Q_OBJECT

private slots:
    void aServersDatabaseIsUsable();
    void withoutAPushFunctionItIsUsableToo();
    void whatLacksTooMuchIsNotUsable_data();
    void whatLacksTooMuchIsNotUsable();
    void setUpRefusesAServersDatabase();
    void theBatchKeyIsAddedWhenAsked();
    void aDryRunOfTheBatchKeyAddsNothing();
    void theBatchKeyIsNotAddedToWhatIsNotUsable();
    void otherSchemasAreNoHindrance();
    void filesOfOtherProgramsAreRecognised_data();
    void filesOfOtherProgramsAreRecognised();
};

void SchemaForeignTest::aServersDatabaseIsUsable()
{
    const auto database = serversDatabase();
    const auto client = database->client();

    const auto status = database->schema()->status(*client);

    QVERIFY(status);
    QCOMPARE(status->state, SchemaState::Foreign);
    QCOMPARE(status->version, 18);
    QVERIFY(status->isUsable());
    QVERIFY(!status->hasBatchKeys);
    QVERIFY(database->schema()->requireUsable(*client));
}

void SchemaForeignTest::withoutAPushFunctionItIsUsableToo()
{
    const auto database = serversDatabase();
    database->execute(u"DROP FUNCTION eventstore.push(eventstore.command2[])"_s);
    const auto client = database->client();

    const auto status = database->schema()->status(*client);

    QCOMPARE(status->state, SchemaState::Foreign);
    QVERIFY(status->detail.contains(u"without a push function"_s));
}

void SchemaForeignTest::whatLacksTooMuchIsNotUsable_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("words");
    QTest::newRow("an old version") << u"UPDATE zitadel.migrations SET version = 3"_s << u"it is at 3"_s;
    QTest::newRow("no version") << u"DROP TABLE zitadel.migrations"_s << u"it is at 0"_s;
    QTest::newRow("no tables") << u"DROP TABLE zitadel.org_domains"_s << u"tables of instances"_s;
    QTest::newRow("no events") << u"DROP TABLE eventstore.events2 CASCADE"_s << u"eventstore's tables"_s;
    QTest::newRow("no constraints") << u"DROP TABLE eventstore.unique_constraints"_s << u"eventstore's tables"_s;
}

void SchemaForeignTest::whatLacksTooMuchIsNotUsable()
{
    QFETCH(QString, change);
    QFETCH(QString, words);
    const auto database = serversDatabase();
    database->execute(change);
    const auto client = database->client();

    const auto status = database->schema()->status(*client);

    QCOMPARE(status->state, SchemaState::Unusable);
    QVERIFY2(status->detail.contains(words), qPrintable(status->detail));
    QCOMPARE(database->schema()->requireUsable(*client).error().kind, ErrorKind::Schema);
}

void SchemaForeignTest::setUpRefusesAServersDatabase()
{
    const auto database = serversDatabase();
    const QString before = database->catalog();
    const auto client = database->client();

    const auto refused = database->schema()->setUp(*client, {}, {});

    QCOMPARE(refused.error().kind, ErrorKind::Schema);
    QCOMPARE(refused.error().id, u"CAS-ForeignSchema"_s);
    QCOMPARE(database->catalog(), before);
}

void SchemaForeignTest::theBatchKeyIsAddedWhenAsked()
{
    const auto database = serversDatabase();
    const auto client = database->client();
    const auto schema = database->schema();

    const auto steps = schema->setUp(*client, withBatchKey(), {});

    QVERIFY(steps);
    QCOMPARE(*steps, (QList<domain::SchemaStep>{{18, u"batch keys"_s, true}}));
    const auto status = schema->status(*client);
    QCOMPARE(status->state, SchemaState::Foreign);
    QVERIFY(status->hasBatchKeys);
    QCOMPARE(database->execute(u"SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
                               "WHERE nspname = 'castellan' AND relkind = 'r'"_s),
             u"1"_s);
    QVERIFY(schema->setUp(*client, withBatchKey(), {})->isEmpty());
}

void SchemaForeignTest::aDryRunOfTheBatchKeyAddsNothing()
{
    const auto database = serversDatabase();
    const QString before = database->catalog();
    const auto client = database->client();

    const auto steps = database->schema()->setUp(*client, withBatchKey(true), {});

    QCOMPARE(steps->size(), 1);
    QVERIFY(!steps->first().applied);
    QCOMPARE(database->catalog(), before);
}

void SchemaForeignTest::theBatchKeyIsNotAddedToWhatIsNotUsable()
{
    const auto database = serversDatabase();
    database->execute(u"UPDATE zitadel.migrations SET version = 3"_s);
    const QString before = database->catalog();
    const auto client = database->client();

    const auto refused = database->schema()->setUp(*client, withBatchKey(), {});

    QCOMPARE(refused.error().id, u"CAS-ForeignSchema"_s);
    QCOMPARE(database->catalog(), before);
}

void SchemaForeignTest::otherSchemasAreNoHindrance()
{
    PlainDatabase database(Driver::Postgres);
    database.execute(u"CREATE TABLE instances (id int)"_s);
    const auto client = database.client();
    QCOMPARE(database.schema()->status(*client)->state, SchemaState::Missing);

    QVERIFY(database.schema()->setUp(*client, {}, {}));

    QCOMPARE(database.schema()->status(*client)->state, SchemaState::Current);
}

void SchemaForeignTest::filesOfOtherProgramsAreRecognised_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("tables, no mark") << u"CREATE TABLE notes (text)"_s;
    QTest::newRow("another mark") << u"PRAGMA application_id=1196444487"_s;
    QTest::newRow("our tables, no mark") << u"CREATE TABLE zitadel_instances (id TEXT)"_s;
}

void SchemaForeignTest::filesOfOtherProgramsAreRecognised()
{
    QFETCH(QString, sql);
    PlainDatabase database(Driver::Sqlite);
    database.execute(sql);
    const QString before = database.catalog();
    const auto client = database.client();
    const auto schema = database.schema();

    const auto refused = schema->setUp(*client, withBatchKey(), {});

    QCOMPARE(schema->status(*client)->state, SchemaState::Unusable);
    QVERIFY(schema->requireUsable(*client).error().message.contains(u"another program"_s));
    QCOMPARE(refused.error().kind, ErrorKind::Schema);
    QCOMPARE(refused.error().id, u"CAS-ForeignSchema"_s);
    QCOMPARE(database.catalog(), before);
}

CASTELLAN_TEST(SchemaForeignTest)
#include "SchemaForeignTest.moc"
