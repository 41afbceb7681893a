#include "tests/support/TestRegistry.h"

#include "PostgresFixture.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"

#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace castellan;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using domain::ClientPurpose;
using storage::Statement;

namespace {

/// The kernel's timers of this process's connections to a port of 127.0.0.1: one text each.
QStringList timersOfConnections(quint16 port)
{
    constexpr int mostDescriptors = 1'024;
    QStringList timers;
    for (int descriptor = 0; descriptor < mostDescriptors; ++descriptor) {
        sockaddr_in peer{};
        socklen_t length = sizeof peer;
        const bool isConnected = getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &length) == 0;
        if (!isConnected || peer.sin_family != AF_INET || ntohs(peer.sin_port) != port) {
            continue;
        }
        const auto option = [descriptor](int level, int name) {
            int value = 0;
            socklen_t size = sizeof value;
            return getsockopt(descriptor, level, name, &value, &size) == 0 ? value : -1;
        };
        timers.append(u"user timeout %1 ms, keepalive %2: %3 s, %4 s, %5"_s.arg(option(IPPROTO_TCP, TCP_USER_TIMEOUT))
                          .arg(option(SOL_SOCKET, SO_KEEPALIVE))
                          .arg(option(IPPROTO_TCP, TCP_KEEPIDLE))
                          .arg(option(IPPROTO_TCP, TCP_KEEPINTVL))
                          .arg(option(IPPROTO_TCP, TCP_KEEPCNT)));
    }
    return timers;
}

} // namespace

/// Where libpq and the server are not what they seem.
class PostgresTrapsTest : public QObject
{
    Q_OBJECT

private slots:
    void aFailureHalfWayIsNoShortAnswer();
    void aReplacedConnectionIsSetUpAnew_data();
    void aReplacedConnectionIsSetUpAnew();
    void namesOfAnyShapeAreConnectedTo_data();
    void namesOfAnyShapeAreConnectedTo();
    void quotingDoesNotDependOnASetting();
    void numbersOfTheServerKeepTheirDigits();
    void aNetworkThatDropsPacketsIsWatched();

private:
    PostgresFixture m_fixture;
};

void PostgresTrapsTest::aFailureHalfWayIsNoShortAnswer()
{
    const auto client = m_fixture.client();

    const auto rows = client->query(Statement(u"select 1 / (50000 - i) from generate_series(1, 60000) as i"_s));

    QVERIFY(!rows);
    QCOMPARE(rows.error().sqlState, u"22012"_s);
    QVERIFY(client->query(Statement(u"select 1"_s)));
}

void PostgresTrapsTest::aReplacedConnectionIsSetUpAnew_data()
{
    QTest::addColumn<ClientPurpose>("purpose");
    QTest::newRow("write") << ClientPurpose::Write;
    QTest::newRow("read") << ClientPurpose::Read;
}

void PostgresTrapsTest::aReplacedConnectionIsSetUpAnew()
{
    QFETCH(ClientPurpose, purpose);
    const Statement settings(
        u"select current_setting('statement_timeout') || current_setting('TimeZone') || current_setting('application_name')"_s);
    auto client = m_fixture.client(purpose);
    const QString before = client->queryRow(settings)->text(0);
    const qint64 process = backendOf(*client);
    m_fixture.database().execute(u"select pg_terminate_backend(%1, 5000)"_s.arg(process));
    QVERIFY(!client->query(settings)); // nothing opens it again behind a caller who may be in a batch
    QVERIFY(!client->query(settings));
    client.reset();

    client = m_fixture.client(purpose);

    QVERIFY(backendOf(*client) != process);
    QCOMPARE(client->queryRow(settings)->text(0), before);
}

// Connect options are one text, in which semicolons, quotes and backslashes have meanings.
void PostgresTrapsTest::namesOfAnyShapeAreConnectedTo_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("semicolon") << u"a;b"_s;
    QTest::newRow("quotes") << u"it's \"quoted\""_s;
    QTest::newRow("backslash") << u"back\\slash"_s;
    QTest::newRow("option") << u"x host=elsewhere"_s;
}

void PostgresTrapsTest::namesOfAnyShapeAreConnectedTo()
{
    QFETCH(QString, name);
    const QString identifier = u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
    m_fixture.database().execute(u"create database "_s + identifier);
    QString value = name;
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    const QString target = u"host='%1' port=%2 user=%3 dbname="_s.arg(m_fixture.server().socketFolder())
                               .arg(m_fixture.server().port())
                               .arg(m_fixture.server().role())
        + u'\'' + value + u'\'';
    {
        const auto pool = PostgresFixture::poolOn(target);
        for (const ClientPurpose purpose : {ClientPurpose::Write, ClientPurpose::Read}) {
            const auto client = pool->acquire(purpose);
            QVERIFY2(client, client ? "" : qPrintable(client.error().message));

            QCOMPARE((*client)->queryRow(Statement(u"select current_database()"_s))->text(0), name);
        }
        pool->close();
    }
    m_fixture.database().execute(u"drop database %1 with (force)"_s.arg(identifier));
}

// QPSQL writes values into the text, so a backslash would be an injection there.
void PostgresTrapsTest::quotingDoesNotDependOnASetting()
{
    const auto client = m_fixture.client(ClientPurpose::Write);
    QVERIFY(client->query(Statement(u"set standard_conforming_strings = off"_s)));
    const QString hostile = u"\\'; drop table t; --"_s;

    const auto row = client->queryRow(Statement(u"select $1::text"_s, {hostile}));

    QVERIFY(row);
    QCOMPARE(row->text(0), hostile);
}

// xmin and positions: as 32 bits or as double they would lose digits.
void PostgresTrapsTest::numbersOfTheServerKeepTheirDigits()
{
    const auto client = m_fixture.client();

    const auto row = client->queryRow(
        Statement(u"select '4294967290'::xid, 17900000000000.123456::numeric, '9223372036854775807'::xid8"_s));

    QVERIFY(row);
    QCOMPARE(row->text(0), u"4294967290"_s);
    QCOMPARE(row->text(1), u"17900000000000.123456"_s);
    QCOMPARE(row->text(2), u"9223372036854775807"_s);
}

void PostgresTrapsTest::aNetworkThatDropsPacketsIsWatched()
{
    for (const ClientPurpose purpose : {ClientPurpose::Write, ClientPurpose::Read}) {
        const auto pool = PostgresFixture::poolOn(m_fixture.database().tcpUrl() + u"?sslmode=disable"_s, {},
                                                  m_fixture.server().password());
        const auto client = pool->acquire(purpose);
        QVERIFY2(client, client ? "" : qPrintable(client.error().message));
        QVERIFY((*client)->query(Statement(u"select 1"_s)));

        QCOMPARE(timersOfConnections(m_fixture.server().port()),
                 QStringList{u"user timeout 10000 ms, keepalive 1: 10 s, 5 s, 3"_s});
    }
}

CASTELLAN_TEST(PostgresTrapsTest)
#include "PostgresTrapsTest.moc"
