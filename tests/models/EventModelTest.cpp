#include "domain/instance/RenameInstance.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/DeactivateOrganization.h"
#include "domain/organization/RenameOrganization.h"
#include "models/event/EventListModel.h"
#include "models/organization/OrganizationDetail.h"
#include "tests/models/ModelScene.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

namespace castellan::models {

using namespace Qt::Literals::StringLiterals;
using domain::InstanceId;
using domain::OrganizationId;
using tests::Commands;
using tests::ModelScene;
using tests::PostgresServer;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

Commands rename(const QString& name)
{
    Commands commands;
    commands.push_back(std::make_unique<domain::RenameInstance>(InstanceId(u"i1"_s), name));
    return commands;
}

QString typeAt(const EventListModel& events, int row)
{
    return events.event(row).type;
}

} // namespace

class EventModelTest : public QObject
{
    Q_OBJECT

private slots:
    void newEventsAppearOnTop_data();
    void newEventsAppearOnTop();
    void olderEventsAreFetchedOnDemand();
    void onlyWhatTheFilterAsksForAppears();
    void aShortListKeepsItsLength();
    void theHistoryTellsTheObjectAsItWas();
    void aDetailFollowsWhatHappens();
    void positionsAreComparedAsNumbers();
};

void EventModelTest::newEventsAppearOnTop_data()
{
    QTest::addColumn<bool>("isPostgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void EventModelTest::newEventsAppearOnTop()
{
    QFETCH(const bool, isPostgres);
    const PostgresServer server = PostgresServer::shared();
    const auto database = server.createDatabase();
    const auto scene = isPostgres ? std::make_unique<ModelScene>(database->socketUrl())
                                  : std::make_unique<ModelScene>();
    scene->setUp();
    scene->addOrganizations(u"i1"_s, 1);
    EventListModel events(scene->connection(), u"events"_s);
    const QAbstractItemModelTester tester(&events, strict);
    scene->open();
    QTRY_COMPARE(events.rowCount(), 4);
    QSignalSpy resets(&events, &QAbstractItemModel::modelReset);
    QSignalSpy arrived(&events, &EventListModel::arrived);

    scene->apply(rename(u"Acme"_s));

    QTRY_COMPARE(events.rowCount(), 5);
    QCOMPARE(typeAt(events, 0), u"instance.changed"_s);
    QCOMPARE(typeAt(events, 4), u"instance.added"_s);
    QCOMPARE(arrived.count(), 1);
    QCOMPARE(resets.count(), 0);
    QVERIFY(events.isLive());
    QCOMPARE(payloadText(events.event(0)), u"{\n    \"name\": \"Acme\"\n}"_s);
    scene->connection().close();
}

void EventModelTest::olderEventsAreFetchedOnDemand()
{
    ModelScene scene;
    scene.setUp();
    scene.addOrganizations(u"i1"_s, 400);
    EventListModel events(scene.connection(), u"events"_s);
    const QAbstractItemModelTester tester(&events, strict);
    scene.open();
    QTRY_VERIFY(events.rowCount() >= EventListModel::chunk);

    QTRY_VERIFY((events.fetchMore({}), events.isComplete()));

    QCOMPARE(events.rowCount(), 1 + 3 * 400);
    for (int row = 1; row < events.rowCount(); ++row) {
        QVERIFY(isBefore(events.event(row).cursor(), events.event(row - 1).cursor()));
    }
}

void EventModelTest::onlyWhatTheFilterAsksForAppears()
{
    ModelScene scene;
    scene.setUp();
    scene.addOrganizations(u"i1"_s, 3);
    EventListModel events(scene.connection(), u"events"_s);
    scene.open();
    QTRY_COMPARE(events.rowCount(), 10);
    domain::EventFilter filter;
    filter.typePattern = u"org.domain.*"_s;

    events.setFilter(filter);

    QTRY_COMPARE(events.rowCount(), 6);
    scene.apply(rename(u"Acme"_s));
    Commands commands;
    commands.push_back(std::make_unique<domain::AddOrganizationDomain>(InstanceId(u"i1"_s), OrganizationId(u"o0001"_s),
                                                                       u"new.example"_s));
    scene.apply(std::move(commands));
    QTRY_COMPARE(events.rowCount(), 8);
    QCOMPARE(typeAt(events, 0), u"org.domain.verified"_s);
}

void EventModelTest::aShortListKeepsItsLength()
{
    ModelScene scene;
    scene.setUp();
    scene.addOrganizations(u"i1"_s, 30);
    EventListModel events(scene.connection(), u"strip"_s);
    const QAbstractItemModelTester tester(&events, strict);
    events.keepOnly(5);
    scene.open();
    QTRY_COMPARE(events.rowCount(), 5);

    scene.apply(rename(u"Acme"_s));

    QTRY_COMPARE(typeAt(events, 0), u"instance.changed"_s);
    QCOMPARE(events.rowCount(), 5);
    QVERIFY(!events.canFetchMore({}));
}

void EventModelTest::theHistoryTellsTheObjectAsItWas()
{
    ModelScene scene;
    scene.setUp();
    scene.addOrganizations(u"i1"_s, 1);
    Commands commands;
    commands.push_back(
        std::make_unique<domain::RenameOrganization>(InstanceId(u"i1"_s), OrganizationId(u"o0001"_s), u"Lehigh"_s));
    commands.push_back(
        std::make_unique<domain::DeactivateOrganization>(InstanceId(u"i1"_s), OrganizationId(u"o0001"_s)));
    scene.apply(std::move(commands));
    scene.open();
    OrganizationDetail detail(scene.connection(), u"detail"_s);
    const QAbstractItemModelTester tester(&detail.history(), strict);
    detail.show(InstanceId(u"i1"_s), OrganizationId(u"o0001"_s));
    QTRY_COMPARE(detail.history().rowCount(), 5);
    QVERIFY(detail.history().isComplete());

    const StateAtEvent now = detail.history().stateAt(0);
    const StateAtEvent renamed = detail.history().stateAt(1);
    const StateAtEvent first = detail.history().stateAt(4);

    QCOMPARE(now.changes(), (QList<FactChange>{{u"State"_s, u"active"_s, u"inactive"_s}}));
    QCOMPARE(renamed.changes(), (QList<FactChange>{{u"Name"_s, u"Organization 0001"_s, u"Lehigh"_s}}));
    QCOMPARE(renamed.facts(),
             (QList<StateAtEvent::Fact>{
                 {u"Name"_s, u"Lehigh"_s}, {u"State"_s, u"active"_s}, {u"Domain o0001.example"_s, u"verified"_s}}));
    QCOMPARE(first.facts(),
             (QList<StateAtEvent::Fact>{{u"Name"_s, u"Organization 0001"_s}, {u"State"_s, u"active"_s}}));
}

void EventModelTest::aDetailFollowsWhatHappens()
{
    ModelScene scene;
    scene.setUp();
    scene.addOrganizations(u"i1"_s, 1);
    scene.open();
    OrganizationDetail detail(scene.connection(), u"detail"_s);
    const QAbstractItemModelTester domains(&detail.domains(), strict);
    detail.show(InstanceId(u"i1"_s), OrganizationId(u"o0001"_s));
    QTRY_VERIFY(detail.summary());
    QCOMPARE(detail.sequence(), 3);
    QCOMPARE(detail.domains().rowCount(), 1);
    Commands commands;
    commands.push_back(std::make_unique<domain::AddOrganizationDomain>(InstanceId(u"i1"_s), OrganizationId(u"o0001"_s),
                                                                       u"a.example"_s));
    scene.apply(std::move(commands));

    scene.connection().requestRefresh();

    QTRY_COMPARE(detail.sequence(), 5);
    QCOMPARE(detail.domains().rowCount(), 2);
    QCOMPARE(detail.domains().index(0, 0).data().toString(), u"a.example"_s);
    QVERIFY(!detail.isDefault());
}

void EventModelTest::positionsAreComparedAsNumbers()
{
    const domain::EventCursor earlier{u"999.000000"_s, 5, {}, 9};
    const domain::EventCursor later{u"1000.000000"_s, 1, {}, 1};

    QVERIFY(isBefore(earlier, later));
    QVERIFY(!isBefore(later, earlier));
    QVERIFY(!isBefore(later, later));
}

} // namespace castellan::models

CASTELLAN_TEST(castellan::models::EventModelTest)
#include "EventModelTest.moc"
