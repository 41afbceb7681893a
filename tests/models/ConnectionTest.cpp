#include "domain/instance/AddInstance.h"
#include "models/background/TargetLanes.h"
#include "models/changes/CommandSubmitter.h"
#include "models/connection/ErrorText.h"
#include "models/connection/SchemaSetup.h"
#include "models/instance/InstanceTableModel.h"
#include "tests/models/ModelScene.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

namespace castellan::models {

using namespace Qt::Literals::StringLiterals;
using tests::ModelScene;
using tests::PostgresServer;

namespace {

std::unique_ptr<domain::Command> newInstance(const QString& name)
{
    return std::make_unique<domain::AddInstance>(name);
}

} // namespace

class ConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void aWorkspaceIsOpenedInTheBackground();
    void anEmptyDatabaseAsksForItsSetUp();
    void aTextThatIsNoTargetFailsAtOnce();
    void aFileThatIsNoDatabaseFails();
    void aPasswordIsAskedForAndThenKept();
    void aSubmittedCommandIsWrittenAndTold();
    void aRefusedCommandIsToldWithItsError();
    void withoutATargetACommandIsGivenUp();
    void aReadIsGivenUpWhenTheTargetIsClosed();
    void theIndicatorFollowsTheServerThroughItsRestart();
    void aTargetThatIsNotThereIsOpenedOnceItIs();
    void writesAreWaitedForBeforeTheEnd();
};

void ConnectionTest::aWorkspaceIsOpenedInTheBackground()
{
    ModelScene scene;
    scene.setUp();
    QSignalSpy opened(&scene.connection(), &TargetConnection::opened);

    scene.connection().open(scene.target());

    QCOMPARE(scene.connection().state(), TargetState::Connecting);
    QCOMPARE(opened.count(), 0);
    QVERIFY(opened.wait());
    QCOMPARE(scene.connection().state(), TargetState::Open);
    QCOMPARE(scene.connection().schemaStatus().state, domain::SchemaState::Current);
    QTRY_COMPARE(scene.connection().pings().state(), PingState::Connected);
    QCOMPARE(scene.connection().pings().identity()->product, u"SQLite"_s);
}

void ConnectionTest::anEmptyDatabaseAsksForItsSetUp()
{
    const PostgresServer server = PostgresServer::shared();
    const auto database = server.createDatabase();
    ModelScene scene(database->socketUrl());
    scene.connection().open(scene.target());
    QTRY_COMPARE(scene.connection().state(), TargetState::NeedsSetup);
    QVERIFY(scene.connection().setup().isWanted());
    QSignalSpy progress(&scene.connection().setup(), &SchemaSetup::progressed);
    QSignalSpy finished(&scene.connection().setup(), &SchemaSetup::finished);

    scene.connection().setup().start();

    QVERIFY(finished.wait());
    QVERIFY(progress.count() > 1);
    QCOMPARE(progress.last().at(0), progress.last().at(1));
    QTRY_VERIFY(scene.connection().isOpen());
}

void ConnectionTest::aTextThatIsNoTargetFailsAtOnce()
{
    ModelScene scene;

    scene.connection().open(u"mysql://somewhere/else"_s);

    QCOMPARE(scene.connection().state(), TargetState::Failed);
    QCOMPARE(scene.connection().error()->id, u"CAS-Target"_s);
    QVERIFY(ErrorText::of(*scene.connection().error()).sentence.contains(u"sqlite:"_s));
}

void ConnectionTest::aFileThatIsNoDatabaseFails()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"letter.db"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    ModelScene scene;

    scene.connection().open(u"sqlite:"_s + file.fileName());

    QTRY_COMPARE(scene.connection().state(), TargetState::Failed);
    QCOMPARE(scene.connection().error()->kind, domain::ErrorKind::Schema);
}

void ConnectionTest::aPasswordIsAskedForAndThenKept()
{
    const PostgresServer server = PostgresServer::shared();
    const auto database = server.createDatabase();
    ModelScene scene(database->tcpUrl());
    scene.connection().open(scene.target());
    QTRY_COMPARE(scene.connection().state(), TargetState::NeedsPassword);
    QVERIFY(!scene.connection().displayText().contains(server.password()));

    scene.connection().retryWithPassword(u"wrong"_s);
    QTRY_COMPARE(scene.connection().state(), TargetState::NeedsPassword);
    QCOMPARE(scene.connection().error()->id, u"CAS-Password"_s);

    scene.connection().retryWithPassword(server.password());
    QTRY_COMPARE(scene.connection().state(), TargetState::NeedsSetup);
    scene.connection().reopen();
    QTRY_COMPARE(scene.connection().state(), TargetState::NeedsSetup);
}

