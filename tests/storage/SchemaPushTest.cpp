#include "tests/support/TestRegistry.h"

#include "PlainDatabase.h"
#include "PostgresFixture.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"

#include <QElapsedTimer>
#include <QTest>

#include <tuple>

using namespace castellan;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using storage::Row;
using storage::Rows;
using storage::Statement;

namespace {

/// One command: aggregate id, type of event, owner, whether it insists on its owner.
QString command(const QString& id, const QString& type, const QString& owner, const QString& enforces = u"false"_s)
{
    return u"ROW('i1', 'org', '%1', '%2', 1, '{}', 'me', '%3', %4)::eventstore.command2"_s.arg(id, type, owner,
                                                                                               enforces);
}

} // namespace

/// The push functions of our own writing on PostgreSQL.
class SchemaPushTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void sequencesBeginAtOneAndGoOn();
    void anEmptyPushIsNoError();
    void everyCommandKeepsItsPlace();
    void theFirstCommandDecidesTheOwnerOfANewAggregate();
    void theOwnerOfAnExistingAggregateStays();
    void whoEnforcesKeepsItsOwner();
    void positionAndTimeAreTheClockOfThePush();
    void aMissingCreatorIsRefused();
    void payloadMayBeNothing();
    void aTakenSequenceIsAConflict();
    void manyAggregatesTakeLinearTime();
    void everyPushWakesTheListeners();

private:
    [[nodiscard]] Rows push(const QStringList& commands);

    std::unique_ptr<PlainDatabase> m_database;
    std::unique_ptr<domain::Client> m_client;
};

void SchemaPushTest::init()
{
    m_client.reset();
    m_database = std::make_unique<PlainDatabase>(Driver::Postgres);
    m_database->setUp();
    m_client = m_database->client();
}

Rows SchemaPushTest::push(const QStringList& commands)
{
    const auto rows = m_client->query(Statement(
        u"SELECT aggregate_id, sequence, in_tx_order, owner, position::text, created_at FROM eventstore.push(ARRAY[%1]::eventstore.command2[])"_s
            .arg(commands.join(u", "_s))));
    return rows ? *rows : Rows();
}

void SchemaPushTest::sequencesBeginAtOneAndGoOn()
{
    std::ignore = push({command(u"a"_s, u"x"_s, u"a"_s), command(u"a"_s, u"y"_s, u"a"_s)});

    const Rows rows = push(
        {command(u"a"_s, u"z"_s, u"a"_s), command(u"b"_s, u"x"_s, u"b"_s), command(u"a"_s, u"z"_s, u"a"_s)});

    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.at(0).integer(1), 3);
    QCOMPARE(rows.at(1).integer(1), 1);
    QCOMPARE(rows.at(2).integer(1), 4);
}

void SchemaPushTest::anEmptyPushIsNoError()
{
    const auto rows = m_client->query(Statement(u"SELECT * FROM eventstore.push(ARRAY[]::eventstore.command2[])"_s));

    QVERIFY(rows);
    QVERIFY(rows->isEmpty());
}

void SchemaPushTest::everyCommandKeepsItsPlace()
{
    const Rows rows = push(
        {command(u"c"_s, u"x"_s, u"c"_s), command(u"a"_s, u"x"_s, u"a"_s), command(u"b"_s, u"x"_s, u"b"_s)});

    QString order;
    for (const Row& row : rows) {
        order += row.text(0) + row.text(2);
    }
    QCOMPARE(order, u"c1a2b3"_s);
}

void SchemaPushTest::theFirstCommandDecidesTheOwnerOfANewAggregate()
{
    const Rows rows = push({command(u"a"_s, u"x"_s, u"first"_s), command(u"a"_s, u"y"_s, u"second"_s)});

    QCOMPARE(rows.at(0).text(3), u"first"_s);
    QCOMPARE(rows.at(1).text(3), u"first"_s);
}

void SchemaPushTest::theOwnerOfAnExistingAggregateStays()
{
    std::ignore = push({command(u"a"_s, u"x"_s, u"first"_s)});

    const Rows rows = push({command(u"a"_s, u"y"_s, u"second"_s), command(u"a"_s, u"y"_s, u"third"_s)});

    QCOMPARE(rows.at(0).text(3), u"first"_s);
    QCOMPARE(rows.at(1).text(3), u"first"_s);
}

