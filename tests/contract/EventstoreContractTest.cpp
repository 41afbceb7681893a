#include "storage/eventstore/EventColumns.h"
#include "tests/contract/TestTarget.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Action = ConstraintChange::Action;

Event happened(const QString& type, const QString& id = u"o1"_s, const QString& owner = {})
{
    Event made;
    made.aggregate = {u"i1"_s, u"org"_s, id};
    made.type = type;
    made.creator = u"tester"_s;
    made.owner = owner.isEmpty() ? id : owner;
    return made;
}

Event changing(Action action, const QString& field, const QString& instance = u"i1"_s)
{
    Event made = happened(u"org.changed"_s);
    made.constraints.append({action, {instance, u"org_name"_s, field}, u"Errors.Org.AlreadyExists"_s});
    return made;
}

Event setting(const QString& name, const QJsonValue& value, FieldChange::Action action = FieldChange::Action::Set)
{
    Event made = happened(u"org.changed"_s);
    FieldChange change;
    change.action = action;
    change.objectType = u"org"_s;
    change.objectId = u"o1"_s;
    change.name = name;
    change.value = value;
    change.shouldIndex = true;
    made.fields.append(change);
    return made;
}

QStringList types(const Result<QList<StoredEvent>>& events)
{
    if (!events) {
        return {events.error().message, events.error().detail};
    }
    QStringList all;
    for (const StoredEvent& stored : *events) {
        all.append(stored.type);
    }
    return all;
}

using Events = QList<Event>;

} // namespace

/// What the eventstore and its reader promise, on both databases.
class EventstoreContractTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void init();
    void sequencesRunPerAggregateWithoutGaps();
    void anEventComesBackAsItWasPushed();
    void anExistingAggregateKeepsItsOwner();
    void nothingIsPushedForNoEvents();
    void constraintsFollowTheEvents_data();
    void constraintsFollowTheEvents();
    void aTakenConstraintNamesItsValueAndKey();
    void removingAnInstanceRemovesItsConstraints();
    void anExactSpellingOfOldIsRemovedFirst();
    void fieldsKeepTheLastWord_data();
    void fieldsKeepTheLastWord();
    void aFailedPushOnAClientLeavesNothing();
    void aPlainDatabaseIsAClientToo();
    void pagesOfEventsFollowEachOther();
    void filtersFindTheEventsTheyDescribe_data();
    void filtersFindTheEventsTheyDescribe();
    void aHistoryIsOneAggregateInItsOrder();
    void theTailReadsAMarginAgain();
    void theTailReadsNothingBeforeWhatIsHeld();

private:
    [[nodiscard]] Result<QList<StoredEvent>> push(const Events& events);
    [[nodiscard]] QStringList fields();

    std::unique_ptr<TestTarget> m_target;
};

void EventstoreContractTest::init()
{
    m_target.reset();
    m_target = std::make_unique<TestTarget>(currentDriver());
}

Result<QList<StoredEvent>> EventstoreContractTest::push(const Events& events)
{
    return m_target->eventstore().pushWithNewClient(m_target->client(), events);
}

void EventstoreContractTest::sequencesRunPerAggregateWithoutGaps()
{
    QVERIFY(push({happened(u"a"_s), happened(u"b"_s, u"o2"_s), happened(u"c"_s)}));

    const auto stored = push(
        {happened(u"d"_s, u"o2"_s), happened(u"e"_s), happened(u"f"_s, u"o3"_s), happened(u"g"_s)});

    QVERIFY(stored);
    QCOMPARE(types(stored), QStringList({u"d"_s, u"e"_s, u"f"_s, u"g"_s}));
    QList<qint64> sequences;
    QList<int> orders;
    for (const StoredEvent& one : *stored) {
        sequences.append(one.sequence);
        orders.append(one.inTxOrder);
    }
    QCOMPARE(sequences, QList<qint64>({2, 3, 1, 4}));
    QCOMPARE(orders, QList<int>({1, 2, 3, 4}));
    QCOMPARE(m_target->allEvents().mid(3), *stored);
}

