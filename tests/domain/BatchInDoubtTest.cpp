#include "domain/invoke/CommandService.h"
#include "tests/support/ManualClock.h"
#include "tests/support/RecordedPause.h"
#include "tests/support/RecordingJournal.h"
#include "tests/support/RecordingUnitOfWork.h"
#include "tests/support/ScriptedExecutors.h"
#include "tests/support/SequentialIdSource.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int always = 1 << 30;

BatchFate notApplied()
{
    return {};
}

BatchFate appliedFate()
{
    BatchFate fate;
    fate.isApplied = true;
    StoredEvent event;
    event.aggregate = {u"1"_s, u"instance"_s, u"1"_s};
    event.type = u"instance.added"_s;
    event.sequence = 1;
    event.position = u"1767225601.000000"_s;
    fate.events = {event};
    return fate;
}

Error errorOf(ErrorKind kind, const QString& id)
{
    Error error = internalError(id, u"as scripted"_s);
    error.kind = kind;
    return error;
}

Error lost()
{
    Error error = errorOf(ErrorKind::Unreachable, u"CAS-Unreachable"_s);
    error.connectionLost = true;
    return error;
}

} // namespace

/// A batch whose COMMIT was not answered, and one whose connection was lost before.
class BatchInDoubtTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aBatchThatIsInIsReportedAsIfCommitHadAnswered();
    void aBatchThatIsNotInIsRunAgainUnderTheSameKey();
    void aBatchThatIsNeverInIsADefiniteError();
    void theServerIsAskedUntilItAnswers_data();
    void theServerIsAskedUntilItAnswers();
    void afterTheDeadlineTheOutcomeIsUnknown();
    void theDeadlineRunsFromTheFirstDoubt();
    void anErrorThatWillNotPassEndsTheQuestions();
    void aBatchWithoutIdentityStaysInDoubt();
    void whatIsNotDurableYetIsSaid();
    void anotherServerThatTookOverIsSaid();
    void aServerThatTookOverSinceTheLastBatchIsSaid();
    void whatWasLostWithTheServerIsNamed();
    void whatAFailedBatchFindsLostIsLeftInDoubt();
    void whatNobodyCouldSayOfTheTailIsLeftInDoubt();
    void nobodyIsAskedAboutTheTailWhileTheServerStays();
    void theTraceSaysWhatWasPlanned();
    void theJournalIsToldBeforeCommit();
    void theJournalForgetsWhatFailed();
    void theJournalKeepsWhatNobodyCouldSay();
    void aPreviewIsNotNoted();
    void aConnectionLostBeforeCommitIsTriedOnceMore();
    void aConnectionLostTwiceIsReported();
    void aConnectionThatCannotBeOpenedIsNotTriedAgain();
    void whatAnotherTryWouldNotHelpIsReported_data();
    void whatAnotherTryWouldNotHelpIsReported();

private:
    Result<BatchOutcome> apply(bool preview = false);
    void applyUnder(const QStringList& keys);
    void loseCommit(int times)
    {
        fail(u"commit"_s, errorOf(ErrorKind::OutcomeUnknown, u"CAS-OutcomeUnknown"_s), times);
    }
    void fail(const QString& stage, const Error& error, int times);

    RecordingUnitOfWorkSource m_source;
    ManualClock m_clock;
    SequentialIdSource m_ids;
    RecordedPause m_pause{&m_clock};
    RecordingJournal m_journal;
    std::optional<BatchIdentity> m_identity;
    QStringList m_log;
};

void BatchInDoubtTest::init()
{
    m_source.calls.clear();
    m_source.failures.clear();
    m_source.store = {};
    m_source.fates.clear();
    m_source.askedFor.clear();
    m_source.session = {};
    m_pause.waits.clear();
    m_journal.calls.clear();
    m_identity = BatchIdentity{u"k1"_s, u"anna"_s, "hash"};
    m_log.clear();
}

void BatchInDoubtTest::fail(const QString& stage, const Error& error, int times)
{
    m_source.failures.insert(stage, error);
    m_source.failuresLeft = times;
}