void SchemaPushTest::whoEnforcesKeepsItsOwner()
{
    std::ignore = push({command(u"a"_s, u"x"_s, u"first"_s)});

    const Rows rows = push({command(u"a"_s, u"y"_s, u"mine"_s, u"true"_s), command(u"a"_s, u"y"_s, u"other"_s),
                            command(u"a"_s, u"y"_s, u"null"_s, u"NULL"_s)});

    QCOMPARE(rows.at(0).text(3), u"mine"_s);
    QCOMPARE(rows.at(1).text(3), u"first"_s);
    QCOMPARE(rows.at(2).text(3), u"null"_s);
}

void SchemaPushTest::positionAndTimeAreTheClockOfThePush()
{
    const auto transaction = m_client->begin({});
    const auto row = (*transaction)->queryRow(Statement(u"SELECT now(), pg_sleep(0.02)::text"_s));
    const auto pushed = (*transaction)
                            ->query(Statement(
                                u"SELECT position::text, created_at FROM eventstore.push(ARRAY[%1, %2])"_s.arg(
                                    command(u"a"_s, u"x"_s, u"a"_s), command(u"b"_s, u"x"_s, u"b"_s))));

    QVERIFY(pushed);
    const QString position = pushed->at(0).text(0);
    QCOMPARE(position, pushed->at(1).text(0));
    QCOMPARE(pushed->at(0).timestamp(1), pushed->at(1).timestamp(1));
    QCOMPARE(position.section(u'.', 1).size(), 6);
    QCOMPARE(QString(position).remove(u'.').toLongLong(), pushed->at(0).timestamp(1).microseconds);
    QVERIFY(pushed->at(0).timestamp(1).microseconds
            >= row->timestamp(0).microseconds + 20'000); // not the transaction's start
}

void SchemaPushTest::aMissingCreatorIsRefused()
{
    const auto refused = m_client->query(Statement(
        u"SELECT * FROM eventstore.push(ARRAY[ROW('i1', 'org', 'a', 'x', 1, NULL, NULL, 'a', false)::eventstore.command2])"_s));

    QCOMPARE(refused.error().sqlState, u"23502"_s);
}

void SchemaPushTest::payloadMayBeNothing()
{
    const auto rows = m_client->queryRow(Statement(
        u"SELECT payload FROM eventstore.push(ARRAY[ROW('i1', 'org', 'a', 'x', 1, NULL, '', 'a', false)::eventstore.command2])"_s));

    QVERIFY(rows);
    QVERIFY(rows->isNull(0));
}

void SchemaPushTest::aTakenSequenceIsAConflict()
{
    std::ignore = push({command(u"a"_s, u"x"_s, u"a"_s)});

    const auto refused = m_client->exec(
        Statement(u"INSERT INTO eventstore.events2 SELECT * FROM eventstore.events2"_s));

    QCOMPARE(refused.error().kind, domain::ErrorKind::Conflict);
    QVERIFY(refused.error().isTransient());
}

void SchemaPushTest::manyAggregatesTakeLinearTime()
{
    const QString sql =
        u"SELECT count(*), max(sequence) FROM eventstore.push(ARRAY(SELECT ROW('i1', 'org', (n / 3)::text, 'x', 1, '{}', "
        "'', 'o', false)::eventstore.command2 FROM generate_series(0, $1 - 1) n))"_s;
    const auto milliseconds = [this, &sql](int events) {
        QElapsedTimer timer;
        timer.start();
        const auto row = m_client->queryRow(Statement(sql, {events}));
        return row && row->integer(0) == events ? static_cast<double>(timer.nsecsElapsed()) / 1e6 : -1.0;
    };
    QVERIFY(milliseconds(300) > 0);
    const double few = milliseconds(3'000);

    const double many = milliseconds(30'000);

    // Ten times the events; a loop over rows would take a hundred times as long.
    QVERIFY(few > 0 && many > 0);
    QVERIFY2(many < 40 * few, qPrintable(u"%1 ms, then %2 ms"_s.arg(few).arg(many)));
}

void SchemaPushTest::everyPushWakesTheListeners()
{
    const auto pool = PostgresFixture::poolOn(m_database->postgres().socketUrl());
    const auto client = pool->acquire(domain::ClientPurpose::Read);
    QVERIFY(client);
    const auto notifications = (*client)->listen(u"castellan_events"_s);
    QVERIFY(notifications && *notifications);

    std::ignore = push({command(u"a"_s, u"x"_s, u"a"_s), command(u"b"_s, u"x"_s, u"b"_s)});

    QVERIFY((*notifications)->wait(std::chrono::seconds(5)).value());
}

CASTELLAN_TEST(SchemaPushTest)
#include "SchemaPushTest.moc"
