#include "tests/support/TestRegistry.h"

#include "models/event/StateAtEvent.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace castellan::models {

using namespace Qt::Literals::StringLiterals;
using Facts = QList<StateAtEvent::Fact>;

namespace {

domain::StoredEvent happened(const QString& type, const QJsonObject& payload, qint64 sequence)
{
    domain::StoredEvent event;
    const bool isOfInstance = type.startsWith(u"instance."_s);
    event.aggregate = {u"i1"_s, isOfInstance ? u"instance"_s : u"org"_s, isOfInstance ? u"i1"_s : u"o1"_s};
    event.type = type;
    event.sequence = sequence;
    event.payload = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    event.position = u"1767225600.00000%1"_s.arg(sequence);
    return event;
}

QJsonObject named(const QString& name)
{
    return {{u"name"_s, name}};
}

QJsonObject ofDomain(const QString& domain)
{
    return {{u"domain"_s, domain}};
}

} // namespace

/// An object as it was is what the projections make of its events until then, told to people.
class StateAtEventTest : public QObject
{
    Q_OBJECT

private slots:
    void anInstanceWithAllThatIsKnownOfIt();
    void anOrganizationLosesEverythingWhenItIsRemoved();
    void anEventThatNoTableTakesChangesNothing();
    void whatHappenedBeforeTheFirstEventIsNotTold();
    void nothingIsToldOfNothing();
};

void StateAtEventTest::anInstanceWithAllThatIsKnownOfIt()
{
    const StateAtEvent state = StateAtEvent::fold(
        {happened(u"instance.added"_s, named(u"Acme"_s), 1),
         happened(u"instance.default.org.set"_s, {{u"orgId"_s, u"o1"_s}}, 2),
         happened(u"instance.default.language.set"_s, {{u"language"_s, u"de"_s}}, 3),
         happened(u"instance.iam.project.set"_s, {{u"iamProjectId"_s, u"p1"_s}}, 4),
         happened(u"instance.iam.console.set"_s, {{u"clientId"_s, u"c1"_s}, {u"appId"_s, u"a1"_s}}, 5),
         happened(u"instance.domain.added"_s, {{u"domain"_s, u"a.test"_s}, {u"generated"_s, true}}, 6),
         happened(u"instance.domain.added"_s, ofDomain(u"b.test"_s), 7),
         happened(u"instance.trusted_domains.added"_s, ofDomain(u"c.test"_s), 8),
         happened(u"instance.domain.primary.set"_s, ofDomain(u"b.test"_s), 9)});

    QCOMPARE(state.facts(),
             (Facts{{u"Name"_s, u"Acme"_s},
                    {u"State"_s, u"active"_s},
                    {u"Default organization"_s, u"o1"_s},
                    {u"Default language"_s, u"de"_s},
                    {u"IAM project"_s, u"p1"_s},
                    {u"Console client"_s, u"c1"_s},
                    {u"Console app"_s, u"a1"_s},
                    {u"Domain a.test"_s, u"generated"_s},
                    {u"Domain b.test"_s, u"primary"_s},
                    {u"Domain c.test"_s, u"trusted"_s}}));
    QCOMPARE(state.changes(), (QList<FactChange>{{u"Domain b.test"_s, u"custom"_s, u"primary"_s}}));
}

void StateAtEventTest::anOrganizationLosesEverythingWhenItIsRemoved()
{
    const StateAtEvent state = StateAtEvent::fold({happened(u"org.added"_s, named(u"Lehigh"_s), 1),
                                                   happened(u"org.domain.added"_s, ofDomain(u"a.test"_s), 2),
                                                   happened(u"org.removed"_s, {}, 3)});

    QCOMPARE(state.facts(), (Facts{{u"State"_s, u"removed"_s}}));
    QCOMPARE(state.changes(),
             (QList<FactChange>{{u"State"_s, u"active"_s, u"removed"_s},
                                {u"Name"_s, u"Lehigh"_s, QString()},
                                {u"Domain a.test"_s, u"not verified"_s, QString()}}));
}

void StateAtEventTest::anEventThatNoTableTakesChangesNothing()
{
    const StateAtEvent state = StateAtEvent::fold(
        {happened(u"org.added"_s, named(u"Lehigh"_s), 1), happened(u"org.added"_s, named(u"Other"_s), 2)});

    QCOMPARE(state.facts(), (Facts{{u"Name"_s, u"Lehigh"_s}, {u"State"_s, u"active"_s}}));
    QVERIFY(state.changes().isEmpty());
}

void StateAtEventTest::whatHappenedBeforeTheFirstEventIsNotTold()
{
    const QList<domain::StoredEvent> events = {happened(u"org.domain.added"_s, ofDomain(u"a.test"_s), 5),
                                               happened(u"org.domain.verified"_s, ofDomain(u"b.test"_s), 6),
                                               happened(u"org.deactivated"_s, {}, 7)};

    QCOMPARE(StateAtEvent::fold(events.first(2)).facts(), (Facts{{u"Domain a.test"_s, u"not verified"_s}}));
    QCOMPARE(StateAtEvent::fold(events).changes(), (QList<FactChange>{{u"State"_s, QString(), u"inactive"_s}}));
}

void StateAtEventTest::nothingIsToldOfNothing()
{
    QVERIFY(StateAtEvent::fold({}).facts().isEmpty());
}

} // namespace castellan::models

CASTELLAN_TEST(castellan::models::StateAtEventTest)
#include "StateAtEventTest.moc"
