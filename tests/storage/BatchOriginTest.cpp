#include "tests/support/TestRegistry.h"

#include "storage/repository/BatchOrigin.h"

#include <QTest>

using namespace castellan::storage;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What a server answers: everything for a session that is new to us, nothing of what stays the same for a known one.
Row answer(const QByteArray& process, const QByteArray& transaction, const QByteArray& serverStart,
           const QByteArray& system = {}, const QByteArray& timeline = {})
{
    if (system.isEmpty()) {
        return Row({process, transaction, serverStart, std::nullopt, std::nullopt, std::nullopt});
    }
    return Row({process, transaction, serverStart, QByteArray("2026-01-01 00:00:00+00"), system, timeline});
}

} // namespace

class BatchOriginTest : public QObject
{
    Q_OBJECT

private slots:
    void theFirstBatchLearnsTheSession();
    void laterBatchesKnowIt();
    void aNewSessionOfTheSameServerIsNothingToTell();
    void aPromotedStandbyIsAnotherServer();
    void anotherClusterIsAnotherServer();
};

void BatchOriginTest::theFirstBatchLearnsTheSession()
{
    BatchOrigin origin(u"target"_s);

    const auto session = origin.session(answer("42", "700", "start", "77", "00000001"));

    QCOMPARE(session.processId, 42);
    QCOMPARE(session.transaction, u"700"_s);
    QCOMPARE(session.startedAt, u"2026-01-01 00:00:00+00"_s);
    QCOMPARE(session.system, u"77"_s);
    QCOMPARE(session.timeline, u"00000001"_s);
    QVERIFY(!session.isAnothers);
}

void BatchOriginTest::laterBatchesKnowIt()
{
    BatchOrigin origin(u"target"_s);
    static_cast<void>(origin.session(answer("42", "700", "start", "77", "00000001")));

    const auto session = origin.session(answer("42", "701", "start"));

    QCOMPARE(session.transaction, u"701"_s);
    QCOMPARE(session.startedAt, u"2026-01-01 00:00:00+00"_s);
    QCOMPARE(session.timeline, u"00000001"_s);
    QVERIFY(!session.isAnothers);
}

void BatchOriginTest::aNewSessionOfTheSameServerIsNothingToTell()
{
    BatchOrigin origin(u"target"_s);
    static_cast<void>(origin.session(answer("42", "700", "start", "77", "00000001")));

    QVERIFY(!origin.session(answer("43", "701", "restart", "77", "00000001")).isAnothers);
}

void BatchOriginTest::aPromotedStandbyIsAnotherServer()
{
    BatchOrigin origin(u"target"_s);
    static_cast<void>(origin.session(answer("42", "700", "start", "77", "00000001")));

    const auto session = origin.session(answer("42", "690", "other start", "77", "00000002"));
    const auto untold = origin.session(answer("42", "691", "other start"));
    origin.setTold();
    const auto next = origin.session(answer("42", "692", "other start"));

    QVERIFY(session.isAnothers);
    QVERIFY(untold.isAnothers);
    QVERIFY(!next.isAnothers);
}

void BatchOriginTest::anotherClusterIsAnotherServer()
{
    BatchOrigin origin(u"target"_s);
    static_cast<void>(origin.session(answer("42", "700", "start", "77", "00000001")));

    QVERIFY(origin.session(answer("9", "5", "start", "78", "00000001")).isAnothers);
}

CASTELLAN_TEST(BatchOriginTest)
#include "BatchOriginTest.moc"
