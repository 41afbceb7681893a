#include "tests/storage/PostgresFixture.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace castellan;
using namespace castellan::storage;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;

class PostgresPipelineTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_fixture.reset(); }
    void answersComeInTheOrderOfTheStatements();
    void noStatementsAreNoAnswers();
    void theFirstFailureIsNamedAndNothingIsWritten();
    void tenThousandLargeStatementsDoNotBlockEachOther_data();
    void tenThousandLargeStatementsDoNotBlockEachOther();
    void theConnectionIsUsableAfterAFailure();
    void aStatementToBeKeptIsPreparedOnce();
    void whatWasPreparedInVainIsPreparedAgain();
    void whatSomebodyHasDiscardedIsPreparedAgain();

private:
    std::unique_ptr<PostgresFixture> m_fixture;
};

void PostgresPipelineTest::initTestCase()
{
    m_fixture = std::make_unique<PostgresFixture>();
    m_fixture->database().execute(u"create table t (a int primary key, b text); grant all on t to public"_s);
}

void PostgresPipelineTest::answersComeInTheOrderOfTheStatements()
{
    auto client = m_fixture->client();

    const PipelineResult result = runAll(*client,
                                         {
                                             Statement(u"insert into t values (1, 'x'), (2, 'y')"_s),
                                             Statement(u"select a, b from t order by a"_s),
                                             Statement(u"update t set b = $1"_s, {u"z"_s}),
                                             Statement(u"delete from t returning b"_s),
                                         });

    QVERIFY(result);
    QCOMPARE(result->at(0).affectedRows, 2);
    QCOMPARE(result->at(1).rows.at(1).text(1), u"y"_s);
    QCOMPARE(result->at(2).affectedRows, 2);
    QCOMPARE(result->at(3).rows.at(0).text(0), u"z"_s);
    QCOMPARE(result->at(3).affectedRows, 2);
}

void PostgresPipelineTest::noStatementsAreNoAnswers()
{
    auto client = m_fixture->client();

    const PipelineResult result = client->pipeline({});

    QVERIFY(result);
    QVERIFY(result->isEmpty());
}

void PostgresPipelineTest::theFirstFailureIsNamedAndNothingIsWritten()
{
    auto client = m_fixture->client();
    QList<Statement> statements;
    for (int number = 0; number < 1000; ++number) {
        statements << Statement(u"insert into t values ($1)"_s, {number == 700 || number == 900 ? 5 : number});
    }

    const PipelineResult result = client->pipeline(statements);

    QVERIFY(!result);
    QCOMPARE(result.error().statement, 700);
    QCOMPARE(result.error().error.subject, u"t_pkey"_s);
    QCOMPARE(result.error().error.detail, u"Key (a)=(5) already exists."_s);
    QCOMPARE(m_fixture->database().execute(u"select count(*) from t"_s), u"0"_s);
}

void PostgresPipelineTest::tenThousandLargeStatementsDoNotBlockEachOther_data()
{
    QTest::addColumn<domain::ClientPurpose>("purpose");
    QTest::newRow("opened by libpq") << domain::ClientPurpose::Read;
    QTest::newRow("opened by Qt") << domain::ClientPurpose::Write;
}

/// 80 MB each way: far more than all the socket buffers between us hold.
void PostgresPipelineTest::tenThousandLargeStatementsDoNotBlockEachOther()
{
    QFETCH(domain::ClientPurpose, purpose);
    auto client = m_fixture->client(purpose);
    const QString large(8'000, u'x');
    QList<Statement> statements;
    for (int number = 0; number < 10'000; ++number) {
        statements << Statement(u"select $1::bigint, $2::text"_s, {number, large});
    }

    const PipelineResult result = client->pipeline(statements);

    QVERIFY(result);
    QCOMPARE(result->size(), 10'000);
    QCOMPARE(result->last().rows.at(0).integer(0), 9'999);
    QCOMPARE(result->last().rows.at(0).text(1), large);
}

void PostgresPipelineTest::theConnectionIsUsableAfterAFailure()
{
    auto client = m_fixture->client();
    QVERIFY(!client->pipeline({Statement(u"select 1"_s), Statement(u"select nothing"_s), Statement(u"select 3"_s)}));

    QCOMPARE(client->queryRow(Statement(u"select 4"_s))->integer(0), 4);
}

namespace {

Statement kept(const QString& sql, const QList<Value>& values = {})
{
    return Statement(sql, values).keep();
}

const QString& namesOfPrepared()
{
    static const QString sql =
        u"select coalesce(string_agg(name || ': ' || statement, ', ' order by name), '') from pg_prepared_statements"_s;
    return sql;
}

} // namespace

void PostgresPipelineTest::aStatementToBeKeptIsPreparedOnce()
{
    auto client = m_fixture->client();
    const auto before = client->pipeline({kept(u"select $1::int + 1"_s, {1}), kept(u"select $1::int + 1"_s, {2})});
    QVERIFY(before);

    const auto after = client->pipeline({kept(u"select $1::int + 1"_s, {3}), Statement(u"select 5"_s)});

    QVERIFY(after);
    QCOMPARE(before->at(1).rows.at(0).integer(0), 3);
    QCOMPARE(after->at(0).rows.at(0).integer(0), 4);
    QCOMPARE(after->at(1).rows.at(0).integer(0), 5);
    QCOMPARE(client->queryRow(Statement(namesOfPrepared()))->text(0), u"castellan_1: select $1::int + 1"_s);
}

/// A failure before it: the server has skipped it.
void PostgresPipelineTest::whatWasPreparedInVainIsPreparedAgain()
{
    auto client = m_fixture->client();
    const auto failed = client->pipeline({Statement(u"select nothing"_s), kept(u"select 1"_s), kept(u"select 2"_s)});
    QVERIFY(!failed);
    QCOMPARE(failed.error().statement, 0);

    const auto answers = client->pipeline({kept(u"select 1"_s), kept(u"select nothing"_s), kept(u"select 2"_s)});

    QVERIFY(!answers);
    QCOMPARE(answers.error().statement, 1);
    QCOMPARE(client->pipeline({kept(u"select 1"_s), kept(u"select 2"_s)})->at(1).rows.at(0).integer(0), 2);
}

void PostgresPipelineTest::whatSomebodyHasDiscardedIsPreparedAgain()
{
    auto client = m_fixture->client();
    QVERIFY(client->pipeline({kept(u"select 1"_s)}));
    QVERIFY(client->exec(Statement(u"deallocate all"_s)));

    const auto lost = client->pipeline({kept(u"select 1"_s)});
    const auto again = client->pipeline({kept(u"select 1"_s)});

    QVERIFY(!lost);
    QCOMPARE(lost.error().error.sqlState, u"26000"_s);
    QVERIFY(lost.error().error.isTransient());
    QVERIFY(again);
}

CASTELLAN_TEST(PostgresPipelineTest)
#include "PostgresPipelineTest.moc"
