#include "domain/invoke/CommandService.h"
#include "tests/support/ManualClock.h"
#include "tests/support/RecordedPause.h"
#include "tests/support/RecordingUnitOfWork.h"
#include "tests/support/ScriptedExecutors.h"
#include "tests/support/SequentialIdSource.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

class CommandServiceTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void eachStageIsReachedOnceAndInOrder();
    void aPreviewIsRolledBackAndKeepsNoKey();
    void theBatchsIdentityGoesIntoItsTransaction();
    void whatTheDatabaseAsksToRepeatIsRunAgain_data();
    void whatTheDatabaseAsksToRepeatIsRunAgain();
    void afterFiveRepetitionsTheErrorIsReported();
    void pausesGrowAndVary();
    void anUnknownCommitOutcomeIsNotRepeated();
    void otherErrorsAreNotRepeated();
    void anErrorRollsBackOnce();

private:
    Result<BatchOutcome> apply(const InvocationOptions& options = {});
    static Error retryable(ErrorKind kind);

    RecordingUnitOfWorkSource m_source;
    ManualClock m_clock;
    SequentialIdSource m_ids;
    RecordedPause m_pause;
    QStringList m_log;
};

void CommandServiceTest::init()
{
    m_source.calls.clear();
    m_source.failures.clear();
    m_source.failuresLeft = 1 << 30;
    m_source.store = {};
    m_source.identity.reset();
    m_pause.waits.clear();
    m_log.clear();
}

Result<BatchOutcome> CommandServiceTest::apply(const InvocationOptions& options)
{
    CommandService service(m_source, m_clock, m_ids, nullptr, &m_pause);
    const auto batch = batchOf(command(1, &m_log));
    return service.apply(*batch, options);
}

Error CommandServiceTest::retryable(ErrorKind kind)
{
    Error error;
    error.kind = kind;
    error.id = u"TEST-Again"_s;
    error.retryable = true;
    return error;
}

void CommandServiceTest::eachStageIsReachedOnceAndInOrder()
{
    const auto outcome = apply();

    QVERIFY(outcome);
    QCOMPARE(m_source.calls, QStringList({u"begin"_s, u"prefetch"_s, u"push instance.added"_s, u"commit"_s}));
}

void CommandServiceTest::aPreviewIsRolledBackAndKeepsNoKey()
{
    InvocationOptions options;
    options.preview = true;
    options.batch = BatchIdentity{u"key"_s, u"me"_s, "hash"};

    const auto outcome = apply(options);

    QVERIFY(outcome);
    QCOMPARE(m_source.calls.last(), u"rollback"_s);
    QVERIFY(!m_source.calls.contains(u"commit"_s));
    QVERIFY(!m_source.identity);
}

void CommandServiceTest::theBatchsIdentityGoesIntoItsTransaction()
{
    InvocationOptions options;
    options.batch = BatchIdentity{u"key"_s, u"me"_s, "hash"};

    QVERIFY(apply(options));

    QVERIFY(m_source.identity == options.batch);
}

void CommandServiceTest::whatTheDatabaseAsksToRepeatIsRunAgain_data()
{
    QTest::addColumn<QString>("stage");
    QTest::newRow("begin") << u"begin"_s;
    QTest::newRow("prefetch") << u"prefetch"_s;
    QTest::newRow("push") << u"push"_s;
    QTest::newRow("commit") << u"commit"_s;
}

void CommandServiceTest::whatTheDatabaseAsksToRepeatIsRunAgain()
{
    QFETCH(QString, stage);
    m_source.failures.insert(stage, retryable(ErrorKind::Conflict));
    m_source.failuresLeft = 5;

    const auto outcome = apply();

    QVERIFY(outcome);
    QCOMPARE(m_source.calls.count(u"begin"_s), 6);
    QCOMPARE(outcome->results.size(), 1);
    QCOMPARE(outcome->events.size(), 1);
    QCOMPARE(m_source.store.events.size(), 1);
}

void CommandServiceTest::afterFiveRepetitionsTheErrorIsReported()
{
    m_source.failures.insert(u"push"_s, retryable(ErrorKind::Conflict));

    const auto outcome = apply();

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().id, u"TEST-Again"_s);
    QCOMPARE(m_source.calls.count(u"begin"_s), 6);
    QCOMPARE(m_log.count(u"1.execute"_s), 6);
}

void CommandServiceTest::pausesGrowAndVary()
{
    m_source.failures.insert(u"push"_s, retryable(ErrorKind::Conflict));

    QVERIFY(!apply());

    QCOMPARE(m_pause.waits.size(), 5);
    int longest = 20;
    for (const std::chrono::milliseconds wait : m_pause.waits) {
        QVERIFY(wait.count() >= longest / 2);
        QVERIFY(wait.count() <= longest);
        longest *= 2;
    }
}

void CommandServiceTest::anUnknownCommitOutcomeIsNotRepeated()
{
    m_source.failures.insert(u"commit"_s, retryable(ErrorKind::OutcomeUnknown));

    const auto outcome = apply();

    QVERIFY(!outcome);
    QVERIFY(outcome.error().isOutcomeUnknown());
    QCOMPARE(m_source.calls.count(u"begin"_s), 1);
    QVERIFY(m_pause.waits.isEmpty());
}

void CommandServiceTest::otherErrorsAreNotRepeated()
{
    m_source.failures.insert(u"push"_s, alreadyExists(u"V3-DKcYh"_s, {}, {}));

    const auto outcome = apply();

    QVERIFY(!outcome);
    QCOMPARE(m_source.calls.count(u"begin"_s), 1);
}

void CommandServiceTest::anErrorRollsBackOnce()
{
    m_source.failures.insert(u"push"_s, alreadyExists(u"V3-DKcYh"_s, {}, {}));

    QVERIFY(!apply());

    QCOMPARE(m_source.calls.count(u"rollback"_s), 1);
    QCOMPARE(m_source.calls.last(), u"rollback"_s);
}

CASTELLAN_TEST(CommandServiceTest)
#include "CommandServiceTest.moc"
