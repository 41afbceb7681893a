#include "tests/storage/PostgresFixture.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <limits>

using namespace castellan;
using namespace castellan::storage;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;

class PostgresValuesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_fixture = std::make_unique<PostgresFixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }
    void textsComeBackAsTheyWere_data();
    void textsComeBackAsTheyWere();
    void textsThatCannotBeStoredAreRefused_data();
    void textsThatCannotBeStoredAreRefused();
    void nothingOfARefusedListIsWritten();
    void numbersAndTruthComeBackAsTheyWere();
    void bytesComeBackAsTheyWere();
    void timesComeBackToTheMicrosecond_data();
    void timesComeBackToTheMicrosecond();
    void positionsKeepAllDigits();
    void listsComeBackAsTheyWere();
    void aColumnComesBackAsItWas();
    void aColumnWithAZeroIsRefused();
    void nullIsNotTheEmptyText();
    void oneTextServesSeveralTypes();
    void queryRowWantsExactlyOneRow();

private:
    std::unique_ptr<PostgresFixture> m_fixture;
};

void PostgresValuesTest::textsComeBackAsTheyWere_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("empty") << u""_s;
    QTest::newRow("quote") << u"O'Brien \"x\""_s;
    QTest::newRow("injection") << u"'; DROP TABLE t; --"_s;
    QTest::newRow("backslash") << u"\\'; DROP TABLE t; --\\"_s;
    QTest::newRow("dollar quote") << u"$$; DROP TABLE t; $$ $1 %1 ? :x"_s;
    QTest::newRow("wildcards") << u"%_\\"_s;
    QTest::newRow("emoji") << u"Zoë 🏰 אב"_s;
    QTest::newRow("control") << u"a\u0001b\nc\u202e"_s;
    QTest::newRow("10 MB") << QString(10'000'000, u'x');
}

void PostgresValuesTest::textsComeBackAsTheyWere()
{
    QFETCH(QString, text);
    auto client = m_fixture->client();
    QVERIFY(client->exec(Statement(u"create table if not exists t (a text)"_s)));
    QVERIFY(client->exec(Statement(u"delete from t"_s)));

    QCOMPARE(client->exec(Statement(u"insert into t values ($1)"_s, {text})).value(), 1);

    QCOMPARE(client->queryRow(Statement(u"select a from t where a = $1"_s, {text}))->text(0), text);
}

void PostgresValuesTest::textsThatCannotBeStoredAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("NUL") << u"a"_s + QChar(u'\0') + u"b"_s;
    QTest::newRow("high surrogate") << u"a"_s + QChar(0xd83c) + u"b"_s;
    QTest::newRow("low surrogate") << u"a"_s + QChar(0xdff0);
}

void PostgresValuesTest::textsThatCannotBeStoredAreRefused()
{
    QFETCH(QString, text);
    auto client = m_fixture->client();

    const auto alone = client->query(Statement(u"select $1::text"_s, {text}));
    const auto inAList = client->query(Statement(u"select $1::text[]"_s, {QStringList{u"a"_s, text}}));

    QCOMPARE(alone.error().kind, domain::ErrorKind::InvalidArgument);
    QCOMPARE(alone.error().id, u"CAS-BadText"_s);
    QCOMPARE(inAList.error().id, u"CAS-BadText"_s);
    QVERIFY(client->query(Statement(u"select 1"_s)).has_value());
}

void PostgresValuesTest::nothingOfARefusedListIsWritten()
{
    auto client = m_fixture->client();
    QVERIFY(client->exec(Statement(u"create table refused (a text)"_s)));
    const Statement good(u"insert into refused values ($1)"_s, {u"good"_s});
    const Statement bad(u"insert into refused values ($1)"_s, {QString(QChar(u'\0'))});

    const PipelineResult result = client->pipeline({good, bad});

    QCOMPARE(result.error().error.id, u"CAS-BadText"_s);
    QCOMPARE(result.error().statement, 1);
    QCOMPARE(m_fixture->database().execute(u"select count(*) from refused"_s), u"0"_s);
}

void PostgresValuesTest::numbersAndTruthComeBackAsTheyWere()
{
    auto client = m_fixture->client();

    const Row row = client
                        ->queryRow(Statement(
                            u"select $1::bigint, $2::bigint, $3::boolean, $4::boolean, $5::bigint + 1"_s,
                            {std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(), true, false, 41}))
                        .value();

    QCOMPARE(row.integer(0), std::numeric_limits<qint64>::min());
    QCOMPARE(row.integer(1), std::numeric_limits<qint64>::max());
    QVERIFY(row.boolean(2));
    QVERIFY(!row.boolean(3));
    QCOMPARE(row.integer(4), 42);
}

void PostgresValuesTest::bytesComeBackAsTheyWere()
{
    auto client = m_fixture->client();
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte) {
        all.append(static_cast<char>(byte));
    }

    const Row row = client->queryRow(Statement(u"select $1, $2, length($1)"_s, {all, QByteArray()})).value();

    QCOMPARE(row.bytes(0), all);
    QCOMPARE(row.bytes(1), QByteArray());
    QVERIFY(!row.isNull(1));
    QCOMPARE(row.integer(2), 256);
}

