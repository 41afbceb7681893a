#include "tests/storage/PostgresFixture.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryFile>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace castellan;
using namespace castellan::storage;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(castellan::domain::ErrorKind)
Q_DECLARE_METATYPE(castellan::domain::ClientPurpose)

namespace {

/// A port on which nobody listens.
quint16 closedPort()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address); // the API's own way
    const bool known = ::bind(socket, generic, size) == 0 && ::getsockname(socket, generic, &size) == 0;
    ::close(socket);
    return known ? ntohs(address.sin_port) : 1;
}

constexpr const char* schema = R"(
    create table parents (id text constraint parents_pkey primary key);
    create table children (id text, parent text not null constraint children_parent references parents (id),
                           size int constraint children_size check (size < 10), kind numeric(3, 0));
    create table events2 (id text constraint events2_pkey primary key);
    create function taken() returns void language plpgsql as $$ begin raise 'org domain is already taken'; end $$;
    create function forbidden() returns void language plpgsql as $$ begin raise 'no' using errcode = 'ZIT01'; end $$;
    insert into parents values ('p'); insert into events2 values ('e'); insert into children values ('c', 'p', 1, 1);
    create table secret (a text); revoke all on secret from public;
    grant all on parents, children, events2 to public;)";

} // namespace

class PostgresErrorsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_fixture.reset(); }
    void eachFailureHasItsKind_data();
    void eachFailureHasItsKind();
    void aViolationNamesItsConstraintAndValue();
    void aMessageSaysWhereItHappened();
    void aTargetThatCannotBeOpenedSaysWhy_data();
    void aTargetThatCannotBeOpenedSaysWhy();
    void aWrongPasswordIsNotAMissingOne();
    void aLockThatIsHeldTooLongIsATimeout();
    void aStatementThatTakesTooLongIsATimeout();
    void aStatementsOwnDeadlineCancelsIt();
    void noticesDoNotReachStandardError();
    void copyIsRefusedAtOnce_data();
    void copyIsRefusedAtOnce();

private:
    std::unique_ptr<PostgresFixture> m_fixture;
};

void PostgresErrorsTest::initTestCase()
{
    m_fixture = std::make_unique<PostgresFixture>();
    m_fixture->database().execute(QString::fromLatin1(schema));
}

void PostgresErrorsTest::eachFailureHasItsKind_data()
{
    using domain::ErrorKind;
    QTest::addColumn<QString>("sql");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("sqlState");
    QTest::addColumn<QString>("subject");

    QTest::newRow("unique") << u"insert into parents values ('p')"_s << ErrorKind::AlreadyExists << u"CAS-Duplicate"_s
                            << u"23505"_s << u"parents_pkey"_s;
    QTest::newRow("event sequence") << u"insert into events2 values ('e')"_s << ErrorKind::Conflict << u"CAS-Sequence"_s
                                    << u"23505"_s << u"events2_pkey"_s;
    QTest::newRow("reference missing") << u"insert into children values ('d', 'q', 1, 1)"_s
                                       << ErrorKind::PreconditionFailed << u"CAS-Reference"_s << u"23503"_s
                                       << u"children_parent"_s;
    QTest::newRow("reference in use") << u"delete from parents"_s << ErrorKind::PreconditionFailed << u"CAS-Reference"_s
                                      << u"23503"_s << u"children_parent"_s;
    QTest::newRow("not null") << u"insert into children values ('d', null, 1, 1)"_s << ErrorKind::InvalidArgument
                              << u"CAS-NotNull"_s << u"23502"_s << QString();
    QTest::newRow("check") << u"insert into children values ('d', 'p', 11, 1)"_s << ErrorKind::InvalidArgument
                           << u"CAS-Check"_s << u"23514"_s << u"children_size"_s;
    QTest::newRow("number out of range") << u"insert into children values ('d', 'p', 1, 1000)"_s
                                         << ErrorKind::InvalidArgument << u"CAS-BadValue"_s << u"22003"_s << QString();
    QTest::newRow("domain taken") << u"select taken()"_s << ErrorKind::AlreadyExists << u"CAS-DomainTaken"_s
                                  << u"P0001"_s << QString();
    QTest::newRow("not permitted") << u"select forbidden()"_s << ErrorKind::PermissionDenied << u"CAS-Access"_s
                                   << u"ZIT01"_s << QString();
    QTest::newRow("no permission") << u"select * from secret"_s << ErrorKind::PermissionDenied << u"CAS-Access"_s
                                   << u"42501"_s << QString();
    QTest::newRow("no table") << u"select * from nothing"_s << ErrorKind::Schema << u"CAS-NoTable"_s << u"42P01"_s
                              << QString();
    QTest::newRow("no schema") << u"create table nowhere.t (a int)"_s << ErrorKind::Schema << u"CAS-NoSchema"_s
                               << u"3F000"_s << QString();
    QTest::newRow("no function") << u"select nothing(1)"_s << ErrorKind::Schema << u"CAS-NoFunction"_s << u"42883"_s
                                 << QString();
    QTest::newRow("serialization") << u"do $$ begin raise 'x' using errcode = '40001'; end $$"_s << ErrorKind::Conflict
                                   << u"CAS-Serialization"_s << u"40001"_s << QString();
    QTest::newRow("deadlock") << u"do $$ begin raise 'x' using errcode = '40P01'; end $$"_s << ErrorKind::Conflict
                              << u"CAS-Deadlock"_s << u"40P01"_s << QString();
    QTest::newRow("disk full") << u"do $$ begin raise 'x' using errcode = '53100'; end $$"_s << ErrorKind::Internal
                               << u"CAS-DiskFull"_s << u"53100"_s << QString();
    QTest::newRow("syntax") << u"selec 1"_s << ErrorKind::Internal << u"CAS-Database"_s << u"42601"_s << QString();
    QTest::newRow("several statements") << u"select 1; select 2"_s << ErrorKind::Internal << u"CAS-Database"_s
                                        << u"42601"_s << QString();
}

