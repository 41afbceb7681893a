#include "models/connection/TargetConnection.h"
#include "tests/models/ModelScene.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/WholeWindow.h"
#include "ui/common/MessageBar.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest/QTest>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using tests::ModelScene;
using tests::WholeWindow;

namespace {

const QStringList changing = {u"New organization…"_s,       u"Rename organization"_s,  u"Add instance domain…"_s,
                              u"Deactivate organization"_s, u"Remove organization…"_s, u"New instance…"_s,
                              u"Rename instance"_s,         u"Remove instance…"_s};

MessageBar* obstacleBar(const WholeWindow& window)
{
    return window.window().findChild<MessageBar*>(u"windowObstacle"_s);
}

/// The actions of `changing` that can be triggered.
QStringList enabled(const WholeWindow& window)
{
    QStringList names;
    for (const QString& name : changing) {
        const QAction* const action = window.action(name);
        if (action == nullptr || action->isEnabled()) {
            names.append(name);
        }
    }
    return names;
}

QLineEdit* nameField(const WholeWindow& window)
{
    const QList<QLineEdit*> fields = window.window().findChildren<QLineEdit*>(u"name"_s);
    for (QLineEdit* const field : fields) {
        if (field->isVisible()) {
            return field;
        }
    }
    return nullptr;
}

} // namespace

/// What cannot be written is shown as such: nothing is offered that would only be refused, and the reason is said.
class ReadOnlyWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void aTargetOpenedForReadingOffersNoChange();
    void aTargetThatCanBeWrittenOffersThem();
    void aRoleWithoutPrivilegesIsToldWhichItLacks();
};

void ReadOnlyWindowTest::aTargetOpenedForReadingOffersNoChange()
{
    ModelScene scene;
    scene.setUp();
    scene.addOrganizations(u"i1"_s, 2);
    const WholeWindow window(scene.target(), true);
    QVERIFY(window.waitForRows());
    window.showScreen(u"instances"_s);
    window.showScreen(u"organizations"_s);
    QTRY_VERIFY(nameField(window) != nullptr && !nameField(window)->text().isEmpty());

    QCOMPARE(enabled(window), QStringList());
    QVERIFY(nameField(window)->isReadOnly());
    QVERIFY(obstacleBar(window)->isVisible());
    const QString reason = u"This target is open for reading only, so nothing can be changed here."_s;
    QCOMPARE(obstacleBar(window)->text(), reason);
    QCOMPARE(window.action(u"Rename organization"_s)->toolTip(), reason);
}

void ReadOnlyWindowTest::aTargetThatCanBeWrittenOffersThem()
{
    ModelScene scene;
    scene.setUp();
    scene.addOrganizations(u"i1"_s, 2);
    const WholeWindow window(scene.target());
    QVERIFY(window.waitForRows());
    window.showScreen(u"instances"_s);
    window.showScreen(u"organizations"_s);

    QTRY_COMPARE(enabled(window), changing);
    QTRY_VERIFY(nameField(window) != nullptr && !nameField(window)->isReadOnly());
    QVERIFY(!obstacleBar(window)->isVisible());
    QCOMPARE(window.action(u"Rename organization"_s)->toolTip(), u"Rename organization"_s);
}

void ReadOnlyWindowTest::aRoleWithoutPrivilegesIsToldWhichItLacks()
{
    const auto server = tests::PostgresServer::shared();
    const auto database = server.createDatabase();
    ModelScene scene(database->socketUrl());
    scene.setUp();
    scene.addOrganizations(u"i1"_s, 2);
    database->execute(u"ALTER TABLE zitadel.org_domains OWNER TO CURRENT_USER"_s);
    database->execute(u"GRANT SELECT, INSERT, UPDATE ON zitadel.org_domains TO "_s + server.role());

    const WholeWindow window(database->socketUrl());
    QVERIFY(window.waitForRows());
    window.showScreen(u"organizations"_s);

    QTRY_VERIFY(obstacleBar(window)->isVisible());
    QCOMPARE(
        obstacleBar(window)->text(),
        u"Your role may not change anything here. It lacks: DELETE on zitadel.org_domains. An administrator can grant it."_s);
    QCOMPARE(enabled(window), QStringList());
}

} // namespace castellan::ui

CASTELLAN_TEST(castellan::ui::ReadOnlyWindowTest)

#include "ReadOnlyWindowTest.moc"