void EventstoreContractTest::anEventComesBackAsItWasPushed()
{
    Event full = happened(u"org.added"_s);
    full.revision = 2;
    full.payload = QJsonObject{
        {u"name"_s, u"Ünï \"x\" \\ 🏛"_s}, {u"n"_s, 3}, {u"deep"_s, QJsonObject{{u"a"_s, QJsonArray{1, u"b"_s}}}}};
    Event empty = happened(u"org.deactivated"_s);
    empty.payload = QJsonObject();
    const Event without = happened(u"org.removed"_s);

    const auto stored = push({full, empty, without});

    QVERIFY2(stored, stored ? "" : qPrintable(stored.error().message));
    const StoredEvent& first = stored->first();
    QCOMPARE(first.aggregate, full.aggregate);
    QCOMPARE(first.revision, 2);
    QCOMPARE(first.creator, u"tester"_s);
    QCOMPARE(first.owner, u"o1"_s);
    QCOMPARE(QJsonDocument::fromJson(first.payload.value_or(QByteArray())).object(), *full.payload);
    QCOMPARE(stored->at(1).payload, std::optional<QByteArray>("{}"));
    QCOMPARE(stored->at(2).payload, std::nullopt);
    QVERIFY(first.createdAt.isSet());
    QCOMPARE(first.position, castellan::storage::positionText(first.createdAt.microseconds));
    QCOMPARE(stored->at(2).position, first.position);
}

void EventstoreContractTest::anExistingAggregateKeepsItsOwner()
{
    QVERIFY(push({happened(u"a"_s, u"o1"_s, u"first"_s)}));

    const auto stored = push({happened(u"b"_s, u"o1"_s, u"second"_s), happened(u"c"_s, u"o2"_s, u"third"_s),
                              happened(u"d"_s, u"o2"_s, u"fourth"_s)});

    QVERIFY(stored);
    QCOMPARE(stored->at(0).owner, u"first"_s);
    QCOMPARE(stored->at(1).owner, u"third"_s);
    QCOMPARE(stored->at(2).owner, u"third"_s);
}

void EventstoreContractTest::nothingIsPushedForNoEvents()
{
    const auto stored = push({});

    QVERIFY(stored);
    QVERIFY(stored->isEmpty());
    QVERIFY(m_target->allEvents().isEmpty());
}

void EventstoreContractTest::constraintsFollowTheEvents_data()
{
    QTest::addColumn<Events>("before");
    QTest::addColumn<Events>("events");
    QTest::addColumn<QStringList>("expected");
    const Events none;
    QTest::newRow("an addition is folded")
        << none << Events{changing(Action::Add, u"LEHIGH Ä"_s)} << QStringList{u"i1/org_name/lehigh ä"_s};
    QTest::newRow("a removal is folded") << Events{changing(Action::Add, u"Lehigh"_s)}
                                         << Events{changing(Action::Remove, u"LEHIGH"_s)} << QStringList{};
    QTest::newRow("removing nothing") << none << Events{changing(Action::Remove, u"x"_s)} << QStringList{};
    QTest::newRow("another case of the same")
        << Events{changing(Action::Add, u"org"_s)}
        << Events{changing(Action::Remove, u"org"_s), changing(Action::Add, u"ORG"_s)}
        << QStringList{u"i1/org_name/org"_s};
    QTest::newRow("added and removed") << none
                                       << Events{changing(Action::Add, u"x"_s), changing(Action::Remove, u"x"_s)}
                                       << QStringList{};
    QTest::newRow("removed, added, removed")
        << Events{changing(Action::Add, u"x"_s)}
        << Events{changing(Action::Remove, u"x"_s), changing(Action::Add, u"x"_s), changing(Action::Remove, u"X"_s)}
        << QStringList{};
    QTest::newRow("a removal of later frees a name for an earlier addition")
        << Events{changing(Action::Add, u"x"_s)}
        << Events{changing(Action::Add, u"y"_s), changing(Action::Remove, u"x"_s)} << QStringList{u"i1/org_name/y"_s};
    QTest::newRow("swapped by way of a third")
        << Events{changing(Action::Add, u"x"_s), changing(Action::Add, u"y"_s)}
        << Events{changing(Action::Remove, u"x"_s), changing(Action::Add, u"t"_s),    changing(Action::Remove, u"y"_s),
                  changing(Action::Add, u"x"_s),    changing(Action::Remove, u"t"_s), changing(Action::Add, u"y"_s)}
        << QStringList{u"i1/org_name/x"_s, u"i1/org_name/y"_s};
    QTest::newRow("the instance goes and comes again")
        << Events{changing(Action::Add, u"x"_s)}
        << Events{changing(Action::Add, u"y"_s), changing(Action::RemoveInstance, {}), changing(Action::Add, u"x"_s)}
        << QStringList{u"i1/org_name/x"_s};
}

