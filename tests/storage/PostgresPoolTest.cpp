#include "tests/storage/PidChangingProxy.h"
#include "tests/storage/PostgresFixture.h"
#include "tests/support/TestRegistry.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QThread>

using namespace castellan;
using namespace castellan::storage;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;

class PostgresPoolTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_fixture = std::make_unique<PostgresFixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }
    void aConnectionIsUsedAgainOnItsThread_data();
    void aConnectionIsUsedAgainOnItsThread();
    void readersAndWritersDoNotShareConnections();
    void aWriteClientIsAlsoAQSqlDatabase();
    void everySessionIsSetUp_data();
    void everySessionIsSetUp();
    void aPooledSessionIsLeftAsItIs();
    void aReadOnlyPoolRefusesToWrite();
    void aReadOnlyPoolRefusesToWriteThroughAPooler();
    void theServerSaysWhoItIs();
    void connectionsOfAThreadThatEndsAreClosed();
    void aClosedPoolGivesNothingOut();
    void aReleasedClientIsUseless();
    void nothingOfQtRemainsBehind();

private:
    std::unique_ptr<PostgresFixture> m_fixture;
};

void PostgresPoolTest::aConnectionIsUsedAgainOnItsThread_data()
{
    QTest::addColumn<domain::ClientPurpose>("purpose");
    QTest::newRow("reading") << domain::ClientPurpose::Read;
    QTest::newRow("writing") << domain::ClientPurpose::Write;
}

void PostgresPoolTest::aConnectionIsUsedAgainOnItsThread()
{
    QFETCH(domain::ClientPurpose, purpose);
    auto first = m_fixture->client(purpose);
    const qint64 process = backendOf(*first);
    first.reset();
    qint64 elsewhere = 0;
    const std::unique_ptr<QThread> thread(QThread::create([&] { elsewhere = backendOf(*m_fixture->client(purpose)); }));
    thread->start();
    thread->wait();

    auto again = m_fixture->client(purpose);

    QCOMPARE(backendOf(*again), process);
    QVERIFY(elsewhere != 0);
    QVERIFY(elsewhere != process);
}

void PostgresPoolTest::readersAndWritersDoNotShareConnections()
{
    auto reader = m_fixture->client(domain::ClientPurpose::Read);
    auto writer = m_fixture->client(domain::ClientPurpose::Write);

    QVERIFY(reader->databaseName().isEmpty());
    QVERIFY(!writer->databaseName().isEmpty());
}

void PostgresPoolTest::aWriteClientIsAlsoAQSqlDatabase()
{
    auto client = m_fixture->client(domain::ClientPurpose::Write);
    QVERIFY(client->exec(Statement(u"create table shared (a text)"_s)));
    {
        QSqlQuery query(QSqlDatabase::database(client->databaseName(), false));
        QVERIFY(query.exec(u"insert into shared values ('by Qt')"_s));
    }

    QCOMPARE(client->queryRow(Statement(u"select a from shared"_s))->text(0), u"by Qt"_s);
}

void PostgresPoolTest::everySessionIsSetUp_data()
{
    aConnectionIsUsedAgainOnItsThread_data();
}

void PostgresPoolTest::everySessionIsSetUp()
{
    QFETCH(domain::ClientPurpose, purpose);
    m_fixture->database().execute(u"alter role %1 in database %2 set timezone = 'Asia/Tokyo'"_s.arg(
        m_fixture->server().role(), m_fixture->database().name()));
    const auto pool = PostgresFixture::poolOn(m_fixture->database().socketUrl());
    auto client = pool->acquire(purpose).value();
    const QStringList names = {u"application_name"_s,
                               u"TimeZone"_s,
                               u"bytea_output"_s,
                               u"standard_conforming_strings"_s,
                               u"statement_timeout"_s,
                               u"lock_timeout"_s,
                               u"client_connection_check_interval"_s};

    QStringList values;
    for (const QString& name : names) {
        values << client->queryRow(Statement(u"select current_setting($1)"_s, {name}))->text(0);
    }

    QCOMPARE(client->queryRow(Statement(u"select pg_client_encoding()"_s))->text(0), u"UTF8"_s);
    QCOMPARE(values, QStringList({u"castellan"_s, u"UTC"_s, u"hex"_s, u"on"_s, u"30s"_s, u"5s"_s, u"2s"_s}));
}

/// What is set on a pooler's session would reach its other clients.
void PostgresPoolTest::aPooledSessionIsLeftAsItIs()
{
    const PidChangingProxy pooler(m_fixture->server().port());
    const auto pool = PostgresFixture::poolOn(u"postgresql://%1@127.0.0.1:%2/%3"_s.arg(m_fixture->server().role())
                                                  .arg(pooler.port())
                                                  .arg(m_fixture->database().name()),
                                              {}, m_fixture->server().password());
    const Statement look(
        u"select current_setting('lock_timeout'), current_setting('bytea_output'), current_setting('statement_timeout')"_s);
    const auto owner = pool->acquire(domain::ClientPurpose::Write).value();
    auto* const client = static_cast<PostgresClient*>(owner.get());
    {
        auto transaction = client->begin({}).value();
        QCOMPARE(transaction->queryRow(look)->text(0), u"5s"_s);
        QCOMPARE(transaction->queryRow(look)->text(2), u"2min"_s);
        QVERIFY(transaction->commit());
    }

    const Row alone = client->queryRow(look).value();
    QSqlQuery lasting(QSqlDatabase::database(client->databaseName(), false));
    QVERIFY(lasting.exec(u"show lock_timeout"_s) && lasting.next());

    QCOMPARE(alone.text(0), u"5s"_s);
    QCOMPARE(alone.text(2), u"30s"_s);
    QCOMPARE(lasting.value(0).toString(), u"0"_s);
    QVERIFY(client->listen(u"castellan_events"_s).value() == nullptr);
}

