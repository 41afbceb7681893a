#include "ui/database/ProjectionsCard.h"

#include "domain/projection/ProjectionName.h"
#include "models/projection/ProjectionRuns.h"
#include "storage/repository/DatabaseServices.h"
#include "tests/models/ModelScene.h"
#include "tests/support/TestRegistry.h"
#include "ui/common/MessageBar.h"
#include "ui/common/TableView.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using models::ProjectionRuns;
using tests::ModelScene;

namespace {

struct ShownCard
{
    ShownCard()
    {
        scene.setUp();
        scene.addOrganizations(u"i1"_s, 3);
        card.show();
        for (TableView* view : {&differences(), &failures()}) {
            new QAbstractItemModelTester(view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, &card);
        }
    }

    [[nodiscard]] QPushButton& button(const QString& name) const { return *card.findChild<QPushButton*>(name); }
    [[nodiscard]] TableView& differences() const { return *card.findChild<TableView*>(u"projectionsDifferences"_s); }
    [[nodiscard]] TableView& failures() const { return *card.findChild<TableView*>(u"projectionsFailures"_s); }
    [[nodiscard]] QString message() const { return card.findChild<MessageBar*>()->text(); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return card.findChild<QLabel*>(u"projection%1-%2"_s.arg(row).arg(column))->text();
    }

    void open()
    {
        scene.open();
        QTRY_COMPARE(runs().statuses().size(), 4);
    }
    void click(const QString& name) { QTest::mouseClick(&button(name), Qt::LeftButton); }

    /// As another program does.
    void execute(const QString& sql)
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            database.setDatabaseName(scene.target().mid(u"sqlite:"_s.size()));
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(sql));
        }
        QSqlDatabase::removeDatabase(u"other"_s);
    }

    [[nodiscard]] ProjectionRuns& runs() { return scene.connection().projections(); }

    ModelScene scene;
    ProjectionsCard card{scene.connection().projections()};
};

} // namespace

/// The card of the Database screen that compares the tables with the events.
class ProjectionsCardTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutATargetNothingCanBeDone();
    void thePositionOfEveryTableIsShown();
    void agreementIsSaidInWords();
    void differencesAreListedAndMended();
    void aRunIsCancelled();
    void aFailedEventIsListedAndTriedAgain();
};

void ProjectionsCardTest::withoutATargetNothingCanBeDone()
{
    const ShownCard shown;

    QVERIFY(!shown.button(u"projectionsVerify"_s).isEnabled());
    QVERIFY(!shown.button(u"projectionsRebuild"_s).isEnabled());
    QVERIFY(shown.differences().isHidden());
    QVERIFY(shown.failures().isHidden());
    QCOMPARE(shown.cell(0, 1), u"–"_s);
}

void ProjectionsCardTest::thePositionOfEveryTableIsShown()
{
    ShownCard shown;

    shown.open();

    QCOMPARE(shown.cell(2, 0), u"Organizations"_s);
    QVERIFY2(shown.cell(2, 1).endsWith(u", written with the events"_s), qPrintable(shown.cell(2, 1)));
    QCOMPARE(shown.cell(2, 2), u"0"_s);
    QCOMPARE(shown.cell(2, 3), u"0"_s);
    QCOMPARE(shown.cell(2, 4), u"0"_s);
}

void ProjectionsCardTest::agreementIsSaidInWords()
{
    ShownCard shown;
    shown.open();
    QSignalSpy verified(&shown.runs(), &ProjectionRuns::verified);

    shown.click(u"projectionsVerify"_s);

    QVERIFY(!shown.button(u"projectionsVerify"_s).isEnabled());
    QTRY_COMPARE(verified.size(), 1);
    QVERIFY2(shown.message().startsWith(u"The tables are what the events say: "_s), qPrintable(shown.message()));
    QVERIFY(shown.button(u"projectionsVerify"_s).isEnabled());
    QVERIFY(shown.differences().isHidden());
}

void ProjectionsCardTest::differencesAreListedAndMended()
{
    ShownCard shown;
    shown.execute(u"UPDATE zitadel_organizations SET name = 'By hand' WHERE name = 'Organization 0002'"_s);
    shown.open();
    QSignalSpy verified(&shown.runs(), &ProjectionRuns::verified);
    QSignalSpy rebuilt(&shown.runs(), &ProjectionRuns::rebuilt);

    shown.click(u"projectionsVerify"_s);
    QTRY_COMPARE(verified.size(), 1);
    QCOMPARE(shown.message(), u"The tables are not what the events say: 1 difference(s)."_s);
    QVERIFY(!shown.differences().isHidden());
    QCOMPARE(shown.differences().model()->rowCount(), 1);
    QCOMPARE(shown.differences().model()->index(0, 4).data(), QVariant(u"By hand"_s));
    QCOMPARE(shown.differences().model()->index(0, 5).data(), QVariant(u"Organization 0002"_s));

    shown.click(u"projectionsRebuild"_s);
    QTRY_COMPARE(rebuilt.size(), 1);
    QCOMPARE(shown.message(), u"Rebuilt: 0 rows added, 1 changed, 0 removed, 0 events failed."_s);
    QVERIFY(shown.differences().isHidden());
}

void ProjectionsCardTest::aRunIsCancelled()
{
    ShownCard shown;
    shown.execute(u"DELETE FROM zitadel_org_domains"_s);
    shown.open();
    QSignalSpy running(&shown.runs(), &ProjectionRuns::runningChanged);
    QSignalSpy rebuilt(&shown.runs(), &ProjectionRuns::rebuilt);

    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"writer"_s);
        other.setDatabaseName(shown.scene.target().mid(u"sqlite:"_s.size()));
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s)); // the rebuild waits for its turn
        shown.click(u"projectionsRebuild"_s);
        shown.click(u"projectionsCancel"_s);
        QVERIFY(QSqlQuery(other).exec(u"ROLLBACK"_s));
    }
    QSqlDatabase::removeDatabase(u"writer"_s);

    QTRY_COMPARE(running.size(), 2);
    QCOMPARE(rebuilt.size(), 0);
    QVERIFY(shown.message().isEmpty());
    QVERIFY(shown.button(u"projectionsVerify"_s).isEnabled());
}

void ProjectionsCardTest::aFailedEventIsListedAndTriedAgain()
{
    ShownCard shown;
    shown.execute(
        u"INSERT INTO projections_failed_events2 SELECT 'zitadel.organizations', instance_id, aggregate_type, "
        "aggregate_id, created_at, sequence, 1, 'It was in the way.', created_at FROM eventstore_events2 "
        "WHERE event_type = 'org.added' LIMIT 1"_s);
    shown.open();
    QSignalSpy retried(&shown.runs(), &ProjectionRuns::retried);
    QVERIFY(!shown.failures().isHidden());
    QCOMPARE(shown.failures().model()->rowCount(), 1);
    QCOMPARE(shown.failures().model()->index(0, 3).data(), QVariant(u"It was in the way."_s));
    QVERIFY(!shown.button(u"projectionsRetry"_s).isEnabled());

    shown.failures().selectRow(0);
    shown.click(u"projectionsRetry"_s);

    QTRY_COMPARE(retried.size(), 1);
    QCOMPARE(shown.message(), u"The event is in its table now."_s);
    QTRY_VERIFY(shown.failures().isHidden());
}

} // namespace castellan::ui

CASTELLAN_TEST(castellan::ui::ProjectionsCardTest)
#include "ProjectionsCardTest.moc"
