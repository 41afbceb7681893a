#include "tests/storage/PostgresFixture.h"
#include "tests/support/TestRegistry.h"

#include "storage/postgres/PostgresTransaction.h"

#include <QTest>
#include <QThread>

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace castellan;
using namespace castellan::storage;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Accepts connections (the kernel does) and never says a word.
class BlackHole final
{
public:
    BlackHole() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const generic = reinterpret_cast<sockaddr*>(&address); // the API's own way
        if (::bind(m_socket, generic, size) == 0 && ::listen(m_socket, 16) == 0
            && ::getsockname(m_socket, generic, &size) == 0) {
            m_port = ntohs(address.sin_port);
        }
    }
    BlackHole(const BlackHole&) = delete;
    BlackHole& operator=(const BlackHole&) = delete;
    ~BlackHole() { ::close(m_socket); }

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    int m_socket;
    quint16 m_port = 0;
};

/// Stops one process of the server, and lets it go on at the end.
class Stopped final
{
public:
    explicit Stopped(qint64 process) : m_process(static_cast<pid_t>(process)) { ::kill(m_process, SIGSTOP); }
    Stopped(const Stopped&) = delete;
    Stopped& operator=(const Stopped&) = delete;
    ~Stopped() { ::kill(m_process, SIGCONT); }

private:
    pid_t m_process;
};

ConnectionSettings impatient()
{
    ConnectionSettings settings;
    settings.connect = 300ms;
    settings.cancelGrace = 300ms;
    return settings;
}

} // namespace

class PostgresFaultTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_fixture = std::make_unique<PostgresFixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }
    void aSilentHostIsUnreachableAtTheDeadline();
    void aSilentHostStopsAWriterToo();
    void theTargetsOwnLimitHoldsForASilentHost_data();
    void theTargetsOwnLimitHoldsForASilentHost();
    void aSilentHostDoesNotHideTheNextOne();
    void aPingAnswersQuickly();
    void aPingOfASilentHostEndsAtItsDeadline();
    void aPingOfAStoppedSessionEndsAtItsDeadline();
    void aStatementOfAStoppedSessionEndsAtItsDeadline();
    void aPingOfAStoppedServerEndsAtItsDeadlineAndWorksAfterwards();
    void aSessionThatIsEndedBetweenStatementsIsALostConnection();
    void aSessionThatIsEndedInATransactionWritesNothing();
    void aSessionThatEndsDuringAStatementIsALostConnection();
    void aConnectionLostDuringCommitIsAnUnknownOutcome();
    void aSilentCommitIsAnUnknownOutcome();
    void aSessionThatEndsBeforeCommitIsNoDoubt();
    void aCommitThatNoStandbyHasIsSaidToBeOnlyLocal();
    void aTransactionThatWaitsTooLongIsEndedByTheServer();
    void aDeadIdleConnectionIsReplaced();
    void aRestartedServerIsUsedAgain();
    void aRunningStatementIsCancelledFromAnotherThread();
    void cancellingNothingHarmsNothing();
    void notificationsWakeAWaiter();
    void waitingForNotificationsEndsInTime();
    void waitingForNotificationsCanBeInterrupted();
    void aLostNotificationConnectionIsAnError();

private:
    void end(qint64 process) { m_fixture->database().execute(u"select pg_terminate_backend(%1)"_s.arg(process)); }

    std::unique_ptr<PostgresFixture> m_fixture;
};

