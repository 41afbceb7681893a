#include "tests/models/ModelScene.h"
#include "tests/support/TestRegistry.h"
#include "ui/event/EventStrip.h"
#include "ui/event/EventsScreen.h"
#include "ui/event/LiveIndicator.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using tests::ModelScene;

namespace {

bool hasCell(const QTableView& table, const QString& text)
{
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        if (table.model()->index(row, models::Type).data().toString() == text) {
            return true;
        }
    }
    return false;
}

} // namespace

class EventsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void eventsOfOthersAppearByThemselves();
    void whoHasScrolledDownKeepsTheirPlaceWhenEventsArrive();
    void theEventTypeNarrowsTheListByAPattern();
    void anObjectsEventsCanBeAskedFor();
    void aFilterThatFindsNothingIsClearedByItsButton();
    void theSelectedEventIsCopiedAsJson();
    void theWayBackToTheNewestIsOfferedOnlyAwayFromThem();
    void theStripHoldsTheLatestEventsAndLeadsToTheirObject();

private:
    std::unique_ptr<ModelScene> m_scene;
};

void EventsTest::init()
{
    m_scene = std::make_unique<ModelScene>();
    m_scene->setUp();
    m_scene->addOrganizations(u"i1"_s, 2);
    m_scene->open();
}

void EventsTest::cleanup()
{
    m_scene.reset();
}

void EventsTest::eventsOfOthersAppearByThemselves()
{
    EventsScreen screen(m_scene->connection());
    screen.show();
    auto* table = screen.findChild<QTableView*>(u"events"_s);
    QTRY_VERIFY(hasCell(*table, u"org.added"_s));
    QVERIFY(!hasCell(*table, u"org.changed"_s));

    m_scene->renameFirst(u"Lehigh University"_s);

    QTRY_VERIFY(hasCell(*table, u"org.changed"_s));
    QCOMPARE(table->accessibleName(), u"Events"_s);
}

void EventsTest::whoHasScrolledDownKeepsTheirPlaceWhenEventsArrive()
{
    m_scene->addOrganizations(u"i2"_s, 40);
    EventsScreen screen(m_scene->connection());
    screen.resize(700, 300);
    screen.show();
    auto* table = screen.findChild<QTableView*>(u"events"_s);
    QTRY_VERIFY(hasCell(*table, u"org.added"_s));
    table->scrollTo(table->model()->index(30, 0), QAbstractItemView::PositionAtTop);
    const QString atTop = table->indexAt(QPoint(1, 1)).data(models::KeyRole).toString();

    m_scene->renameFirst(u"Lehigh University"_s);
    QTRY_VERIFY(hasCell(*table, u"org.changed"_s));

    QTRY_COMPARE(table->indexAt(QPoint(1, 1)).data(models::KeyRole).toString(), atTop);
}

void EventsTest::theEventTypeNarrowsTheListByAPattern()
{
    EventsScreen screen(m_scene->connection());
    screen.show();
    auto* table = screen.findChild<QTableView*>(u"events"_s);
    QTRY_VERIFY(hasCell(*table, u"instance.added"_s));

    QTest::keyClicks(screen.findChild<QLineEdit*>(u"eventType"_s), u"org.domain.*"_s);

    QTRY_VERIFY(!hasCell(*table, u"instance.added"_s));
    QVERIFY(!hasCell(*table, u"org.added"_s));
    QVERIFY(hasCell(*table, u"org.domain.added"_s));
}

void EventsTest::anObjectsEventsCanBeAskedFor()
{
    EventsScreen screen(m_scene->connection());
    screen.show();
    auto* table = screen.findChild<QTableView*>(u"events"_s);
    QTRY_VERIFY(hasCell(*table, u"instance.added"_s));

    screen.showAggregate({u"i1"_s, u"org"_s, u"o0002"_s});

    QTRY_VERIFY(!hasCell(*table, u"instance.added"_s));
    QCOMPARE(screen.findChild<QComboBox*>(u"aggregateType"_s)->currentText(), u"org"_s);
    QTRY_VERIFY(table->model()->rowCount() > 0);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        QCOMPARE(table->model()->index(row, models::Aggregate).data().toString(), u"org o0002"_s);
    }
}

void EventsTest::aFilterThatFindsNothingIsClearedByItsButton()
{
    EventsScreen screen(m_scene->connection());
    screen.show();
    auto* table = screen.findChild<QTableView*>(u"events"_s);
    QTRY_VERIFY(hasCell(*table, u"instance.added"_s));
    screen.showAggregate({u"i1"_s, u"org"_s, u"nobody"_s});
    auto* clear = screen.findChild<QPushButton*>(u"emptyStateAction"_s);
    QTRY_VERIFY(clear->isVisible());

    clear->click();

    QTRY_VERIFY(hasCell(*table, u"instance.added"_s));
    QTRY_VERIFY(table->isVisible());
}

void EventsTest::theSelectedEventIsCopiedAsJson()
{
    EventsScreen screen(m_scene->connection());
    screen.show();
    screen.showAggregate({u"i1"_s, u"instance"_s, u"i1"_s});
    auto* table = screen.findChild<QTableView*>(u"events"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);

    screen.detailPanel()->findChild<QPushButton*>(u"copyJson"_s)->click();

    const QJsonObject copied = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
    QCOMPARE(copied.value(u"eventType"_s).toString(), u"instance.added"_s);
    QCOMPARE(copied.value(u"payload"_s).toObject().value(u"name"_s).toString(), u"Instance i1"_s);
}

void EventsTest::theWayBackToTheNewestIsOfferedOnlyAwayFromThem()
{
    LiveIndicator indicator;
    indicator.show();
    auto* newest = indicator.findChild<QToolButton*>(u"showNewest"_s);
    QSignalSpy requests(&indicator, &LiveIndicator::newestRequested);
    QVERIFY(!newest->isVisible());

    indicator.setLive(false);
    newest->click();

    QVERIFY(newest->isVisible());
    QCOMPARE(requests.size(), 1);
}

void EventsTest::theStripHoldsTheLatestEventsAndLeadsToTheirObject()
{
    m_scene->addOrganizations(u"i2"_s, 40);
    EventStrip strip(m_scene->connection());
    strip.show();
    auto* table = strip.findChild<QTableView*>(u"latestEvents"_s);
    QTRY_COMPARE(table->model()->rowCount(), EventStrip::mostRows);
    QSignalSpy activations(&strip, &EventStrip::eventActivated);
    m_scene->renameFirst(u"Lehigh University"_s);
    QTRY_COMPARE(table->model()->index(0, models::Type).data().toString(), u"org.changed"_s);

    emit table->activated(table->model()->index(0, 0));

    QCOMPARE(table->accessibleName(), u"Latest events"_s);
    QCOMPARE(table->model()->rowCount(), EventStrip::mostRows);
    QCOMPARE(activations.size(), 1);
    QCOMPARE(activations.first().first().value<domain::AggregateKey>().id, u"o0001"_s);
}

} // namespace castellan::ui

CASTELLAN_TEST(castellan::ui::EventsTest)
#include "EventsTest.moc"