void EventstoreContractTest::constraintsFollowTheEvents()
{
    QFETCH(Events, before);
    QFETCH(Events, events);
    QFETCH(QStringList, expected);
    QVERIFY(push(before));

    const auto stored = push(events);

    QVERIFY2(stored, stored ? "" : qPrintable(stored.error().message));
    QCOMPARE(m_target->constraints(), expected);
}

void EventstoreContractTest::aTakenConstraintNamesItsValueAndKey()
{
    QVERIFY(push({changing(Action::Add, u"Lehigh, University)"_s), changing(Action::Add, u"other"_s)}));
    const QStringList before = m_target->dump();

    const auto stored = push({changing(Action::Add, u"free"_s), changing(Action::Add, u"LEHIGH, University)"_s)});

    QVERIFY(!stored);
    QCOMPARE(stored.error().kind, ErrorKind::AlreadyExists);
    QCOMPARE(stored.error().id, u"V3-DKcYh"_s);
    QCOMPARE(stored.error().messageKey, u"Errors.Org.AlreadyExists"_s);
    QCOMPARE(stored.error().subject, u"LEHIGH, University)"_s);
    QCOMPARE(m_target->dump(), before);
}

void EventstoreContractTest::removingAnInstanceRemovesItsConstraints()
{
    QVERIFY(
        push({changing(Action::Add, u"x"_s), changing(Action::Add, u"y"_s), changing(Action::Add, u"x"_s, u"i2"_s)}));

    QVERIFY(push({changing(Action::RemoveInstance, {})}));

    QCOMPARE(m_target->constraints(), QStringList{u"i2/org_name/x"_s});
}

void EventstoreContractTest::anExactSpellingOfOldIsRemovedFirst()
{
    QVERIFY(push({changing(Action::Add, u"old"_s)}));
    QVERIFY(m_target->client().exec(castellan::storage::Statement(
        u"INSERT INTO "_s + m_target->table(u"eventstore.unique_constraints"_s)
        + u" (instance_id, unique_type, unique_field) VALUES ('i1', 'org_name', 'Old')"_s)));

    QVERIFY(push({changing(Action::Remove, u"Old"_s)}));

    QCOMPARE(m_target->constraints(), QStringList{u"i1/org_name/old"_s});
}

QStringList EventstoreContractTest::fields()
{
    const auto rows = m_target->client().query(castellan::storage::Statement(
        u"SELECT f.aggregate_id, f.field_name, f.value, f.text_value, f.number_value FROM "_s
        + m_target->table(u"eventstore.fields"_s) + u" AS f ORDER BY f.field_name"_s));
    QStringList all;
    for (const auto& row : *rows) {
        all.append(QStringList{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4)}.join(u'|'));
    }
    return all;
}