Result<BatchOutcome> BatchInDoubtTest::apply(bool preview)
{
    CommandService service(m_source, m_clock, m_ids, nullptr, &m_pause);
    InvocationOptions options;
    options.creator = u"anna"_s;
    options.batch = m_identity;
    options.preview = preview;
    options.journal = &m_journal;
    const auto batch = batchOf(command(1, &m_log));
    return service.apply(*batch, options);
}

void BatchInDoubtTest::aBatchThatIsInIsReportedAsIfCommitHadAnswered()
{
    loseCommit(1);
    m_source.fates = {appliedFate()};

    const auto outcome = apply();

    QVERIFY(outcome);
    QVERIFY(outcome->applied);
    QVERIFY(outcome->durable);
    QVERIFY(!outcome->serverReplaced);
    QCOMPARE(outcome->results.size(), 1);
    QVERIFY(outcome->events == appliedFate().events);
    QCOMPARE(m_source.calls.count(u"begin"_s), 1);
}

void BatchInDoubtTest::aBatchThatIsNotInIsRunAgainUnderTheSameKey()
{
    loseCommit(1);
    m_source.fates = {notApplied()};

    const auto outcome = apply();

    QVERIFY(outcome);
    QCOMPARE(outcome->results.size(), 1);
    QCOMPARE(outcome->events.size(), 1);
    QCOMPARE(m_source.calls.count(u"begin"_s), 2);
    QCOMPARE(m_log.count(u"1.execute"_s), 2);
    QVERIFY(m_source.identity == m_identity);
    QCOMPARE(m_source.store.events.size(), 1);
}

void BatchInDoubtTest::aBatchThatIsNeverInIsADefiniteError()
{
    loseCommit(always);
    m_source.fates = {notApplied()};

    const auto outcome = apply();

    QCOMPARE(outcome.error().id, u"CAS-NotCommitted"_s);
    QCOMPARE(kindName(outcome.error().kind), u"unreachable"_s);
    QCOMPARE(m_source.calls.count(u"begin"_s), 6);
}

void BatchInDoubtTest::theServerIsAskedUntilItAnswers_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("id");
    QTest::newRow("it is away") << int(ErrorKind::Unreachable) << u"CAS-Unreachable"_s;
    QTest::newRow("a lock is in the way") << int(ErrorKind::Timeout) << u"CAS-LockTimeout"_s;
    QTest::newRow("it is a standby still") << int(ErrorKind::PermissionDenied) << u"CAS-ReadOnly"_s;
}

void BatchInDoubtTest::theServerIsAskedUntilItAnswers()
{
    QFETCH(int, kind);
    QFETCH(QString, id);
    loseCommit(1);
    const Error away = errorOf(static_cast<ErrorKind>(kind), id);
    m_source.fates = {failed(away), failed(away), failed(away), appliedFate()};

    const auto outcome = apply();

    QVERIFY(outcome);
    QCOMPARE(m_source.askedFor.size(), 4);
    QVERIFY(m_pause.waits == (QList<std::chrono::milliseconds>{50ms, 100ms, 200ms}));
}

void BatchInDoubtTest::afterTheDeadlineTheOutcomeIsUnknown()
{
    loseCommit(1);
    m_source.fates = {failed(errorOf(ErrorKind::Unreachable, u"CAS-Unreachable"_s))};
    const auto start = m_clock.steady();

    const auto outcome = apply();

    QCOMPARE(outcome.error().id, u"CAS-OutcomeUnknown"_s);
    QVERIFY(outcome.error().isOutcomeUnknown());
    QCOMPARE(outcome.error().subject, u"k1"_s);
    QCOMPARE(outcome.error().detail, u"as scripted"_s);
    QVERIFY(m_clock.steady() - start <= 60s);
    QVERIFY(m_clock.steady() - start > 58s);
}

void BatchInDoubtTest::theDeadlineRunsFromTheFirstDoubt()
{
    loseCommit(2);
    QList<Result<BatchFate>> fates(40, failed(errorOf(ErrorKind::Unreachable, u"CAS-Unreachable"_s)));
    fates.append(notApplied());
    fates.append(failed(errorOf(ErrorKind::Unreachable, u"CAS-Unreachable"_s)));
    m_source.fates = fates;
    const auto start = m_clock.steady();

    const auto outcome = apply();

    QVERIFY(outcome.error().isOutcomeUnknown());
    QVERIFY(m_clock.steady() - start <= 61s);
}