void PostgresErrorsTest::eachFailureHasItsKind()
{
    QFETCH(QString, sql);
    QFETCH(domain::ErrorKind, kind);
    QFETCH(QString, id);
    QFETCH(QString, sqlState);
    QFETCH(QString, subject);
    auto client = m_fixture->client();

    const domain::Error error = client->query(Statement(sql)).error();

    QCOMPARE(error.sqlState, sqlState);
    QCOMPARE(domain::kindName(error.kind), domain::kindName(kind));
    QCOMPARE(error.id, id);
    QCOMPARE(error.subject, subject);
    QCOMPARE(error.retryable, kind == domain::ErrorKind::Conflict);
    QVERIFY(!error.connectionLost);
    QVERIFY(client->isUsable());
    QVERIFY(client->query(Statement(u"select 1"_s)).has_value());
}

void PostgresErrorsTest::aViolationNamesItsConstraintAndValue()
{
    auto client = m_fixture->client();

    const domain::Error error = client->exec(Statement(u"insert into parents values ($1)"_s, {u"p"_s})).error();

    QCOMPARE(error.subject, u"parents_pkey"_s);
    QCOMPARE(error.detail, u"Key (id)=(p) already exists."_s);
}

void PostgresErrorsTest::aMessageSaysWhereItHappened()
{
    auto client = m_fixture->client();

    const domain::Error error = client->exec(Statement(u"insert into children values ('d', null, 1, 1)"_s)).error();

    QVERIFY(error.message.contains(m_fixture->server().socketFolder()));
    QVERIFY(error.message.contains(u"children"_s));
    QVERIFY(error.message.contains(QString::number(m_fixture->server().port())));
}

void PostgresErrorsTest::aTargetThatCannotBeOpenedSaysWhy_data()
{
    using domain::ClientPurpose;
    using domain::ErrorKind;
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("password");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("id");

    const PostgresServer server = PostgresServer::shared();
    const QString socket = u"host='%1' port=%2 "_s.arg(server.socketFolder()).arg(server.port());
    const QString tcp = u"host=127.0.0.1 port=%1 dbname=postgres user=%2"_s.arg(server.port()).arg(server.role());
    QTest::newRow("wrong password") << tcp << u"wrong"_s << ErrorKind::PermissionDenied << u"CAS-Password"_s;
    QTest::newRow("missing password") << tcp << QString() << ErrorKind::PermissionDenied << u"CAS-NoPassword"_s;
    QTest::newRow("no such role") << socket + u"dbname=postgres user=nobody_such"_s << QString()
                                  << ErrorKind::PermissionDenied << u"CAS-Login"_s;
    QTest::newRow("no such database") << socket + u"dbname=nothing_such user="_s + server.role() << QString()
                                      << ErrorKind::Unreachable << u"CAS-NoDatabase"_s;
    QTest::newRow("no such host") << u"host=no.such.host.invalid dbname=postgres user=ann"_s << QString()
                                  << ErrorKind::Unreachable << u"CAS-Unreachable"_s;
    QTest::newRow("no such socket") << u"host=/no/such/folder dbname=postgres user=ann"_s << QString()
                                    << ErrorKind::Unreachable << u"CAS-Unreachable"_s;
    QTest::newRow("closed port") << u"host=127.0.0.1 dbname=postgres user=ann port=%1"_s.arg(closedPort()) << QString()
                                 << ErrorKind::Unreachable << u"CAS-Unreachable"_s;
    QTest::newRow("no TLS there") << tcp + u" sslmode=require"_s << server.password() << ErrorKind::Unreachable
                                  << u"CAS-Unreachable"_s;
}

