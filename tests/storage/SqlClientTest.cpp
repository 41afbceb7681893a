#include "PlainDatabase.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "storage/sql/SqlClient.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace castellan;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using domain::ErrorKind;
using storage::Statement;

/// The client on a plain QSqlDatabase of either driver: ping, cancel, identity.
class SqlClientTest : public QObject
{
    Q_OBJECT

private slots:
    void pingAnswers_data() { addDriverRows(); }
    void pingAnswers();
    void pingOfAFrozenServerEndsAtTheDeadline();
    void pingOfAnEndedSessionSaysSo();
    void cancelStopsAStatement();
    void aStatementsOwnDeadlineStopsIt();
    void theIdentityNamesTheProduct_data();
    void theIdentityNamesTheProduct();
    void aReleasedClientRefuses_data() { addDriverRows(); }
    void aReleasedClientRefuses();
};

void SqlClientTest::pingAnswers()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();

    QVERIFY(client->ping(std::chrono::seconds(2)));
    QVERIFY(client->query(Statement(u"SELECT 1"_s)));
    QVERIFY(client->isUsable());
}

void SqlClientTest::pingOfAFrozenServerEndsAtTheDeadline()
{
    const PostgresServer server = PostgresServer::throwAway();
    const auto database = server.createDatabase();
    QSqlDatabase plain = QSqlDatabase::addDatabase(u"QPSQL"_s, u"frozen"_s);
    plain.setHostName(server.socketFolder());
    plain.setPort(server.port());
    plain.setUserName(server.role());
    plain.setDatabaseName(database->name());
    QVERIFY(plain.open());
    auto client = std::move(*storage::clientOn(plain));
    server.stop();
    QElapsedTimer timer;
    timer.start();

    const auto reply = client->ping(std::chrono::milliseconds(200));
    const qint64 elapsed = timer.elapsed();
    server.cont();

    QCOMPARE(reply.error().kind, ErrorKind::Unreachable);
    QVERIFY(elapsed >= 200);
    QVERIFY(elapsed < 2'000);
    QVERIFY(!client->isUsable());
    client.reset();
    plain = QSqlDatabase();
    QSqlDatabase::removeDatabase(u"frozen"_s);
}

void SqlClientTest::pingOfAnEndedSessionSaysSo()
{
    PlainDatabase database(Driver::Postgres);
    const auto client = database.client();
    const QString pid = client->queryRow(Statement(u"SELECT pg_backend_pid()"_s))->text(0);
    database.execute(u"SELECT pg_terminate_backend(%1, 5000)"_s.arg(pid));

    const auto reply = client->ping(std::chrono::seconds(2));

    QCOMPARE(reply.error().kind, ErrorKind::Unreachable);
    QVERIFY(!client->isUsable());
}

void SqlClientTest::aStatementsOwnDeadlineStopsIt()
{
    PlainDatabase database(Driver::Postgres);
    const auto client = database.client();
    const Statement timeout(u"SELECT current_setting('statement_timeout')"_s);
    const QString before = client->queryRow(timeout)->text(0);
    QElapsedTimer timer;
    timer.start();

    const auto rows = client->query(Statement(u"SELECT pg_sleep(30)"_s).within(std::chrono::milliseconds(200)));

    QVERIFY(!rows);
    QCOMPARE(rows.error().kind, ErrorKind::Timeout);
    QVERIFY(timer.elapsed() < 5'000);
    QCOMPARE(client->queryRow(timeout)->text(0), before);
    QVERIFY(client->query(Statement(u"SELECT pg_sleep(0.3)"_s)));
}

void SqlClientTest::cancelStopsAStatement()
{
    PlainDatabase database(Driver::Postgres);
    const auto client = database.client();
    std::atomic_bool done = false;
    std::thread other([canceller = client->canceller(), &done] {
        while (!done) {
            canceller->cancel();
            std::this_thread::yield();
        }
    });

    const auto rows = client->query(Statement(u"SELECT pg_sleep(30)"_s));

    done = true;
    other.join();
    QVERIFY(!rows);
    QCOMPARE(rows.error().sqlState, u"57014"_s);
    QCOMPARE(rows.error().kind, ErrorKind::Cancelled);
}

void SqlClientTest::theIdentityNamesTheProduct_data()
{
    QTest::addColumn<int>("driver");
    QTest::addColumn<QString>("product");
    QTest::newRow("sqlite") << static_cast<int>(Driver::Sqlite) << u"SQLite"_s;
    QTest::newRow("postgres") << static_cast<int>(Driver::Postgres) << u"PostgreSQL"_s;
}

void SqlClientTest::theIdentityNamesTheProduct()
{
    QFETCH(int, driver);
    QFETCH(QString, product);
    PlainDatabase database(static_cast<Driver>(driver));

    const auto identity = database.client()->identity();

    QVERIFY(identity);
    QCOMPARE(identity->product, product);
    QVERIFY(!identity->version.isEmpty());
    QVERIFY(!identity->address.isEmpty());
    QVERIFY(!identity->readOnly);
}

void SqlClientTest::aReleasedClientRefuses()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();

    client->release();

    QVERIFY(!client->isUsable());
    QCOMPARE(client->query(Statement(u"SELECT 1"_s)).error().id, u"CAS-Released"_s);
}

CASTELLAN_TEST(SqlClientTest)
#include "SqlClientTest.moc"