void BatchInDoubtTest::anErrorThatWillNotPassEndsTheQuestions()
{
    loseCommit(1);
    m_source.fates = {failed(errorOf(ErrorKind::Schema, u"CAS-NoEventstore"_s))};

    const auto outcome = apply();

    QVERIFY(outcome.error().isOutcomeUnknown());
    QCOMPARE(m_source.askedFor.size(), 1);
}

void BatchInDoubtTest::aBatchWithoutIdentityStaysInDoubt()
{
    loseCommit(1);
    m_source.fates = {notApplied()};
    m_identity.reset();

    const auto outcome = apply();

    QVERIFY(outcome.error().isOutcomeUnknown());
    QVERIFY(m_source.askedFor.isEmpty());
    QCOMPARE(m_source.calls.count(u"begin"_s), 1);
}

void BatchInDoubtTest::whatIsNotDurableYetIsSaid()
{
    loseCommit(1);
    BatchFate fate = appliedFate();
    fate.isDurable = false;
    m_source.fates = {fate};

    const auto outcome = apply();

    QVERIFY(outcome->applied);
    QVERIFY(!outcome->durable);
}

void BatchInDoubtTest::anotherServerThatTookOverIsSaid()
{
    loseCommit(1);
    BatchFate fate = notApplied();
    fate.isServerReplaced = true;
    m_source.fates = {fate};

    const auto outcome = apply();

    QVERIFY(outcome->applied);
    QVERIFY(outcome->serverReplaced);
}

void BatchInDoubtTest::aServerThatTookOverSinceTheLastBatchIsSaid()
{
    m_source.session.isAnothers = true;

    const auto outcome = apply();

    QVERIFY(outcome->applied);
    QVERIFY(outcome->serverReplaced);
}

void BatchInDoubtTest::applyUnder(const QStringList& keys)
{
    for (const QString& key : keys) {
        m_identity->key = key;
        QVERIFY(apply());
    }
}

/// The newest are asked for until one is there: a standby has a beginning of what the old server had.
void BatchInDoubtTest::whatWasLostWithTheServerIsNamed()
{
    applyUnder({u"k1"_s, u"k2"_s, u"k3"_s, u"k4"_s});
    m_source.fates = {notApplied(), notApplied(), appliedFate()};
    m_source.session.isAnothers = true;
    m_identity->key = u"k5"_s;

    const auto outcome = apply();

    QVERIFY(outcome->applied);
    QStringList lost;
    for (const BatchTrace& trace : outcome->lost) {
        lost.append(trace.identity.key);
    }
    QCOMPARE(lost, QStringList({u"k3"_s, u"k4"_s}));
    QCOMPARE(m_source.askedFor.size(), 3);
    QVERIFY(!m_journal.calls.contains(u"give up k4"_s));
    QVERIFY(apply()->lost.isEmpty()); // named once
}

void BatchInDoubtTest::whatAFailedBatchFindsLostIsLeftInDoubt()
{
    applyUnder({u"k1"_s, u"k2"_s});
    BatchFate replaced = notApplied();
    replaced.isServerReplaced = true;
    m_source.fates = QList<Result<BatchFate>>(6, replaced) + QList<Result<BatchFate>>{notApplied(), appliedFate()};
    m_identity->key = u"k3"_s;
    loseCommit(always);
    m_journal.calls.clear();

    const auto outcome = apply();

    QCOMPARE(outcome.error().id, u"CAS-NotCommitted"_s);
    QVERIFY(m_journal.calls.contains(u"note k2"_s));
    QVERIFY(m_journal.calls.contains(u"give up k2"_s));
    QVERIFY(!m_journal.calls.contains(u"give up k1"_s));
}

