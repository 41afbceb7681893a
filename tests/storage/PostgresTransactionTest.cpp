#include "tests/storage/PostgresFixture.h"
#include "tests/support/DelayingProxy.h"
#include "tests/support/TestRegistry.h"

#include "storage/postgres/PostgresTransaction.h"

#include <QTest>

using namespace castellan;
using namespace castellan::storage;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

Statement add(const QString& text)
{
    return Statement(u"insert into t values ($1)"_s, {text});
}

} // namespace

class PostgresTransactionTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void whatIsCommittedIsThere();
    void whatIsNotCommittedIsRolledBackAtTheEndOfTheScope();
    void aTransactionWithoutStatementsSendsNothing();
    void beginTravelsWithTheFirstStatement();
    void theLastStatementsTravelWithCommit();
    void commitAfterAFailedStatementNamesTheFailure();
    void aFailedStatementAmongTheLastWritesNothing();
    void aFailureAtCommitWritesNothing();
    void aCommitThatTheServerTurnsIntoARollbackIsAnError();
    void savepointsNest();
    void aSavepointForgivesAFailure();
    void aSavepointWithoutStatementsCostsNothing();
    void anEndedTransactionRefusesStatements();
    void aClientInATransactionRefusesStatements();
    void aReadOnlyTransactionRefusesToWrite();
    void serializableConflictsMayBeRetried();
    void aBatchHasItsOwnTimeOuts();
    void aTransactionOfThePoolGivesTheClientBack();

private:
    [[nodiscard]] QString count() const { return m_fixture->database().execute(u"select count(*) from t"_s); }

    std::unique_ptr<PostgresFixture> m_fixture;
};

void PostgresTransactionTest::init()
{
    m_fixture = std::make_unique<PostgresFixture>();
    m_fixture->database().execute(
        u"create table t (a text primary key deferrable initially immediate); grant all on t to public"_s);
}

void PostgresTransactionTest::whatIsCommittedIsThere()
{
    auto transaction = m_fixture->pool().begin({}).value();
    QCOMPARE(transaction->exec(add(u"a"_s)).value(), 1);

    QVERIFY(transaction->commit());

    QCOMPARE(count(), u"1"_s);
}

void PostgresTransactionTest::whatIsNotCommittedIsRolledBackAtTheEndOfTheScope()
{
    {
        auto transaction = m_fixture->pool().begin({}).value();
        QVERIFY(transaction->exec(add(u"a"_s)));
    }

    QCOMPARE(count(), u"0"_s);
    QCOMPARE(m_fixture->database().execute(u"select count(*) from pg_stat_activity where state like 'idle in%'"_s),
             u"0"_s);
}

void PostgresTransactionTest::aTransactionWithoutStatementsSendsNothing()
{
    DelayingProxy proxy(m_fixture->server().port(), std::chrono::microseconds(0));
    const auto pool = PostgresFixture::poolOn(u"postgresql://%1@127.0.0.1:%2/%3"_s.arg(m_fixture->server().role())
                                                  .arg(proxy.port())
                                                  .arg(m_fixture->database().name()),
                                              {}, m_fixture->server().password());
    auto client = pool->acquire(domain::ClientPurpose::Write).value();
    proxy.resetRoundTrips();

    auto committed = client->begin({}).value();
    QVERIFY(committed->commit());
    committed.reset();
    client->begin({}).value().reset();

    QCOMPARE(proxy.roundTrips(), 0);
}

void PostgresTransactionTest::beginTravelsWithTheFirstStatement()
{
    DelayingProxy proxy(m_fixture->server().port(), std::chrono::microseconds(0));
    const auto pool = PostgresFixture::poolOn(u"postgresql://%1@127.0.0.1:%2/%3"_s.arg(m_fixture->server().role())
                                                  .arg(proxy.port())
                                                  .arg(m_fixture->database().name()),
                                              {}, m_fixture->server().password());
    auto client = pool->acquire(domain::ClientPurpose::Write).value();
    proxy.resetRoundTrips();

    auto transaction = client->begin({}).value();
    QVERIFY(transaction->exec(add(u"a"_s)));

    QCOMPARE(proxy.roundTrips(), 1);
    QVERIFY(transaction->commit());
    QCOMPARE(proxy.roundTrips(), 2);
}