void EventstoreContractTest::fieldsKeepTheLastWord_data()
{
    QTest::addColumn<Events>("before");
    QTest::addColumn<Events>("events");
    QTest::addColumn<QStringList>("expected");
    using Field = FieldChange::Action;
    const Events none;
    QTest::newRow("set") << none << Events{setting(u"name"_s, u"A"_s), setting(u"state"_s, 1)}
                         << QStringList{u"o1|name|\"A\"|A|"_s, u"o1|state|1||1"_s};
    QTest::newRow("a text with quotes") << none << Events{setting(u"name"_s, u"a\"b\\c"_s)}
                                        << QStringList{u"o1|name|\"a\\\"b\\\\c\"|a\"b\\c|"_s};
    QTest::newRow("set again") << Events{setting(u"name"_s, u"A"_s)} << Events{setting(u"name"_s, u"B"_s)}
                               << QStringList{u"o1|name|\"B\"|B|"_s};
    QTest::newRow("set twice in one push")
        << none << Events{setting(u"name"_s, u"A"_s), setting(u"name"_s, u"B"_s)} << QStringList{u"o1|name|\"B\"|B|"_s};
    QTest::newRow("removed") << Events{setting(u"name"_s, u"A"_s), setting(u"state"_s, 1)}
                             << Events{setting(u"name"_s, {}, Field::Remove)} << QStringList{u"o1|state|1||1"_s};
    QTest::newRow("removed with the aggregate")
        << Events{setting(u"name"_s, u"A"_s)} << Events{setting(u"x"_s, 1), setting({}, {}, Field::RemoveAggregate)}
        << QStringList{};
    QTest::newRow("removed with the instance, and set again")
        << Events{setting(u"name"_s, u"A"_s)} << Events{setting({}, {}, Field::RemoveInstance), setting(u"state"_s, 2)}
        << QStringList{u"o1|state|2||2"_s};
}

void EventstoreContractTest::fieldsKeepTheLastWord()
{
    QFETCH(Events, before);
    QFETCH(Events, events);
    QFETCH(QStringList, expected);
    QVERIFY(push(before));

    const auto stored = push(events);

    QVERIFY2(stored, stored ? "" : qPrintable(stored.error().message));
    QCOMPARE(fields(), expected);
}

void EventstoreContractTest::aFailedPushOnAClientLeavesNothing()
{
    const QStringList before = m_target->dump();

    const auto stored = push(
        {setting(u"name"_s, u"A"_s), changing(Action::Add, u"x"_s), changing(Action::Add, u"X"_s)});

    QVERIFY(!stored);
    QCOMPARE(stored.error().id, u"V3-DKcYh"_s);
    QCOMPARE(m_target->dump(), before);
}

void EventstoreContractTest::aPlainDatabaseIsAClientToo()
{
    const QString name = u"plain"_s;
    {
        QSqlDatabase database = m_target->plainDatabase(name);
        QVERIFY(database.isOpen());

        const auto stored = castellan::storage::pushWithClient(database,
                                                               {happened(u"a"_s), changing(Action::Add, u"x"_s)});

        QVERIFY2(stored, stored ? "" : qPrintable(stored.error().message + stored.error().detail));
        QCOMPARE(stored->last().sequence, 2);
        database.close();
    }
    QSqlDatabase::removeDatabase(name);
    QCOMPARE(types(m_target->allEvents()), QStringList({u"a"_s, u"org.changed"_s}));
    QCOMPARE(m_target->constraints(), QStringList{u"i1/org_name/x"_s});
}

void EventstoreContractTest::pagesOfEventsFollowEachOther()
{
    for (int number = 0; number < 5; ++number) {
        QVERIFY(push({happened(u"a"_s), happened(u"b"_s, u"o2"_s), happened(u"c"_s, u"o3"_s)}));
    }
    const QList<StoredEvent> all = m_target->allEvents();
    QCOMPARE(all.size(), 15);
    const auto& reader = m_target->events();
    auto& db = m_target->client();

    QCOMPARE(reader.newest(db, {}, 4), all.mid(11));
    QCOMPARE(reader.newest(db, {}, 100), all);
    QCOMPARE(reader.after(db, {}, all.at(3).cursor(), 5), all.mid(4, 5));
    QCOMPARE(reader.after(db, {}, all.last().cursor(), 5), QList<StoredEvent>());
    QCOMPARE(reader.before(db, {}, all.at(10).cursor(), 5), all.mid(5, 5));
    QCOMPARE(reader.before(db, {}, all.at(2).cursor(), 5), all.mid(0, 2));
    QCOMPARE(reader.since(db, {}, all.at(6).position, 100), all.mid(6));
    QCOMPARE(reader.count(db, {}), (RowCount{15, true}));
}

