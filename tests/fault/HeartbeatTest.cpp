#include "tests/fault/FaultConsole.h"
#include "tests/fault/FaultProxy.h"
#include "tests/support/LoopWatch.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/WholeWindow.h"

#include "ui/shell/MainWindow.h"

#include <QAction>
#include <QtTest/QTest>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

/// The window goes on while its connections break, fall silent, and its server is frozen or dies: its event loop is never late
/// by more than a quarter of a second.
class HeartbeatTest : public QObject
{
    Q_OBJECT

private slots:
    void theWindowGoesOnWhateverHappensToTheConnection_data();
    void theWindowGoesOnWhateverHappensToTheConnection();
};

void HeartbeatTest::theWindowGoesOnWhateverHappensToTheConnection_data()
{
    QTest::addColumn<int>("deed");
    QTest::newRow("reset within an answer") << 0;
    QTest::newRow("closed within an answer") << 1;
    QTest::newRow("silent") << 2;
    QTest::newRow("server frozen") << 3;
    QTest::newRow("server killed") << 4;
}

void HeartbeatTest::theWindowGoesOnWhateverHappensToTheConnection()
{
    QFETCH(int, deed);
    constexpr qint64 latest = 250;
    constexpr int beats = 1'500;
    const PostgresServer server = PostgresServer::throwAway();
    const auto database = server.createDatabase();
    setUpTables(database->socketUrl());
    {
        const auto batch = instancesFor({u"i1"_s, u"i2"_s});
        QCOMPARE(FaultConsole(database->socketUrl(), {}).apply(*batch, u"preparation"_s).reason, QString());
    }
    FaultProxy proxy(server);
    WholeWindow window(proxy.target(database->name()));
    QVERIFY(window.waitForRows());
    const LoopWatch watch;
    const std::array<Fault, 3> faults = {
        Fault{Speaker::Server, 1, {}, Fault::Place::Within, Fault::Deed::Reset},
        Fault{Speaker::Server, 1, {}, Fault::Place::Within, Fault::Deed::Finish},
        Fault{Speaker::Server, 1, {}, Fault::Place::Before, Fault::Deed::BlackHole},
    };

    if (deed < 3) {
        proxy.arm(faults.at(size_t(deed)));
    } else if (deed == 3) {
        server.stop();
    } else {
        server.kill9();
    }
    for (const QString& screen : {u"organizations"_s, u"domains"_s, u"events"_s, u"instances"_s}) {
        window.window().showScreen(screen);
        if (QAction* const refresh = window.action(u"Refresh"_s)) {
            refresh->trigger();
        }
        QTest::qWait(beats / 4); // the event loop runs: that is what is measured
    }

    const qint64 longest = watch.longestGap();
    deed == 4 ? server.restart() : server.cont();
    QVERIFY2(longest <= latest, qPrintable(u"%1 ms"_s.arg(longest)));
    QVERIFY(deed >= 3 || proxy.hasHappened());
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::HeartbeatTest)
#include "HeartbeatTest.moc"