void BatchInDoubtTest::whatNobodyCouldSayOfTheTailIsLeftInDoubt()
{
    applyUnder({u"k1"_s, u"k2"_s, u"k3"_s});
    m_source.fates = {notApplied(), failed(lost())};
    m_source.session.isAnothers = true;
    m_identity->key = u"k4"_s;
    m_journal.calls.clear();

    const auto outcome = apply();

    QCOMPARE(outcome->lost.size(), 1);
    QCOMPARE(outcome->lost.constFirst().identity.key, u"k3"_s);
    QCOMPARE(m_source.askedFor.size(), 2); // not of each in turn while nobody answers
    const QStringList doubts{u"note k1"_s, u"give up k1"_s, u"note k2"_s, u"give up k2"_s};
    QCOMPARE(m_journal.calls.last(4), doubts);
}

void BatchInDoubtTest::nobodyIsAskedAboutTheTailWhileTheServerStays()
{
    applyUnder({u"k1"_s, u"k2"_s});

    QVERIFY(m_source.askedFor.isEmpty());
}

void BatchInDoubtTest::theTraceSaysWhatWasPlanned()
{
    loseCommit(1);
    m_source.fates = {appliedFate()};

    QVERIFY(apply());

    const BatchTrace trace = m_source.askedFor.constFirst();
    QVERIFY(trace.identity == *m_identity);
    QVERIFY(trace.at.isSet());
    QCOMPARE(trace.events.size(), 1);
    QCOMPARE(trace.events.constFirst().type, u"instance.added"_s);
    QCOMPARE(trace.events.constFirst().sequence, 1);
}

void BatchInDoubtTest::theJournalIsToldBeforeCommit()
{
    QVERIFY(apply());

    QCOMPARE(m_journal.calls, QStringList({u"note k1"_s, u"strike k1"_s}));
    QVERIFY(m_journal.last.identity == *m_identity);
}

void BatchInDoubtTest::theJournalForgetsWhatFailed()
{
    fail(u"commit"_s, errorOf(ErrorKind::Internal, u"CAS-DiskFull"_s), 1);

    QVERIFY(!apply());

    QCOMPARE(m_journal.calls, QStringList({u"note k1"_s, u"strike k1"_s}));
}

void BatchInDoubtTest::theJournalKeepsWhatNobodyCouldSay()
{
    loseCommit(1);

    QVERIFY(!apply());

    QCOMPARE(m_journal.calls, QStringList({u"note k1"_s, u"give up k1"_s}));
}

void BatchInDoubtTest::aPreviewIsNotNoted()
{
    QVERIFY(apply(true));

    QVERIFY(!m_journal.calls.contains(u"note k1"_s));
}

void BatchInDoubtTest::aConnectionLostBeforeCommitIsTriedOnceMore()
{
    fail(u"prefetch"_s, lost(), 1);

    const auto outcome = apply();

    QVERIFY(outcome);
    QCOMPARE(m_source.calls.count(u"begin"_s), 2);
    QCOMPARE(m_source.store.events.size(), 1);
}

void BatchInDoubtTest::aConnectionLostTwiceIsReported()
{
    fail(u"push"_s, lost(), always);

    const auto outcome = apply();

    QCOMPARE(outcome.error().id, u"CAS-Unreachable"_s);
    QCOMPARE(m_source.calls.count(u"begin"_s), 2);
}

void BatchInDoubtTest::aConnectionThatCannotBeOpenedIsNotTriedAgain()
{
    fail(u"begin"_s, lost(), always);

    QVERIFY(!apply());

    QCOMPARE(m_source.calls.count(u"begin"_s), 1);
}

void BatchInDoubtTest::whatAnotherTryWouldNotHelpIsReported_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("a silent server would be waited for twice") << u"CAS-Silence"_s;
    QTest::newRow("another file stands in the place of the workspace") << u"CAS-FileReplaced"_s;
}

void BatchInDoubtTest::whatAnotherTryWouldNotHelpIsReported()
{
    QFETCH(QString, id);
    Error error = lost();
    error.id = id;
    fail(u"prefetch"_s, error, always);

    QVERIFY(!apply());

    QCOMPARE(m_source.calls.count(u"begin"_s), 1);
}

CASTELLAN_TEST(BatchInDoubtTest)
#include "BatchInDoubtTest.moc"
