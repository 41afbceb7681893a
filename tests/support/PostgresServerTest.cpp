#include "tests/support/PostgresServer.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <libpq-fe.h>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace castellan::tests {

namespace {

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

Connection connectTo(const QString& conninfo)
{
    return {PQconnectdb(conninfo.toUtf8().constData()), &PQfinish};
}

bool hasInput(PGconn* connection)
{
    return PQconsumeInput(connection) == 1 && PQisBusy(connection) == 0;
}

} // namespace

/// The private server is what the other tests stand on, so it is tested itself.
class PostgresServerTest final : public QObject
{
    Q_OBJECT

private slots:
    void eachDatabaseIsFreshAndItsOwnersToChange();
    void aPasswordIsAskedForOverTcpOnly();
    void aStoppedServerIsSilentUntilItGoesOn();
    void whatWasCommittedIsThereAfterAKillAndRestart();
};

void PostgresServerTest::eachDatabaseIsFreshAndItsOwnersToChange()
{
    const PostgresServer server = PostgresServer::shared();
    const auto one = server.createDatabase();
    const auto other = server.createDatabase();
    const Connection connection = connectTo(one->conninfo());

    PQclear(PQexec(connection.get(), "CREATE SCHEMA mine; CREATE TABLE mine.t (a int)"));

    QCOMPARE(one->execute(u"SELECT count(*) FROM pg_tables WHERE schemaname = 'mine'"_s), u"1"_s);
    QCOMPARE(other->execute(u"SELECT count(*) FROM pg_tables WHERE schemaname = 'mine'"_s), u"0"_s);
}

void PostgresServerTest::aPasswordIsAskedForOverTcpOnly()
{
    const PostgresServer server = PostgresServer::shared();
    const auto database = server.createDatabase();

    QCOMPARE(PQstatus(connectTo(database->conninfo()).get()), CONNECTION_OK);
    QCOMPARE(PQstatus(connectTo(database->socketUrl()).get()), CONNECTION_OK);
    QCOMPARE(PQstatus(connectTo(database->tcpConninfo()).get()), CONNECTION_OK);
    QCOMPARE(PQstatus(connectTo(database->tcpConninfo() + u" password=wrong"_s).get()), CONNECTION_BAD);
    QVERIFY(PQconnectionNeedsPassword(connectTo(database->tcpUrl()).get()));
}

void PostgresServerTest::aStoppedServerIsSilentUntilItGoesOn()
{
    const PostgresServer server = PostgresServer::throwAway();
    const Connection connection = connectTo(server.superuserConninfo());

    server.stop();
    PQsendQuery(connection.get(), "SELECT 1");
    const bool answeredWhileStopped = QTest::qWaitFor([&] { return hasInput(connection.get()); }, 300);
    server.cont();

    QVERIFY(!answeredWhileStopped);
    QTRY_VERIFY(hasInput(connection.get()));
}

void PostgresServerTest::whatWasCommittedIsThereAfterAKillAndRestart()
{
    const PostgresServer server = PostgresServer::throwAway();
    const auto database = server.createDatabase();
    const quint16 port = server.port();
    database->execute(u"CREATE TABLE t (a int); INSERT INTO t VALUES (7); CHECKPOINT"_s);

    server.kill9();
    const ConnStatusType whileDead = PQstatus(connectTo(database->conninfo()).get());
    server.restart();

    QCOMPARE(whileDead, CONNECTION_BAD);
    QCOMPARE(server.port(), port);
    QCOMPARE(database->execute(u"SELECT a FROM t"_s), u"7"_s);
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::PostgresServerTest)
#include "PostgresServerTest.moc"