void PostgresValuesTest::timesComeBackToTheMicrosecond_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("stored");

    QTest::newRow("now") << 1'767'225'600'123'456LL << u"2026-01-01 00:00:00.123456+00"_s;
    QTest::newRow("one digit") << 1'767'225'600'100'000LL << u"2026-01-01 00:00:00.1+00"_s;
    QTest::newRow("before 1970") << -1LL << u"1969-12-31 23:59:59.999999+00"_s;
    QTest::newRow("infinity") << std::numeric_limits<qint64>::max() << u"infinity"_s;
    QTest::newRow("minus infinity") << std::numeric_limits<qint64>::min() << u"-infinity"_s;
}

void PostgresValuesTest::timesComeBackToTheMicrosecond()
{
    QFETCH(qint64, microseconds);
    QFETCH(QString, stored);
    auto client = m_fixture->client();

    const Row row =
        client->queryRow(Statement(u"select $1, $1::timestamptz::text"_s, {domain::Timestamp{microseconds}})).value();

    QCOMPARE(row.timestamp(0).microseconds, microseconds);
    QCOMPARE(row.text(1), stored);
}

void PostgresValuesTest::positionsKeepAllDigits()
{
    auto client = m_fixture->client();

    QCOMPARE(client->queryRow(Statement(u"select 17900000000000.123456::numeric"_s))->text(0),
             u"17900000000000.123456"_s);
}

void PostgresValuesTest::listsComeBackAsTheyWere()
{
    auto client = m_fixture->client();
    const QStringList list = {u""_s, u"a,b"_s, u"{}"_s, u"\"\\"_s, u"NULL"_s, u"'; DROP TABLE t; --"_s, u" x "_s};

    const Rows rows = client
                          ->query(Statement(u"select e from unnest($1::text[]) with ordinality as u(e, n) order by n"_s,
                                            {list}))
                          .value();
    const Row found = client
                          ->queryRow(
                              Statement(u"select 'a,b' = any($1), cardinality($2::text[])"_s, {list, QStringList()}))
                          .value();

    QStringList back;
    for (const Row& row : rows) {
        back << row.text(0);
    }
    QCOMPARE(back, list);
    QVERIFY(found.boolean(0));
    QCOMPARE(found.integer(1), 0);
}

void PostgresValuesTest::aColumnComesBackAsItWas()
{
    auto client = m_fixture->client();
    TextColumn column;
    column.append("a,b");
    column.appendNull();
    column.append("");
    column.append(R"({"\"})");

    const Statement statement(u"select c, c is null from unnest($1::text[]) as c"_s, {column});
    const auto sent = client->query(statement);
    const auto written = client->query(
        Statement(u"select c, c is null from unnest($1::text[]) as c"_s, {QString::fromUtf8(column.literal())}));

    QVERIFY(sent && written);
    for (const Rows& rows : {*sent, *written}) {
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows.at(0).text(0), u"a,b"_s);
        QVERIFY(rows.at(1).boolean(1));
        QCOMPARE(rows.at(2).text(0), u""_s);
        QVERIFY(!rows.at(2).boolean(1));
        QCOMPARE(rows.at(3).text(0), u"{\"\\\"}"_s);
    }
}

void PostgresValuesTest::aColumnWithAZeroIsRefused()
{
    auto client = m_fixture->client();
    TextColumn column;
    column.append(QByteArrayView("a\0b", 3));

    const auto refused = client->query(Statement(u"select unnest($1::text[])"_s, {column}));

    QVERIFY(!refused);
    QCOMPARE(refused.error().id, u"CAS-BadText"_s);
}

void PostgresValuesTest::nullIsNotTheEmptyText()
{
    auto client = m_fixture->client();

    const Row row = client->queryRow(Statement(u"select $1::text, $2::text"_s, {Value::null(), QString()})).value();

    QVERIFY(row.isNull(0));
    QVERIFY(!row.isNull(1));
    QCOMPARE(row.text(1), u""_s);
}

void PostgresValuesTest::oneTextServesSeveralTypes()
{
    auto client = m_fixture->client();
    const QString uuid = u"6f9619ff-8b86-d011-b42d-00cf4fc964ff"_s;

    const Row row = client
                        ->queryRow(Statement(u"select $1::jsonb ->> 'name', $2::uuid::text, $3::numeric"_s,
                                             {u"{\"name\": \"Acme\"}"_s, uuid, u"1.000001"_s}))
                        .value();

    QCOMPARE(row.text(0), u"Acme"_s);
    QCOMPARE(row.text(1), uuid);
    QCOMPARE(row.text(2), u"1.000001"_s);
}

void PostgresValuesTest::queryRowWantsExactlyOneRow()
{
    auto client = m_fixture->client();

    QCOMPARE(client->queryRow(Statement(u"select 1 where false"_s)).error().kind, domain::ErrorKind::NotFound);
    QCOMPARE(client->queryRow(Statement(u"select generate_series(1, 2)"_s)).error().id, u"CAS-ManyRows"_s);
}

CASTELLAN_TEST(PostgresValuesTest)
#include "PostgresValuesTest.moc"