void PostgresTransactionTest::theLastStatementsTravelWithCommit()
{
    DelayingProxy proxy(m_fixture->server().port(), std::chrono::microseconds(0));
    const auto pool = PostgresFixture::poolOn(u"postgresql://%1@127.0.0.1:%2/%3"_s.arg(m_fixture->server().role())
                                                  .arg(proxy.port())
                                                  .arg(m_fixture->database().name()),
                                              {}, m_fixture->server().password());
    auto client = pool->acquire(domain::ClientPurpose::Write).value();
    proxy.resetRoundTrips();

    auto transaction = client->begin({}).value();
    QVERIFY(runAll(*transaction, {add(u"a"_s), add(u"b"_s), Statement(u"select count(*) from t"_s)}));
    const PipelineResult result = runAllAndCommit(*transaction, {add(u"c"_s), Statement(u"select count(*) from t"_s)});

    QVERIFY(result);
    QCOMPARE(result->at(0).affectedRows, 1);
    QCOMPARE(result->at(1).rows.at(0).integer(0), 3);
    QCOMPARE(proxy.roundTrips(), 2);
    QCOMPARE(count(), u"3"_s);
}

void PostgresTransactionTest::commitAfterAFailedStatementNamesTheFailure()
{
    auto transaction = m_fixture->pool().begin({}).value();
    QVERIFY(transaction->exec(add(u"a"_s)));
    QVERIFY(!transaction->exec(add(u"a"_s)));

    const domain::Result<void> committed = transaction->commit();

    QVERIFY(!committed);
    QCOMPARE(committed.error().sqlState, u"23505"_s);
    QCOMPARE(count(), u"0"_s);
}

void PostgresTransactionTest::aFailedStatementAmongTheLastWritesNothing()
{
    auto transaction = m_fixture->pool().begin({}).value();
    QVERIFY(transaction->exec(add(u"a"_s)));

    const PipelineResult result = runAllAndCommit(*transaction, {add(u"b"_s), add(u"a"_s), add(u"c"_s)});

    QVERIFY(!result);
    QCOMPARE(result.error().statement, 1);
    QCOMPARE(result.error().error.subject, u"t_pkey"_s);
    QCOMPARE(count(), u"0"_s);
}

void PostgresTransactionTest::aFailureAtCommitWritesNothing()
{
    auto transaction = m_fixture->pool().begin({}).value();
    QVERIFY(runAll(*transaction, {Statement(u"set constraints all deferred"_s), add(u"a"_s), add(u"a"_s)}));

    const domain::Result<void> committed = transaction->commit();

    QVERIFY(!committed);
    QCOMPARE(domain::kindName(committed.error().kind), u"already-exists"_s);
    QCOMPARE(committed.error().subject, u"t_pkey"_s);
    QVERIFY(!committed.error().connectionLost);
    QCOMPARE(count(), u"0"_s);
}

void PostgresTransactionTest::aCommitThatTheServerTurnsIntoARollbackIsAnError()
{
    auto client = m_fixture->client();
    auto transaction = client->begin({}).value();
    QVERIFY(transaction->exec(add(u"a"_s)));
    QVERIFY(transaction->query(Statement(u"rollback"_s)));

    const domain::Result<void> committed = transaction->commit();

    QVERIFY(!committed);
    QCOMPARE(committed.error().id, u"CAS-NoTransaction"_s);
    QCOMPARE(count(), u"0"_s);
}

void PostgresTransactionTest::savepointsNest()
{
    auto outer = m_fixture->pool().begin({}).value();
    QVERIFY(outer->exec(add(u"outer"_s)));
    {
        auto inner = outer->begin().value();
        QVERIFY(inner->exec(add(u"inner"_s)));
        {
            auto innermost = inner->begin().value();
            QVERIFY(innermost->exec(add(u"innermost"_s)));
        }
        QVERIFY(inner->commit());
    }
    auto dropped = outer->begin().value();
    QVERIFY(dropped->exec(add(u"dropped"_s)));
    QVERIFY(dropped->rollback());

    QVERIFY(outer->commit());

    QCOMPARE(m_fixture->database().execute(u"select string_agg(a, ',' order by a) from t"_s), u"inner,outer"_s);
}

void PostgresTransactionTest::aSavepointForgivesAFailure()
{
    auto outer = m_fixture->pool().begin({}).value();
    QVERIFY(outer->exec(add(u"a"_s)));
    {
        auto inner = outer->begin().value();
        QVERIFY(!inner->exec(add(u"a"_s)));
        QVERIFY(!inner->exec(add(u"b"_s)));
        QVERIFY(!inner->commit());
    }

    QVERIFY(outer->exec(add(u"c"_s)));
    QVERIFY(outer->commit());

    QCOMPARE(m_fixture->database().execute(u"select string_agg(a, ',' order by a) from t"_s), u"a,c"_s);
}

