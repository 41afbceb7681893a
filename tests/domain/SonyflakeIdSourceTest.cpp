#include "domain/port/SonyflakeIdSource.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TestRegistry.h"

#include <QSet>
#include <QTest>

#include <thread>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

class SonyflakeIdSourceTest : public QObject
{
    Q_OBJECT

private slots:
    void idsHave18DigitsAndGrow();
    void theLayoutIsTimeCounterProgram();
    void idsGoOnGrowingWhenTheClockIsSetBack();
    void aClockThatIsFarBehindStillGives18Digits();
    void threadsNeverGetTheSameId();
};

void SonyflakeIdSourceTest::idsHave18DigitsAndGrow()
{
    const ManualClock clock;
    SonyflakeIdSource ids(clock, 7);
    QString last = ids.next();

    for (int i = 0; i < 50'000; ++i) {
        const QString id = ids.next();
        QCOMPARE(id.size(), 18);
        QVERIFY(id > last);
        last = id;
    }
}

void SonyflakeIdSourceTest::theLayoutIsTimeCounterProgram()
{
    const ManualClock clock; // 2026-01-01, 2439 days of 8,640,000 units after 2019-04-29
    SonyflakeIdSource ids(clock, 0x1234);

    const qint64 first = ids.next().toLongLong();
    const qint64 second = ids.next().toLongLong();

    QCOMPARE(first >> 24, 2439LL * 8'640'000);
    QCOMPARE(first & 0xFFFF, 0x1234);
    QCOMPARE(second - first, 0x10000);
}

void SonyflakeIdSourceTest::idsGoOnGrowingWhenTheClockIsSetBack()
{
    ManualClock clock;
    SonyflakeIdSource ids(clock, 7);
    const QString before = ids.next();
    clock.setNow({clock.now().microseconds - 3'600'000'000});

    const QString after = ids.next();

    QVERIFY(after > before);
}

void SonyflakeIdSourceTest::aClockThatIsFarBehindStillGives18Digits()
{
    ManualClock clock;
    clock.setNow({0});
    SonyflakeIdSource ids(clock, 0);

    QCOMPARE(ids.next().size(), 18);
}

void SonyflakeIdSourceTest::threadsNeverGetTheSameId()
{
    const ManualClock clock;
    SonyflakeIdSource ids(clock, 7);
    QList<QString> mine;
    QList<QString> theirs;

    std::thread other([&] {
        for (int i = 0; i < 20'000; ++i) {
            theirs.append(ids.next());
        }
    });
    for (int i = 0; i < 20'000; ++i) {
        mine.append(ids.next());
    }
    other.join();

    QSet<QString> all(mine.begin(), mine.end());
    all.unite(QSet<QString>(theirs.begin(), theirs.end()));
    QCOMPARE(all.size(), 40'000);
}

CASTELLAN_TEST(SonyflakeIdSourceTest)
#include "SonyflakeIdSourceTest.moc"
