#include "domain/organization/AddOrganization.h"
#include "models/background/Lane.h"
#include "models/changes/CommandSubmitter.h"
#include "models/event/EventListModel.h"
#include "models/organization/OrganizationDetail.h"
#include "models/organization/OrganizationTableModel.h"
#include "tests/models/ModelScene.h"
#include "tests/support/LoopWatch.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QElapsedTimer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <thread>

namespace castellan::models {

using namespace Qt::Literals::StringLiterals;
using domain::InstanceId;
using domain::OrganizationId;
using tests::LoopWatch;
using tests::ModelScene;
using tests::PostgresServer;

class ResponsivenessTest : public QObject
{
    Q_OBJECT

private slots:
    void aServerThatTakesTwoSecondsAnAnswerDoesNotHoldTheWindowUp();
    void aStoppedServerDoesNotHoldTheWindowUp();
};

/// Every statement that touches organizations waits: a lock that another session holds for two seconds.
void ResponsivenessTest::aServerThatTakesTwoSecondsAnAnswerDoesNotHoldTheWindowUp()
{
    const PostgresServer server = PostgresServer::throwAway();
    const auto database = server.createDatabase();
    ModelScene scene(database->socketUrl());
    scene.setUp();
    scene.addOrganizations(u"i1"_s, 500);
    OrganizationTableModel organizations(scene.connection(), u"organizations"_s);
    CommandSubmitter submitter(scene.connection(), u"castellan:anna"_s);
    scene.open();
    QTRY_COMPARE(organizations.rowCount(), 500);
    std::thread slowOther([&database] {
        database->execute(
            u"BEGIN; LOCK TABLE zitadel.organizations IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(2); COMMIT"_s);
    });
    const LoopWatch watch;
    QTest::qWait(100);
    QSignalSpy applied(&submitter, &CommandSubmitter::applied);

    (void)organizations.index(450, 0).data();
    organizations.setFilter(u"Organization 04"_s);
    (void)submitter.submit(std::make_unique<domain::AddOrganization>(InstanceId(u"i1"_s), u"Organization 0499b"_s));

    QTRY_COMPARE(applied.count(), 1);
    QTRY_COMPARE(organizations.rowCount(), 101);
    slowOther.join();
    QVERIFY2(watch.longestGap() < 100, qPrintable(QString::number(watch.longestGap())));
}

void ResponsivenessTest::aStoppedServerDoesNotHoldTheWindowUp()
{
    const PostgresServer server = PostgresServer::throwAway();
    const auto database = server.createDatabase();
    QElapsedTimer closing;
    {
        ModelScene scene(database->socketUrl());
        scene.setUp();
        scene.addOrganizations(u"i1"_s, 500);
        OrganizationTableModel organizations(scene.connection(), u"organizations"_s);
        OrganizationDetail detail(scene.connection(), u"detail"_s);
        EventListModel events(scene.connection(), u"events"_s);
        CommandSubmitter submitter(scene.connection(), u"castellan:anna"_s);
        scene.connection().pings().setInterval(std::chrono::milliseconds(500));
        scene.open();
        QTRY_COMPARE(organizations.rowCount(), 500);
        QTRY_VERIFY(events.rowCount() > 0);
        const LoopWatch watch;

        server.stop();
        (void)organizations.index(450, 0).data();
        organizations.setFilter(u"Organization 04"_s);
        detail.show(InstanceId(u"i1"_s), OrganizationId(u"o0001"_s));
        (void)submitter.submit(std::make_unique<domain::AddOrganization>(InstanceId(u"i1"_s), u"Late"_s));
        QTRY_COMPARE(scene.connection().pings().state(), PingState::Unreachable);
        organizations.setFilter(u"Organization 03"_s);
        QTest::qWait(500);

        QVERIFY2(watch.longestGap() < 100, qPrintable(QString::number(watch.longestGap())));
        QVERIFY(scene.connection().isOpen());
        closing.start();
        scene.connection().close();
        QVERIFY2(closing.elapsed() < 400, qPrintable(QString::number(closing.elapsed())));
        server.cont();
    }
    QTRY_COMPARE_WITH_TIMEOUT(Lane::leftBehind(), 0, 20'000);
}

} // namespace castellan::models

CASTELLAN_TEST(castellan::models::ResponsivenessTest)
#include "ResponsivenessTest.moc"