void PostgresTransactionTest::aSavepointWithoutStatementsCostsNothing()
{
    auto outer = m_fixture->pool().begin({}).value();
    outer->begin().value().reset();
    QVERIFY(outer->begin().value()->commit());
    auto refused = outer->begin().value();
    QCOMPARE(refused->exec(add(QString(QChar(u'\0')))).error().id, u"CAS-BadText"_s);
    QVERIFY(refused->rollback());

    QVERIFY(outer->exec(add(u"a"_s)));
    QVERIFY(outer->commit());

    QCOMPARE(count(), u"1"_s);
}

void PostgresTransactionTest::anEndedTransactionRefusesStatements()
{
    auto transaction = m_fixture->pool().begin({}).value();
    QVERIFY(transaction->exec(add(u"a"_s)));
    QVERIFY(transaction->commit());

    QCOMPARE(transaction->exec(add(u"b"_s)).error().id, u"CAS-TransactionEnded"_s);
    QCOMPARE(transaction->commit().error().id, u"CAS-TransactionEnded"_s);
    QCOMPARE(transaction->begin().error().id, u"CAS-TransactionEnded"_s);
    QCOMPARE(count(), u"1"_s);
}

void PostgresTransactionTest::aClientInATransactionRefusesStatements()
{
    auto client = m_fixture->client();
    auto transaction = client->begin({}).value();

    QCOMPARE(client->exec(add(u"a"_s)).error().id, u"CAS-InTransaction"_s);
    QCOMPARE(client->begin({}).error().id, u"CAS-InTransaction"_s);
    transaction.reset();
    QVERIFY(client->exec(add(u"a"_s)));
}

void PostgresTransactionTest::aReadOnlyTransactionRefusesToWrite()
{
    domain::TransactionOptions options;
    options.access = domain::AccessMode::ReadOnly;
    auto transaction = m_fixture->pool().begin(options).value();

    const domain::Error error = transaction->exec(add(u"a"_s)).error();

    QCOMPARE(domain::kindName(error.kind), u"permission-denied"_s);
    QCOMPARE(error.sqlState, u"25006"_s);
}

void PostgresTransactionTest::serializableConflictsMayBeRetried()
{
    domain::TransactionOptions options;
    options.isolation = domain::IsolationLevel::Serializable;
    auto one = m_fixture->pool().begin(options).value();
    auto other = m_fixture->pool().begin(options).value();
    const Statement look(u"select count(*) from t"_s);
    QVERIFY(one->query(look));
    QVERIFY(other->query(look));
    QVERIFY(one->exec(add(u"one"_s)));
    QVERIFY(one->commit());

    const domain::Result<qint64> written = other->exec(add(u"other"_s));
    const domain::Result<void> committed = other->commit();

    const domain::Error error = written ? committed.error() : written.error();
    QCOMPARE(error.sqlState, u"40001"_s);
    QVERIFY(error.isTransient());
    QVERIFY(!error.connectionLost);
    QCOMPARE(count(), u"1"_s);
}

void PostgresTransactionTest::aBatchHasItsOwnTimeOuts()
{
    auto client = m_fixture->client(domain::ClientPurpose::Write);
    const Statement look(u"select current_setting('statement_timeout'), current_setting('lock_timeout'), "
                         "current_setting('idle_in_transaction_session_timeout'), current_setting('TimeZone')"_s);
    auto transaction = client->begin({}).value();

    const Row inside = transaction->queryRow(look).value();
    QVERIFY(transaction->commit());
    const Row outside = client->queryRow(look).value();

    QCOMPARE(QStringList({inside.text(0), inside.text(1), inside.text(2), inside.text(3)}),
             QStringList({u"2min"_s, u"5s"_s, u"5s"_s, u"UTC"_s}));
    QCOMPARE(QStringList({outside.text(0), outside.text(1), outside.text(2), outside.text(3)}),
             QStringList({u"30s"_s, u"5s"_s, u"0"_s, u"UTC"_s}));
}

void PostgresTransactionTest::aTransactionOfThePoolGivesTheClientBack()
{
    auto transaction = m_fixture->pool().begin({}).value();
    const qint64 first = backendOf(*transaction);
    transaction.reset();

    auto again = m_fixture->pool().begin({}).value();

    QCOMPARE(backendOf(*again), first);
}

CASTELLAN_TEST(PostgresTransactionTest)
#include "PostgresTransactionTest.moc"