void EventstoreContractTest::filtersFindTheEventsTheyDescribe_data()
{
    QTest::addColumn<EventFilter>("filter");
    QTest::addColumn<QStringList>("expected");
    EventFilter filter;
    filter.typePattern = u"org.domain.*"_s;
    QTest::newRow("pattern") << filter << QStringList{u"org.domain.added"_s, u"org.domain.verified"_s};
    filter.typePattern = u"*.added"_s;
    QTest::newRow("pattern in front") << filter << QStringList{u"org.added"_s, u"org.domain.added"_s};
    filter.typePattern = u"org_added"_s;
    QTest::newRow("underscore stands for itself") << filter << QStringList{};
    filter.typePattern = u"ORG.*"_s;
    QTest::newRow("case matters") << filter << QStringList{};
    filter.typePattern = u"org.added"_s;
    QTest::newRow("one type") << filter << QStringList{u"org.added"_s};
    filter = {};
    filter.instanceId = u"i1"_s;
    filter.aggregateType = u"org"_s;
    filter.aggregateId = u"o2"_s;
    QTest::newRow("aggregate") << filter << QStringList{u"org.domain.added"_s, u"org.domain.verified"_s};
    filter = {};
    filter.instanceId = u"other"_s;
    QTest::newRow("instance") << filter << QStringList{};
    filter = {};
    filter.creator = u"tester"_s;
    filter.owner = u"o2"_s;
    QTest::newRow("creator and owner") << filter << QStringList{u"org.domain.added"_s, u"org.domain.verified"_s};
    filter = {};
    filter.createdFrom = {4'000'000'000'000'000};
    QTest::newRow("from a later time") << filter << QStringList{};
    filter = {};
    filter.createdTo = {4'000'000'000'000'000};
    filter.typePattern = u"org.a*d"_s;
    QTest::newRow("until a later time") << filter << QStringList{u"org.added"_s};
}

void EventstoreContractTest::filtersFindTheEventsTheyDescribe()
{
    QFETCH(EventFilter, filter);
    QFETCH(QStringList, expected);
    QVERIFY(push({happened(u"org.added"_s), happened(u"org.domain.added"_s, u"o2"_s),
                  happened(u"org.domain.verified"_s, u"o2"_s)}));

    QCOMPARE(types(m_target->events().newest(m_target->client(), filter, 10)), expected);
    QCOMPARE(m_target->events().count(m_target->client(), filter), (RowCount{expected.size(), true}));
}

void EventstoreContractTest::aHistoryIsOneAggregateInItsOrder()
{
    QVERIFY(push({happened(u"a"_s), happened(u"b"_s, u"o2"_s), happened(u"c"_s), happened(u"d"_s)}));

    const auto history = m_target->events().history(m_target->client(), {u"i1"_s, u"org"_s, u"o1"_s}, 2);

    QCOMPARE(types(history), QStringList({u"c"_s, u"d"_s}));
}

void EventstoreContractTest::theTailReadsAMarginAgain()
{
    QVERIFY(push({happened(u"a"_s), happened(u"b"_s)}));
    const QList<StoredEvent> all = m_target->allEvents();

    const auto tail = m_target->events().tail(m_target->client(), {}, all.last().cursor(), {}, 100);

    QCOMPARE(tail, all);
    EventCursor later = all.last().cursor();
    later.position = castellan::storage::positionText(all.last().createdAt.microseconds + 6'000'000);
    QCOMPARE(m_target->events().tail(m_target->client(), {}, later, {}, 100), QList<StoredEvent>());
}

void EventstoreContractTest::theTailReadsNothingBeforeWhatIsHeld()
{
    QVERIFY(push({happened(u"a"_s), happened(u"b"_s), happened(u"c"_s)}));
    const QList<StoredEvent> all = m_target->allEvents();

    const auto tail = m_target->events().tail(m_target->client(), {}, all.last().cursor(), all.first().cursor(), 100);

    QCOMPARE(tail, all.mid(1));
    EventCursor longAgo = all.first().cursor();
    longAgo.position = castellan::storage::positionText(all.first().createdAt.microseconds - 3600'000'000);
    QCOMPARE(m_target->events().tail(m_target->client(), {}, all.last().cursor(), longAgo, 100), all);
}

CASTELLAN_TEST(EventstoreContractTest)
#include "EventstoreContractTest.moc"