void ConnectionTest::aSubmittedCommandIsWrittenAndTold()
{
    ModelScene scene;
    scene.setUp();
    scene.open();
    InstanceTableModel instances(scene.connection(), u"instances"_s);
    CommandSubmitter submitter(scene.connection(), u"castellan:anna"_s);
    QSignalSpy applied(&submitter, &CommandSubmitter::applied);
    QSignalSpy busy(&submitter, &CommandSubmitter::busyChanged);

    (void)submitter.submit(newInstance(u"Acme"_s));

    QVERIFY(submitter.isBusy());
    QVERIFY(applied.wait());
    const auto outcome = applied.first().first().value<domain::BatchOutcome>();
    QCOMPARE(outcome.events.size(), 1);
    QCOMPARE(outcome.events.first().creator, u"castellan:anna"_s);
    QCOMPARE(busy.count(), 2);
    QTRY_COMPARE(instances.rowCount(), 1);
}

void ConnectionTest::aRefusedCommandIsToldWithItsError()
{
    ModelScene scene;
    scene.setUp();
    scene.open();
    CommandSubmitter submitter(scene.connection(), u"castellan:anna"_s);
    QSignalSpy failed(&submitter, &CommandSubmitter::failed);

    (void)submitter.submit(newInstance(u"  "_s));

    QVERIFY(failed.wait());
    const auto error = failed.first().first().value<domain::Error>();
    QCOMPARE(error.kind, domain::ErrorKind::InvalidArgument);
    QCOMPARE(ErrorText::of(error).sentence, u"Type a name."_s);
    QVERIFY(ErrorText::of(error).details.contains(error.id));
}

void ConnectionTest::withoutATargetACommandIsGivenUp()
{
    ModelScene scene;
    CommandSubmitter submitter(scene.connection(), u"castellan:anna"_s);

    const auto outcome = submitter.submit(newInstance(u"Acme"_s));

    QVERIFY(outcome.isFinished());
    QCOMPARE(outcome.result().error().kind, domain::ErrorKind::Cancelled);
}

void ConnectionTest::aReadIsGivenUpWhenTheTargetIsClosed()
{
    ModelScene scene;
    scene.setUp();
    scene.open();
    std::optional<domain::Result<int>> answer;
    const auto waitForInterruption = [](ClientState& state) {
        state.pause(std::chrono::seconds(30));
        return domain::Result<int>(domain::failed(cancelledError()));
    };
    whenFinished(scene.connection().lanes()->tail<int>(waitForInterruption), &scene.connection(),
                 [&answer](const domain::Result<int>& given) { answer = given; });
    QElapsedTimer timer;
    timer.start();

    scene.connection().close();

    QTRY_VERIFY(answer.has_value());
    QVERIFY(!*answer);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

void ConnectionTest::theIndicatorFollowsTheServerThroughItsRestart()
{
    const PostgresServer server = PostgresServer::throwAway();
    const auto database = server.createDatabase();
    ModelScene scene(database->socketUrl());
    scene.setUp();
    scene.addOrganizations(u"i1"_s, 2);
    InstanceTableModel instances(scene.connection(), u"instances"_s);
    scene.connection().pings().setInterval(std::chrono::milliseconds(100));
    scene.connection().pings().setDeadline(std::chrono::milliseconds(1000));
    scene.open();
    QTRY_COMPARE(instances.rowCount(), 1);
    QTRY_VERIFY(scene.connection().pings().state() != PingState::Connecting);

    server.kill9();
    QTRY_COMPARE(scene.connection().pings().state(), PingState::Unreachable);
    QVERIFY(scene.connection().pings().error());
    QVERIFY(scene.connection().isOpen());

    QSignalSpy cameBack(&scene.connection().pings(), &PingMonitor::cameBack);
    server.restart();
    QTRY_COMPARE(cameBack.count(), 1);
    scene.addOrganizations(u"i2"_s, 1);
    scene.connection().requestRefresh();
    QTRY_COMPARE(instances.rowCount(), 2);
}

void ConnectionTest::aTargetThatIsNotThereIsOpenedOnceItIs()
{
    const PostgresServer server = PostgresServer::throwAway();
    const auto database = server.createDatabase();
    ModelScene scene(database->socketUrl());
    scene.setUp();
    server.shutDown();
    scene.connection().pings().setInterval(std::chrono::milliseconds(100));
    scene.connection().open(scene.target());
    QTRY_COMPARE(scene.connection().state(), TargetState::Failed);
    QCOMPARE(scene.connection().error()->kind, domain::ErrorKind::Unreachable);

    server.restart();

    QTRY_VERIFY_WITH_TIMEOUT(scene.connection().isOpen(), 15'000);
}

void ConnectionTest::writesAreWaitedForBeforeTheEnd()
{
    ModelScene scene;
    scene.setUp();
    scene.open();
    CommandSubmitter submitter(scene.connection(), u"castellan:anna"_s);
    QSignalSpy applied(&submitter, &CommandSubmitter::applied);
    for (int i = 0; i < 5; ++i) {
        (void)submitter.submit(newInstance(u"Instance %1"_s.arg(i)));
    }
    bool isDone = false;

    whenFinished(scene.connection().finishWrites(), this, [&isDone](const domain::Result<void>&) { isDone = true; });

    QTRY_VERIFY(isDone);
    QTRY_COMPARE(applied.count(), 5);
    scene.connection().close();
    QCOMPARE(scene.connection().state(), TargetState::NoTarget);
}

} // namespace castellan::models

CASTELLAN_TEST(castellan::models::ConnectionTest)
#include "ConnectionTest.moc"
