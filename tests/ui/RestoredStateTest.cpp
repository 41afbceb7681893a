#include "models/changes/CommandSubmitter.h"
#include "models/instance/InstanceTableModel.h"
#include "tests/models/ModelScene.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/WholeWindow.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Settings.h"
#include "ui/event/EventsScreen.h"
#include "ui/organization/OrganizationsScreen.h"
#include "ui/shell/InstancePicker.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using tests::ModelScene;
using tests::PostgresServer;
using tests::WholeWindow;

/// What the window finds again, and what it must not keep.
class RestoredStateTest : public QObject
{
    Q_OBJECT

private slots:
    void everyFilterOfTheOrganizationsIsFoundAgain();
    void everyFilterOfTheEventsIsFoundAgain();
    void anInstanceThatTheTargetDoesNotHaveIsNotKept();
    void anInstanceThatTheTargetHasIsKept();
    void aPasswordPromptThatIsCancelledLeavesWord();

private:
    QTemporaryDir m_folder;
};

void RestoredStateTest::everyFilterOfTheOrganizationsIsFoundAgain()
{
    ModelScene scene;
    models::CommandSubmitter submitter(scene.connection(), u"test"_s);
    models::InstanceTableModel instances(scene.connection(), u"instances"_s);
    Settings settings(m_folder.filePath(u"organizations.ini"_s));
    {
        OrganizationsScreen before(scene.connection(), submitter, instances);
        before.findChild<QLineEdit*>(u"filter"_s)->setText(u"acme"_s);
        before.findChild<QComboBox*>(u"stateFilter"_s)->setCurrentIndex(2);
        before.saveState(settings);
    }

    OrganizationsScreen after(scene.connection(), submitter, instances);
    after.restoreState(settings);

    QCOMPARE(after.findChild<QLineEdit*>(u"filter"_s)->text(), u"acme"_s);
    QCOMPARE(after.findChild<QComboBox*>(u"stateFilter"_s)->currentText(), u"Inactive"_s);
}

void RestoredStateTest::everyFilterOfTheEventsIsFoundAgain()
{
    ModelScene scene;
    Settings settings(m_folder.filePath(u"events.ini"_s));
    {
        EventsScreen before(scene.connection());
        before.findChild<QLineEdit*>(u"eventType"_s)->setText(u"org.*"_s);
        before.findChild<QComboBox*>(u"aggregateType"_s)->setCurrentText(u"org"_s);
        before.findChild<QLineEdit*>(u"creator"_s)->setText(u"anna"_s);
        before.saveState(settings);
    }

    EventsScreen after(scene.connection());
    after.restoreState(settings);

    QCOMPARE(after.findChild<QLineEdit*>(u"eventType"_s)->text(), u"org.*"_s);
    QCOMPARE(after.findChild<QComboBox*>(u"aggregateType"_s)->currentText(), u"org"_s);
    QCOMPARE(after.findChild<QLineEdit*>(u"aggregateId"_s)->text(), QString());
    QCOMPARE(after.findChild<QLineEdit*>(u"creator"_s)->text(), u"anna"_s);
}

void RestoredStateTest::anInstanceThatTheTargetDoesNotHaveIsNotKept()
{
    ModelScene scene;
    scene.setUp();
    scene.addOrganizations(u"i1"_s, 1);
    models::InstanceTableModel instances(scene.connection(), u"instances"_s);
    InstancePicker picker(instances, nullptr);
    picker.choose(domain::InstanceId(u"of-another-target"_s));
    QSignalSpy chosen(&picker, &InstancePicker::instanceChosen);

    scene.open();

    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(picker.instance(), domain::InstanceId());
    QCOMPARE(picker.currentText(), u"All instances"_s);
}

void RestoredStateTest::anInstanceThatTheTargetHasIsKept()
{
    ModelScene scene;
    scene.setUp();
    scene.addOrganizations(u"i1"_s, 1);
    models::InstanceTableModel instances(scene.connection(), u"instances"_s);
    InstancePicker picker(instances, nullptr);
    picker.choose(domain::InstanceId(u"i1"_s));

    scene.open();

    QTRY_COMPARE(picker.currentText(), u"Instance i1"_s);
    QCOMPARE(picker.instance(), domain::InstanceId(u"i1"_s));
}

void RestoredStateTest::aPasswordPromptThatIsCancelledLeavesWord()
{
    const PostgresServer server = PostgresServer::shared();
    const auto database = server.createDatabase();
    WholeWindow whole(database->tcpUrl());
    QTRY_VERIFY(whole.visibleDialog() != nullptr);

    WholeWindow::dismiss(whole.visibleDialog());

    const auto* const message = whole.window().findChild<MessageBar*>(u"windowMessage"_s);
    QTRY_COMPARE(message->text(), u"The server asks for a password. (CAS-NoPassword)"_s);
    QDialog* const again = whole.openDialog(u"Try Again"_s);
    QVERIFY(again != nullptr);
    auto* const field = again->findChild<QLineEdit*>(u"password"_s);
    QTest::keyClicks(field, server.password());
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(message->text(), QString());
    QTRY_VERIFY(whole.action(u"Set Up Schema"_s)->isEnabled());
}

} // namespace castellan::ui

CASTELLAN_TEST(castellan::ui::RestoredStateTest)
#include "RestoredStateTest.moc"