void PostgresFaultTest::aSilentHostIsUnreachableAtTheDeadline()
{
    const BlackHole hole;
    const auto pool = PostgresFixture::poolOn(u"postgresql://ann@127.0.0.1:%1/idp"_s.arg(hole.port()), impatient());
    QElapsedTimer timer;
    timer.start();

    const domain::Error error = pool->acquire(domain::ClientPurpose::Read).error();

    QVERIFY2(timer.elapsed() >= 300 && timer.elapsed() < 400, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(domain::kindName(error.kind), u"unreachable"_s);
    QCOMPARE(error.id, u"CAS-Silence"_s);
}

void PostgresFaultTest::aSilentHostStopsAWriterToo()
{
    const BlackHole hole;
    const auto pool = PostgresFixture::poolOn(u"postgresql://ann@127.0.0.1:%1/idp"_s.arg(hole.port()), impatient());
    QElapsedTimer timer;
    timer.start();

    const domain::Error error = pool->begin({}).error();

    QVERIFY2(timer.elapsed() >= 300 && timer.elapsed() < 400, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(error.id, u"CAS-Silence"_s);
}

void PostgresFaultTest::theTargetsOwnLimitHoldsForASilentHost_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<domain::ClientPurpose>("purpose");
    QTest::addColumn<ConnectionSettings>("settings");
    QTest::newRow("longer than ours") << u"host=127.0.0.1 port=%1 connect_timeout=2"_s << domain::ClientPurpose::Write
                                      << impatient();
    QTest::newRow("shorter than ours") << u"postgresql://ann@127.0.0.1:%1/idp?connect_timeout=1"_s
                                       << domain::ClientPurpose::Read << ConnectionSettings();
}

void PostgresFaultTest::theTargetsOwnLimitHoldsForASilentHost()
{
    QFETCH(QString, target);
    QFETCH(domain::ClientPurpose, purpose);
    QFETCH(ConnectionSettings, settings);
    const BlackHole hole;
    const auto pool = PostgresFixture::poolOn(target.arg(hole.port()), settings);
    QElapsedTimer timer;
    timer.start();

    const domain::Error error = pool->acquire(purpose).error();

    QVERIFY2(timer.elapsed() >= 2'000 && timer.elapsed() < 2'500, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(error.id, u"CAS-Silence"_s);
}

void PostgresFaultTest::aSilentHostDoesNotHideTheNextOne()
{
    const BlackHole hole;
    const PostgresServer& server = m_fixture->server();
    const auto pool = PostgresFixture::poolOn(
        u"host=127.0.0.1,127.0.0.1 port=%1,%2 user=%3 dbname=%4"_s.arg(hole.port())
            .arg(server.port())
            .arg(server.role(), m_fixture->database().name()),
        impatient(), server.password());

    auto client = pool->acquire(domain::ClientPurpose::Read);

    QVERIFY2(client.has_value(), qPrintable(client ? QString() : client.error().message));
    QVERIFY((*client)->identity()->address.endsWith(QString::number(server.port())));
}

void PostgresFaultTest::aPingAnswersQuickly()
{
    auto client = m_fixture->client();

    const domain::PingReply ofClient = client->ping(2s).value();
    const domain::PingReply ofPool = m_fixture->pool().ping(2s).value();

    QVERIFY(ofClient.roundTrip > 0us && ofClient.roundTrip < 200ms);
    QVERIFY(ofPool.roundTrip > 0us && ofPool.roundTrip < 200ms);
    QVERIFY(client->isUsable());
}

void PostgresFaultTest::aPingOfASilentHostEndsAtItsDeadline()
{
    const BlackHole hole;
    const auto pool = PostgresFixture::poolOn(u"postgresql://ann@127.0.0.1:%1/idp"_s.arg(hole.port()));
    QElapsedTimer timer;
    timer.start();

    const domain::Error error = pool->ping(250ms).error();

    QVERIFY2(timer.elapsed() >= 250 && timer.elapsed() < 300, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(domain::kindName(error.kind), u"unreachable"_s);
}

void PostgresFaultTest::aPingOfAStoppedSessionEndsAtItsDeadline()
{
    auto client = m_fixture->client();
    const Stopped stopped(backendOf(*client));
    QElapsedTimer timer;
    timer.start();

    const domain::Error error = client->ping(250ms).error();

    QVERIFY2(timer.elapsed() >= 250 && timer.elapsed() < 300, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(domain::kindName(error.kind), u"unreachable"_s);
    QVERIFY(error.connectionLost);
    QVERIFY(!client->isUsable());
    QCOMPARE(domain::kindName(client->ping(250ms).error().kind), u"unreachable"_s);
}

void PostgresFaultTest::aStatementOfAStoppedSessionEndsAtItsDeadline()
{
    const auto pool = PostgresFixture::poolOn(m_fixture->database().socketUrl(), impatient());
    auto client = pool->acquire(domain::ClientPurpose::Write).value();
    const Stopped stopped(backendOf(*client));
    QElapsedTimer timer;
    timer.start();

    const domain::Error error = client->query(Statement(u"select 1"_s).within(200ms)).error();

    QVERIFY2(timer.elapsed() >= 500 && timer.elapsed() < 700, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(domain::kindName(error.kind), u"unreachable"_s);
    QVERIFY(error.connectionLost);
    QVERIFY(!client->isUsable());
}

void PostgresFaultTest::aPingOfAStoppedServerEndsAtItsDeadlineAndWorksAfterwards()
{
    const PostgresServer server = PostgresServer::throwAway();
    const auto database = server.createDatabase();
    const auto pool = PostgresFixture::poolOn(database->socketUrl());
    QVERIFY(pool->ping(2s));

    server.stop();
    QElapsedTimer timer;
    timer.start();
    const domain::Result<domain::PingReply> onOldConnection = pool->ping(250ms);
    const domain::Result<domain::PingReply> onNewConnection = pool->ping(250ms);
    const qint64 elapsed = timer.elapsed();
    server.cont();

    QVERIFY(!onOldConnection);
    QVERIFY(!onNewConnection);
    QVERIFY2(elapsed < 650, qPrintable(QString::number(elapsed)));
    QVERIFY(pool->ping(2s));
}

void PostgresFaultTest::aSessionThatIsEndedBetweenStatementsIsALostConnection()
{
    auto client = m_fixture->client();
    end(backendOf(*client));

    const domain::Error error = client->query(Statement(u"select 1"_s)).error();

    QCOMPARE(domain::kindName(error.kind), u"unreachable"_s);
    QVERIFY(error.connectionLost);
    QVERIFY(!error.message.isEmpty());
    QVERIFY(!client->isUsable());
}

void PostgresFaultTest::aSessionThatIsEndedInATransactionWritesNothing()
{
    m_fixture->database().execute(u"create table lost (a int); grant all on lost to public"_s);
    auto transaction = m_fixture->pool().begin({}).value();
    QVERIFY(transaction->exec(Statement(u"insert into lost values (1)"_s)));
    end(backendOf(*transaction));

    const domain::Result<qint64> second = transaction->exec(Statement(u"insert into lost values (2)"_s));
    const domain::Result<void> committed = transaction->commit();

    QVERIFY(second.error().connectionLost);
    QVERIFY(!committed);
    QCOMPARE(domain::kindName(committed.error().kind), u"unreachable"_s);
    QCOMPARE(m_fixture->database().execute(u"select count(*) from lost"_s), u"0"_s);
}

void PostgresFaultTest::aSessionThatEndsDuringAStatementIsALostConnection()
{
    auto client = m_fixture->client();

    const domain::Error error = client->query(Statement(u"select pg_terminate_backend(pg_backend_pid())"_s)).error();

    QCOMPARE(error.sqlState, u"57P01"_s);
    QCOMPARE(domain::kindName(error.kind), u"unreachable"_s);
    QVERIFY(error.connectionLost);
    QVERIFY(!client->isUsable());
}

/// A deferred trigger ends the session while COMMIT runs: the client cannot tell.
void PostgresFaultTest::aConnectionLostDuringCommitIsAnUnknownOutcome()
{
    m_fixture->database().execute(
        u"create table doubtful (a int); grant all on doubtful to public; "
        "create function die() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); "
        "perform pg_sleep(5); return null; end $$; "
        "create constraint trigger die after insert on doubtful deferrable initially deferred for each row execute function die()"_s);
    auto transaction = m_fixture->pool().begin({}).value();
    QVERIFY(transaction->exec(Statement(u"insert into doubtful values (1)"_s)));

    const domain::Error error = transaction->commit().error();

    QCOMPARE(domain::kindName(error.kind), u"outcome-unknown"_s);
    QVERIFY(error.isOutcomeUnknown());
    QVERIFY(error.connectionLost);
    QVERIFY(!error.retryable);
}

void PostgresFaultTest::aSilentCommitIsAnUnknownOutcome()
{
    ConnectionSettings settings = impatient();
    settings.batch = 50ms;
    const auto pool = PostgresFixture::poolOn(m_fixture->database().socketUrl(), settings);
    m_fixture->database().execute(u"create table muted (a int); grant all on muted to public"_s);
    auto transaction = pool->begin({}).value();
    QVERIFY(transaction->exec(Statement(u"insert into muted values (1)"_s)));
    const Stopped stopped(backendOf(*transaction));

    const domain::Error error = transaction->commit().error();

    QVERIFY(error.isOutcomeUnknown());
    QVERIFY(error.connectionLost);
}

void PostgresFaultTest::aSessionThatEndsBeforeCommitIsNoDoubt()
{
    m_fixture->database().execute(u"create table definite (a int); grant all on definite to public"_s);
    auto transaction = m_fixture->pool().begin({}).value();

    const PipelineResult result = runAllAndCommit(*transaction,
                                                  {Statement(u"insert into definite values (1)"_s),
                                                   Statement(u"select pg_terminate_backend(pg_backend_pid())"_s)});

    QCOMPARE(result.error().statement, 1);
    QCOMPARE(domain::kindName(result.error().error.kind), u"unreachable"_s);
    QCOMPARE(m_fixture->database().execute(u"select count(*) from definite"_s), u"0"_s);
}

void PostgresFaultTest::aCommitThatNoStandbyHasIsSaidToBeOnlyLocal()
{
    const PostgresServer server = PostgresServer::throwAway();
    const auto database = server.createDatabase();
    const auto pool = PostgresFixture::poolOn(database->socketUrl());
    auto client = pool->acquire(domain::ClientPurpose::Write).value();
    QVERIFY(client->exec(Statement(u"create table t (a int)"_s)));
    server.execute(u"alter system set synchronous_standby_names = 'nobody'"_s);
    server.execute(u"select pg_reload_conf()"_s);
    const Statement look(u"select current_setting('synchronous_standby_names')"_s);
    QTRY_COMPARE(client->queryRow(look)->text(0), u"nobody"_s);
    auto transaction = client->begin({}).value();
    QVERIFY(transaction->exec(Statement(u"insert into t values (1)"_s)));
    const std::shared_ptr<domain::Canceller> canceller = client->canceller();
    const std::unique_ptr<QThread> other(QThread::create([&] {
        while (server.execute(u"select count(*) from pg_stat_activity where wait_event = 'SyncRep'"_s) != u"1"_s) {}
        canceller->cancel();
    }));
    other->start();

    const domain::Result<void> committed = transaction->commit();
    other->wait();
    server.execute(u"alter system reset synchronous_standby_names"_s);
    server.execute(u"select pg_reload_conf()"_s);

    QVERIFY(committed);
    QVERIFY(!transaction->isDurable());
}

void PostgresFaultTest::aTransactionThatWaitsTooLongIsEndedByTheServer()
{
    ConnectionSettings settings;
    settings.idleInTransaction = 50ms;
    const auto pool = PostgresFixture::poolOn(m_fixture->database().socketUrl(), settings);
    auto transaction = pool->begin({}).value();
    const qint64 process = backendOf(*transaction);
    const QString look = u"select count(*) from pg_stat_activity where pid = %1"_s.arg(process);
    QTRY_COMPARE(m_fixture->database().execute(look), u"0"_s);

    const domain::Error error = transaction->query(Statement(u"select 1"_s)).error();

    QCOMPARE(domain::kindName(error.kind), u"unreachable"_s);
    QVERIFY(error.connectionLost);
}

void PostgresFaultTest::aDeadIdleConnectionIsReplaced()
{
    auto client = m_fixture->client();
    const qint64 process = backendOf(*client);
    client.reset();
    end(process);
    QTRY_COMPARE(m_fixture->database().execute(u"select count(*) from pg_stat_activity where pid = %1"_s.arg(process)),
                 u"0"_s);

    auto next = m_fixture->client();

    QVERIFY(backendOf(*next) != process);
}

void PostgresFaultTest::aRestartedServerIsUsedAgain()
{
    const PostgresServer server = PostgresServer::throwAway();
    const auto database = server.createDatabase();
    const auto pool = PostgresFixture::poolOn(database->socketUrl());
    QVERIFY(pool->begin({}).value()->query(Statement(u"select 1"_s)));

    server.kill9();
    QTRY_VERIFY(!pool->ping(1s));
    server.restart();

    QTRY_VERIFY(pool->ping(1s));
    QTRY_VERIFY(pool->begin({}).value()->query(Statement(u"select 1"_s)));
}

void PostgresFaultTest::aRunningStatementIsCancelledFromAnotherThread()
{
    auto client = m_fixture->client();
    const qint64 process = backendOf(*client);
    const std::shared_ptr<domain::Canceller> canceller = client->canceller();
    const std::unique_ptr<QThread> other(QThread::create([&] {
        const QString look =
            u"select count(*) from pg_stat_activity where pid = %1 and state = 'active' and wait_event = 'PgSleep'"_s
                .arg(process);
        while (m_fixture->database().execute(look) != u"1"_s) {}
        canceller->cancel();
    }));
    QElapsedTimer timer;
    timer.start();
    other->start();

    const domain::Error error = client->query(Statement(u"select pg_sleep(20)"_s)).error();
    other->wait();

    QVERIFY(timer.elapsed() < 5000);
    QCOMPARE(domain::kindName(error.kind), u"cancelled"_s);
    QCOMPARE(error.sqlState, u"57014"_s);
    QVERIFY(client->isUsable());
}

void PostgresFaultTest::cancellingNothingHarmsNothing()
{
    auto client = m_fixture->client();
    const std::shared_ptr<domain::Canceller> canceller = client->canceller();

    canceller->cancel();

    QVERIFY(client->query(Statement(u"select 1"_s)));
    client.reset();
    canceller->cancel();
}

void PostgresFaultTest::notificationsWakeAWaiter()
{
    auto client = m_fixture->client();
    auto notifications = client->listen(u"castellan \"events\""_s).value();

    QVERIFY(client->query(Statement(u"select pg_notify($1, $2)"_s, {u"castellan \"events\""_s, u"x"_s})));

    QVERIFY(notifications->wait(5s).value());
    QVERIFY(!notifications->wait(0ms).value());
}

void PostgresFaultTest::waitingForNotificationsEndsInTime()
{
    auto notifications = m_fixture->client()->listen(u"quiet"_s).value();
    QElapsedTimer timer;
    timer.start();

    QVERIFY(!notifications->wait(100ms).value());

    QVERIFY(timer.elapsed() >= 100);
    QVERIFY(timer.elapsed() < 300);
}

void PostgresFaultTest::waitingForNotificationsCanBeInterrupted()
{
    auto notifications = m_fixture->client()->listen(u"quiet"_s).value();
    QElapsedTimer timer;
    timer.start();

    notifications->interrupt();

    QVERIFY(!notifications->wait(20s).value());
    QVERIFY(timer.elapsed() < 1000);
}

void PostgresFaultTest::aLostNotificationConnectionIsAnError()
{
    auto client = m_fixture->client();
    auto notifications = client->listen(u"quiet"_s).value();
    m_fixture->database().execute(
        u"select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen \"quiet\"'"_s);

    const domain::Result<bool> waited = notifications->wait(5s);

    QVERIFY(!waited);
    QCOMPARE(domain::kindName(waited.error().kind), u"unreachable"_s);
}

CASTELLAN_TEST(PostgresFaultTest)
#include "PostgresFaultTest.moc"
