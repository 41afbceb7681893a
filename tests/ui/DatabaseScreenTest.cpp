#include "ui/database/DatabaseScreen.h"
#include "tests/models/ModelScene.h"
#include "tests/support/TestRegistry.h"
#include "ui/common/MessageBar.h"
#include "ui/database/PingChart.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using models::TargetState;
using std::chrono::microseconds;
using tests::ModelScene;

namespace {

struct ShownDatabase
{
    ShownDatabase()
    {
        screen.resize(820, 560);
        screen.show();
    }

    /// What stands beside that name; the connection's first, then the schema's.
    [[nodiscard]] QString value(const QString& name, int occurrence = 0) const
    {
        for (const QLineEdit* fact : screen.findChildren<QLineEdit*>()) {
            if (fact->accessibleName() == name && occurrence-- == 0) {
                return fact->text();
            }
        }
        return u"no such fact"_s;
    }
    [[nodiscard]] QPushButton& button(const QString& name) const { return *screen.findChild<QPushButton*>(name); }
    [[nodiscard]] QString problem() const
    {
        const MessageBar* bar = screen.findChild<MessageBar*>();
        return bar->text();
    }

    ModelScene scene;
    DatabaseScreen screen{scene.connection()};
};

} // namespace

class DatabaseScreenTest : public QObject
{
    Q_OBJECT

private slots:
    void theServerIsShown();
    void theSchemaIsShown();
    void withoutATargetNothingIsOffered();
    void anEmptyTargetIsSetUpFromHere();
    void aTargetThatFailsSaysWhyAndCanBeTriedAgain();
    void aPingCanBeAskedFor();
    void hiddenCharactersAreMadeVisible();
    void theChartSaysInWordsWhatItShows();
    void theChartWithoutAPingSaysSo();
};

void DatabaseScreenTest::theServerIsShown()
{
    ShownDatabase shown;
    shown.scene.setUp();

    shown.scene.open();

    QTRY_VERIFY(shown.value(u"Product"_s).startsWith(u"SQLite 3"_s));
    QCOMPARE(shown.value(u"State"_s), u"Connected"_s);
    QCOMPARE(shown.value(u"Target"_s), shown.scene.target());
    QCOMPARE(shown.value(u"Role"_s), u"primary"_s);
    QCOMPARE(shown.value(u"Encryption (TLS)"_s), u"none"_s);
    QCOMPARE(shown.value(u"Read-only"_s), u"no"_s);
}

void DatabaseScreenTest::theSchemaIsShown()
{
    ShownDatabase shown;
    shown.scene.setUp();

    shown.scene.open();

    QCOMPARE(shown.value(u"State"_s, 1), u"Current"_s);
    QCOMPARE(shown.value(u"Version"_s), shown.value(u"Wanted version"_s));
    QCOMPARE(shown.value(u"Batch keys"_s), u"yes"_s);
    QVERIFY(shown.button(u"databaseSetUp"_s).isHidden());
}

void DatabaseScreenTest::withoutATargetNothingIsOffered()
{
    const ShownDatabase shown;

    QCOMPARE(shown.value(u"State"_s), u"No target"_s);
    QCOMPARE(shown.value(u"Version"_s), u"–"_s);
    QVERIFY(shown.button(u"databaseSetUp"_s).isHidden());
    QVERIFY(shown.button(u"databaseRetry"_s).isHidden());
    QVERIFY(!shown.button(u"databasePing"_s).isEnabled());
    for (const QAction* action : shown.screen.actions(MenuId::Database)) {
        QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
    }
}

void DatabaseScreenTest::anEmptyTargetIsSetUpFromHere()
{
    ShownDatabase shown;
    QSignalSpy notices(&shown.screen, &Screen::noticeRaised);
    shown.scene.connection().open(shown.scene.target(), {.password = {}, .readOnly = false, .createMissing = true});
    QTRY_COMPARE(shown.scene.connection().state(), TargetState::NeedsSetup);
    QCOMPARE(shown.value(u"State"_s, 1), u"Empty: it can be set up"_s);
    QVERIFY(!shown.button(u"databaseSetUp"_s).isHidden());

    QTest::mouseClick(&shown.button(u"databaseSetUp"_s), Qt::LeftButton);

    QTRY_COMPARE(shown.scene.connection().state(), TargetState::Open);
    QCOMPARE(shown.value(u"State"_s, 1), u"Current"_s);
    QVERIFY(shown.button(u"databaseSetUp"_s).isHidden());
    QCOMPARE(notices.size(), 1);
}

void DatabaseScreenTest::aTargetThatFailsSaysWhyAndCanBeTriedAgain()
{
    ShownDatabase shown;
    shown.scene.connection().open(u"sqlite:/nowhere/at/all/workspace.db"_s);
    QTRY_COMPARE(shown.scene.connection().state(), TargetState::Failed);
    QVERIFY(!shown.problem().isEmpty());
    QCOMPARE(shown.value(u"State"_s), u"Not connected"_s);
    QVERIFY(!shown.button(u"databaseRetry"_s).isHidden());

    QTest::mouseClick(&shown.button(u"databaseRetry"_s), Qt::LeftButton);

    QCOMPARE(shown.scene.connection().state(), TargetState::Connecting);
    QVERIFY(shown.problem().isEmpty());
    QTRY_COMPARE(shown.scene.connection().state(), TargetState::Failed);
    QVERIFY(!shown.problem().isEmpty());
}

void DatabaseScreenTest::aPingCanBeAskedFor()
{
    ShownDatabase shown;
    shown.scene.setUp();
    shown.scene.open();
    models::PingMonitor& pings = shown.scene.connection().pings();
    QTRY_COMPARE(pings.history().samples().size(), 1);

    QTest::mouseClick(&shown.button(u"databasePing"_s), Qt::LeftButton);

    QTRY_COMPARE(pings.history().samples().size(), 2);
    QCOMPARE(shown.value(u"Last ping"_s), pingText(*pings.history().last()));
    QCOMPARE(shown.value(u"Median"_s), pingText(*pings.history().median()));
}

void DatabaseScreenTest::hiddenCharactersAreMadeVisible()
{
    ShownDatabase shown;

    shown.scene.connection().open(u"sqlite:/nowhere/\u202Eab.db"_s);

    QCOMPARE(shown.value(u"Target"_s), u"sqlite:/nowhere/<U+202E>ab.db"_s);
}

void DatabaseScreenTest::theChartSaysInWordsWhatItShows()
{
    QWidget parent;
    auto* chart = new PingChart(&parent);

    chart->setSamples({{microseconds(1500)}, {std::nullopt}, {microseconds(240'000)}});

    QCOMPARE(chart->accessibleDescription(),
             u"The last 3 ping(s). Fastest 1.50 ms, slowest 240 ms. 1 without an answer."_s);
}

void DatabaseScreenTest::theChartWithoutAPingSaysSo()
{
    QWidget parent;
    const auto* chart = new PingChart(&parent);

    QCOMPARE(chart->accessibleDescription(), u"No ping yet."_s);
}

} // namespace castellan::ui

CASTELLAN_TEST(castellan::ui::DatabaseScreenTest)
#include "DatabaseScreenTest.moc"