void PostgresErrorsTest::aTargetThatCannotBeOpenedSaysWhy()
{
    QFETCH(QString, text);
    QFETCH(QString, password);
    QFETCH(domain::ErrorKind, kind);
    QFETCH(QString, id);
    const auto pool = PostgresFixture::poolOn(text, {}, password);

    const domain::Error reading = pool->acquire(domain::ClientPurpose::Read).error();
    const domain::Error writing = pool->acquire(domain::ClientPurpose::Write).error();

    for (const domain::Error& error : {reading, writing}) {
        QCOMPARE(domain::kindName(error.kind), domain::kindName(kind));
        QCOMPARE(error.id, id);
        QVERIFY(!error.message.isEmpty());
        QVERIFY(!error.message.contains(u"wrong"_s));
    }
}

void PostgresErrorsTest::aWrongPasswordIsNotAMissingOne()
{
    const auto right = PostgresFixture::poolOn(m_fixture->database().tcpUrl(), {}, m_fixture->server().password());

    QVERIFY(right->acquire(domain::ClientPurpose::Read).has_value());
    QVERIFY(right->acquire(domain::ClientPurpose::Write).has_value());
}

void PostgresErrorsTest::aLockThatIsHeldTooLongIsATimeout()
{
    ConnectionSettings settings;
    settings.lock = std::chrono::milliseconds(100);
    const auto pool = PostgresFixture::poolOn(m_fixture->database().socketUrl(), settings);
    auto holder = m_fixture->pool().begin({}).value();
    QVERIFY(holder->exec(Statement(u"lock table parents in access exclusive mode"_s)));
    auto waiting = pool->begin({}).value();

    const domain::Error error = waiting->query(Statement(u"select * from parents"_s)).error();

    QCOMPARE(domain::kindName(error.kind), u"timeout"_s);
    QCOMPARE(error.sqlState, u"55P03"_s);
}

void PostgresErrorsTest::aStatementThatTakesTooLongIsATimeout()
{
    ConnectionSettings settings;
    settings.statement = std::chrono::milliseconds(100);
    const auto pool = PostgresFixture::poolOn(m_fixture->database().socketUrl(), settings);
    auto client = pool->acquire(domain::ClientPurpose::Read).value();

    const domain::Error error = client->query(Statement(u"select pg_sleep(20)"_s)).error();

    QCOMPARE(domain::kindName(error.kind), u"timeout"_s);
    QCOMPARE(error.sqlState, u"57014"_s);
    QVERIFY(client->isUsable());
}

void PostgresErrorsTest::aStatementsOwnDeadlineCancelsIt()
{
    auto client = m_fixture->client();
    QElapsedTimer timer;
    timer.start();

    const domain::Error error =
        client->query(Statement(u"select pg_sleep(20)"_s).within(std::chrono::milliseconds(200))).error();

    QCOMPARE(domain::kindName(error.kind), u"timeout"_s);
    QVERIFY(timer.elapsed() < 1500);
    QVERIFY(client->isUsable());
    QCOMPARE(client->queryRow(Statement(u"select 7"_s))->integer(0), 7);
}

void PostgresErrorsTest::noticesDoNotReachStandardError()
{
    QTemporaryFile caught;
    QVERIFY(caught.open());
    auto client = m_fixture->client(domain::ClientPurpose::Write);
    const int standardError = ::dup(STDERR_FILENO);
    ::dup2(caught.handle(), STDERR_FILENO);

    const auto result = client->query(
        Statement(u"do $$ begin for i in 1..1000 loop raise notice 'loud'; end loop; end $$"_s));
    ::dup2(standardError, STDERR_FILENO);
    ::close(standardError);

    QVERIFY(result.has_value());
    QCOMPARE(caught.size(), 0);
}

void PostgresErrorsTest::copyIsRefusedAtOnce_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("in") << u"copy parents from stdin"_s;
    QTest::newRow("out") << u"copy parents to stdout"_s;
}

void PostgresErrorsTest::copyIsRefusedAtOnce()
{
    QFETCH(QString, sql);
    auto client = m_fixture->client();
    QElapsedTimer timer;
    timer.start();

    const auto result = client->query(Statement(sql));

    QVERIFY(!result.has_value());
    QVERIFY(timer.elapsed() < 1000);
    QVERIFY(!client->isUsable());
}

CASTELLAN_TEST(PostgresErrorsTest)
#include "PostgresErrorsTest.moc"