void PostgresPoolTest::aReadOnlyPoolRefusesToWrite()
{
    ConnectionSettings settings;
    settings.readOnly = true;
    const auto pool = PostgresFixture::poolOn(m_fixture->database().socketUrl(), settings);
    const Statement write(u"create table forbidden (a int)"_s);
    auto client = pool->acquire(domain::ClientPurpose::Read).value();

    const domain::Error outside = client->exec(write).error();
    const domain::Error inside = pool->begin({}).value()->exec(write).error();

    QCOMPARE(outside.sqlState, u"25006"_s);
    QCOMPARE(inside.sqlState, u"25006"_s);
    QCOMPARE(domain::kindName(inside.kind), u"permission-denied"_s);
    QVERIFY(client->identity()->readOnly);
}

void PostgresPoolTest::aReadOnlyPoolRefusesToWriteThroughAPooler()
{
    const PidChangingProxy pooler(m_fixture->server().port());
    ConnectionSettings settings;
    settings.readOnly = true;
    const auto pool = PostgresFixture::poolOn(u"postgresql://%1@127.0.0.1:%2/%3"_s.arg(m_fixture->server().role())
                                                  .arg(pooler.port())
                                                  .arg(m_fixture->database().name()),
                                              settings, m_fixture->server().password());
    const Statement write(u"create table forbidden (a int)"_s);
    const auto client = pool->acquire(domain::ClientPurpose::Write).value();

    const domain::Error outside = client->exec(write).error();
    const domain::Error inside = client->begin({}).value()->exec(write).error();

    QCOMPARE(outside.sqlState, u"25006"_s);
    QCOMPARE(inside.sqlState, u"25006"_s);
    QVERIFY(client->identity()->readOnly);
}

void PostgresPoolTest::theServerSaysWhoItIs()
{
    const auto pool = PostgresFixture::poolOn(m_fixture->database().tcpUrl(), {}, m_fixture->server().password());
    auto client = pool->acquire(domain::ClientPurpose::Read).value();

    const domain::ServerIdentity identity = client->identity().value();

    QCOMPARE(identity.product, u"PostgreSQL"_s);
    QVERIFY(identity.version.startsWith(u"15."_s));
    QCOMPARE(identity.address, u"127.0.0.1:%1"_s.arg(m_fixture->server().port()));
    QCOMPARE(identity.database, m_fixture->database().name());
    QCOMPARE(identity.user, m_fixture->server().role());
    QCOMPARE(identity.tls, QString());
    QVERIFY(!identity.readOnly);
    QVERIFY(!identity.standby);
}

void PostgresPoolTest::connectionsOfAThreadThatEndsAreClosed()
{
    QList<qint64> processes;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        auto reader = m_fixture->client(domain::ClientPurpose::Read);
        auto writer = m_fixture->client(domain::ClientPurpose::Write);
        processes << backendOf(*reader) << backendOf(*writer);
    }));
    thread->start();
    thread->wait();

    QCOMPARE(processes.size(), 2);
    for (const qint64 process : processes) {
        QTRY_COMPARE(
            m_fixture->database().execute(u"select count(*) from pg_stat_activity where pid = %1"_s.arg(process)),
            u"0"_s);
    }
}

void PostgresPoolTest::aClosedPoolGivesNothingOut()
{
    const auto pool = PostgresFixture::poolOn(m_fixture->database().socketUrl());
    auto inUse = pool->acquire(domain::ClientPurpose::Read).value();
    const qint64 idle = backendOf(*pool->acquire(domain::ClientPurpose::Read).value());

    pool->close();

    QCOMPARE(pool->acquire(domain::ClientPurpose::Read).error().id, u"CAS-Closed"_s);
    QCOMPARE(pool->begin({}).error().id, u"CAS-Closed"_s);
    QVERIFY(inUse->query(Statement(u"select 1"_s)));
    QTRY_COMPARE(m_fixture->database().execute(u"select count(*) from pg_stat_activity where pid = %1"_s.arg(idle)),
                 u"0"_s);
}

void PostgresPoolTest::aReleasedClientIsUseless()
{
    auto client = m_fixture->client();
    client->release();

    QCOMPARE(client->query(Statement(u"select 1"_s)).error().id, u"CAS-Released"_s);
    QCOMPARE(client->begin({}).error().id, u"CAS-Released"_s);
    QCOMPARE(client->ping(std::chrono::seconds(1)).error().id, u"CAS-Released"_s);
    QVERIFY(!client->isUsable());
}

void PostgresPoolTest::nothingOfQtRemainsBehind()
{
    const qsizetype before = QSqlDatabase::connectionNames().size();
    {
        const auto pool = PostgresFixture::poolOn(m_fixture->database().socketUrl());
        auto used = pool->acquire(domain::ClientPurpose::Write).value();
        pool->acquire(domain::ClientPurpose::Write).value().reset();
        QCOMPARE(QSqlDatabase::connectionNames().size(), before + 2);
    }

    QCOMPARE(QSqlDatabase::connectionNames().size(), before);
}

CASTELLAN_TEST(PostgresPoolTest)
#include "PostgresPoolTest.moc"
