#include "tests/support/TestRegistry.h"

#include "domain/projection/FoldedInstance.h"
#include "domain/projection/FoldedOrganization.h"
#include "domain/projection/RowComparison.h"

#include <QJsonDocument>
#include <QTest>

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 newYear = 1'767'225'600'000'000;

/// The event number `sequence` of an aggregate, pushed in second `second`.
StoredEvent happened(const QString& type, const QJsonObject& payload, qint64 sequence, int second)
{
    StoredEvent event;
    const bool isOfInstance = type.startsWith(u"instance."_s);
    event.aggregate = {u"i1"_s, isOfInstance ? u"instance"_s : u"org"_s, isOfInstance ? u"i1"_s : u"o1"_s};
    event.type = type;
    event.sequence = sequence;
    event.createdAt = {newYear + second * 1'000'000LL};
    event.payload = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    event.position = u"17672256%1.000000"_s.arg(second, 2, 10, QLatin1Char('0'));
    event.inTxOrder = static_cast<int>(sequence);
    return event;
}

/// Folds one event after the other, each a push of its own.
template<typename Folded>
class History final
{
public:
    FoldResult add(const QString& type, const QJsonObject& payload = {})
    {
        ++m_count;
        return folded.apply(happened(type, payload, m_count, static_cast<int>(m_count)));
    }

    Folded folded;

private:
    qint64 m_count = 0;
};

QJsonObject domainNamed(const QString& name)
{
    return {{u"domain"_s, name}};
}

} // namespace

/// The rules by which events become rows (reference, section 8.1).
class ProjectionFoldTest : public QObject
{
    Q_OBJECT

private slots:
    void anInstanceIsWhatItsEventsSet();
    void aPrimaryDomainTakesTheFlagFromTheOther();
    void aTrustedDomainIsNeverPrimary();
    void aRemovedInstanceTakesItsDomainsAlong();
    void anOrganizationIsWhatItsEventsSet();
    void anEmptyNewNameOfAnOrganizationChangesNothing();
    void aRemovedInstanceTakesItsOrganizationsAlong();
    void whatIsThereIsNotAddedAgain();
    void whatCannotBeStoredIsRefused();
    void eachColumnKnowsItsEvent();
    void theTimeOfARowThatLostItsFlagIsNotKnown();
    void theTimeOfARowIsNotKnownIfAPushLeavesItAsItWas();
    void aTimeMayBeATransactionAway();
    void whatIsNotAtHandIsTakenToBeThere();
};

void ProjectionFoldTest::anInstanceIsWhatItsEventsSet()
{
    History<FoldedInstance> history;
    history.add(u"instance.added"_s, {{u"name"_s, u"Acme"_s}});
    history.add(u"instance.changed"_s, {{u"name"_s, u"Acme 2"_s}});
    history.add(u"instance.default.org.set"_s, {{u"orgId"_s, u"o1"_s}});
    history.add(u"instance.default.language.set"_s, {{u"language"_s, u"de"_s}});
    history.add(u"instance.iam.project.set"_s, {{u"iamProjectId"_s, u"p1"_s}});
    history.add(u"instance.iam.console.set"_s, {{u"clientId"_s, u"c1"_s}, {u"appId"_s, u"a1"_s}});

    QCOMPARE(history.folded.instance()->row(),
             (Instance{InstanceId(u"i1"_s),
                       u"Acme 2"_s,
                       OrganizationId(u"o1"_s),
                       u"p1"_s,
                       u"c1"_s,
                       u"a1"_s,
                       u"de"_s,
                       {newYear + 1'000'000},
                       {newYear + 6'000'000}}));
}

void ProjectionFoldTest::aPrimaryDomainTakesTheFlagFromTheOther()
{
    History<FoldedInstance> history;
    history.add(u"instance.added"_s, {{u"name"_s, u"Acme"_s}});
    history.add(u"instance.domain.added"_s, {{u"domain"_s, u"a.test"_s}, {u"generated"_s, true}});
    history.add(u"instance.domain.added"_s, domainNamed(u"b.test"_s));
    history.add(u"instance.domain.primary.set"_s, domainNamed(u"a.test"_s));
    history.add(u"instance.domain.primary.set"_s, domainNamed(u"b.test"_s));

    QVERIFY(!history.folded.domains()[u"a.test"_s].row().isPrimary);
    QVERIFY(history.folded.domains()[u"a.test"_s].row().isGenerated);
    QVERIFY(history.folded.domains()[u"b.test"_s].row().isPrimary);
}

void ProjectionFoldTest::aTrustedDomainIsNeverPrimary()
{
    History<FoldedInstance> history;
    history.add(u"instance.added"_s, {{u"name"_s, u"Acme"_s}});
    history.add(u"instance.trusted_domains.added"_s, domainNamed(u"a.test"_s));

    QCOMPARE(history.add(u"instance.domain.primary.set"_s, domainNamed(u"a.test"_s)), FoldResult::Ignored);
    QCOMPARE(history.add(u"instance.domain.removed"_s, domainNamed(u"a.test"_s)), FoldResult::Ignored);
    QCOMPARE(history.add(u"instance.trusted_domains.removed"_s, domainNamed(u"a.test"_s)), FoldResult::Applied);
    QVERIFY(history.folded.domains().isEmpty());
}

void ProjectionFoldTest::aRemovedInstanceTakesItsDomainsAlong()
{
    History<FoldedInstance> history;
    history.add(u"instance.added"_s, {{u"name"_s, u"Acme"_s}});
    history.add(u"instance.domain.added"_s, domainNamed(u"a.test"_s));
    history.add(u"instance.removed"_s);

    QVERIFY(!history.folded.instance());
    QVERIFY(history.folded.domains().isEmpty());
    QCOMPARE(history.folded.removalOfDomain(u"a.test"_s)->type, u"instance.removed"_s);
}

void ProjectionFoldTest::anOrganizationIsWhatItsEventsSet()
{
    History<FoldedOrganization> history;
    history.add(u"org.added"_s, {{u"name"_s, u"Lehigh"_s}});
    history.add(u"org.changed"_s, {{u"name"_s, u"Lehigh 2"_s}});
    history.add(u"org.deactivated"_s);
    history.add(u"org.domain.added"_s, domainNamed(u"a.test"_s));
    history.add(u"org.domain.verification.added"_s, {{u"domain"_s, u"a.test"_s}, {u"validationType"_s, 1}});
    history.add(u"org.domain.verified"_s, domainNamed(u"a.test"_s));
    history.add(u"org.domain.primary.set"_s, domainNamed(u"a.test"_s));
    history.add(u"org.domain.verification.failed"_s, domainNamed(u"a.test"_s));

    QCOMPARE(history.folded.organization()->row(),
             (Organization{InstanceId(u"i1"_s),
                           OrganizationId(u"o1"_s),
                           u"Lehigh 2"_s,
                           OrganizationState::Inactive,
                           {newYear + 1'000'000},
                           {newYear + 3'000'000}}));
    QCOMPARE(history.folded.domains()[u"a.test"_s].row(),
             (OrganizationDomain{InstanceId(u"i1"_s),
                                 OrganizationId(u"o1"_s),
                                 u"a.test"_s,
                                 true,
                                 true,
                                 DomainValidation::Http,
                                 {newYear + 4'000'000},
                                 {newYear + 7'000'000}}));
}

void ProjectionFoldTest::anEmptyNewNameOfAnOrganizationChangesNothing()
{
    History<FoldedOrganization> history;
    history.add(u"org.added"_s, {{u"name"_s, u"Lehigh"_s}});

    QCOMPARE(history.add(u"org.changed"_s), FoldResult::Ignored);
    QCOMPARE(history.folded.organization()->row().name, u"Lehigh"_s);
}

void ProjectionFoldTest::aRemovedInstanceTakesItsOrganizationsAlong()
{
    History<FoldedOrganization> history;
    history.add(u"org.added"_s, {{u"name"_s, u"Lehigh"_s}});
    history.add(u"instance.removed"_s);

    QCOMPARE(history.add(u"org.added"_s, {{u"name"_s, u"Again"_s}}), FoldResult::ParentMissing);
    history.add(u"instance.added"_s, {{u"name"_s, u"Acme"_s}});
    QCOMPARE(history.add(u"org.added"_s, {{u"name"_s, u"Again"_s}}), FoldResult::Applied);
    QCOMPARE(history.folded.removalOfOrganization()->type, u"instance.removed"_s);
}

void ProjectionFoldTest::whatIsThereIsNotAddedAgain()
{
    History<FoldedOrganization> history;
    history.add(u"org.added"_s, {{u"name"_s, u"Lehigh"_s}});
    history.add(u"org.deactivated"_s);
    history.add(u"org.domain.added"_s, domainNamed(u"a.test"_s));
    history.add(u"org.domain.verified"_s, domainNamed(u"a.test"_s));

    QCOMPARE(history.add(u"org.added"_s, {{u"name"_s, u"Second"_s}}), FoldResult::RowExists);
    QCOMPARE(history.add(u"org.domain.added"_s, domainNamed(u"a.test"_s)), FoldResult::RowExists);
    QCOMPARE(history.folded.organization()->row().name, u"Lehigh"_s);
    QVERIFY(history.folded.domains()[u"a.test"_s].row().isVerified);
}

void ProjectionFoldTest::whatCannotBeStoredIsRefused()
{
    History<FoldedInstance> instance;
    History<FoldedOrganization> organization;

    QCOMPARE(instance.add(u"instance.changed"_s, {{u"name"_s, u"Acme"_s}}), FoldResult::RowMissing);
    QCOMPARE(instance.add(u"instance.added"_s), FoldResult::EmptyName);
    QCOMPARE(instance.add(u"instance.domain.added"_s, domainNamed(u"a.test"_s)), FoldResult::ParentMissing);
    QCOMPARE(organization.add(u"org.domain.added"_s, domainNamed(u"a.test"_s)), FoldResult::ParentMissing);
    organization.add(u"org.added"_s, {{u"name"_s, u"Lehigh"_s}});
    QCOMPARE(organization.add(u"org.domain.added"_s, domainNamed(QString())), FoldResult::InvalidDomain);
    QCOMPARE(organization.add(u"org.domain.added"_s, domainNamed(QString(256, u'x'))), FoldResult::InvalidDomain);
    QCOMPARE(organization.add(u"org.domain.verification.added"_s, domainNamed(u"a.test"_s)),
             FoldResult::UnknownValidation);
}

void ProjectionFoldTest::eachColumnKnowsItsEvent()
{
    History<FoldedOrganization> history;
    history.add(u"org.added"_s, {{u"name"_s, u"Lehigh"_s}});
    history.add(u"org.changed"_s, {{u"name"_s, u"Lehigh 2"_s}});
    history.add(u"org.deactivated"_s);
    history.add(u"org.changed"_s, {{u"name"_s, u"Lehigh 3"_s}});
    Organization byHand = history.folded.organization()->row();
    byHand.name = u"By hand"_s;
    byHand.state = OrganizationState::Active;

    const QList<Difference> found = told(OrganizationDifference{byHand, history.folded.organization(), {}});

    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).column, u"name"_s);
    QCOMPARE(found.at(0).rowValue, u"By hand"_s);
    QCOMPARE(found.at(0).eventsValue, u"Lehigh 3"_s);
    QCOMPARE(found.at(0).event->at.sequence, 4);
    QCOMPARE(found.at(1).column, u"state"_s);
    QCOMPARE(found.at(1).event->type, u"org.deactivated"_s);
}

void ProjectionFoldTest::theTimeOfARowThatLostItsFlagIsNotKnown()
{
    History<FoldedOrganization> history;
    history.add(u"org.added"_s, {{u"name"_s, u"Lehigh"_s}});
    history.add(u"org.domain.added"_s, domainNamed(u"a.test"_s));
    history.add(u"org.domain.added"_s, domainNamed(u"b.test"_s));
    history.add(u"org.domain.primary.set"_s, domainNamed(u"a.test"_s));
    history.add(u"org.domain.primary.set"_s, domainNamed(u"b.test"_s));

    QVERIFY(!history.folded.domains()[u"a.test"_s].isUpdateTimeKnown());
    QVERIFY(history.folded.domains()[u"b.test"_s].isUpdateTimeKnown());
    history.add(u"org.domain.verified"_s, domainNamed(u"a.test"_s));
    QVERIFY(history.folded.domains()[u"a.test"_s].isUpdateTimeKnown());
}

void ProjectionFoldTest::theTimeOfARowIsNotKnownIfAPushLeavesItAsItWas()
{
    FoldedOrganization folded;
    folded.apply(happened(u"org.added"_s, {{u"name"_s, u"Lehigh"_s}}, 1, 1));
    folded.apply(happened(u"org.deactivated"_s, {}, 2, 2));
    QVERIFY(folded.organization()->isUpdateTimeKnown());

    folded.apply(happened(u"org.reactivated"_s, {}, 3, 3));
    folded.apply(happened(u"org.deactivated"_s, {}, 4, 3));

    QVERIFY(!folded.organization()->isUpdateTimeKnown());
}

void ProjectionFoldTest::aTimeMayBeATransactionAway()
{
    constexpr qint64 minute = 60'000'000;

    QVERIFY(isSameMoment({newYear - 9 * minute}, {newYear}));
    QVERIFY(isSameMoment({newYear + 9 * minute}, {newYear}));
    QVERIFY(!isSameMoment({newYear - 11 * minute}, {newYear}));
    QVERIFY(!isSameMoment({newYear + 11 * minute}, {newYear}));
}

void ProjectionFoldTest::whatIsNotAtHandIsTakenToBeThere()
{
    const StoredEvent deactivated = happened(u"org.deactivated"_s, {}, 7, 7);
    auto organization = FoldedOrganization::before(deactivated);
    QCOMPARE(organization.organization()->row().id, OrganizationId(u"o1"_s));
    QVERIFY(organization.organization()->reason(OrganizationColumn::State).type.isEmpty());
    QCOMPARE(organization.apply(deactivated), FoldResult::Applied);
    QCOMPARE(organization.organization()->reason(OrganizationColumn::State).type, u"org.deactivated"_s);
    QVERIFY(organization.organization()->reason(OrganizationColumn::Name).type.isEmpty());

    const StoredEvent renamed = happened(u"instance.changed"_s, {{u"name"_s, u"Acme"_s}}, 7, 7);
    auto instance = FoldedInstance::before(renamed);
    QCOMPARE(instance.instance()->row().id, InstanceId(u"i1"_s));
    QCOMPARE(instance.apply(renamed), FoldResult::Applied);

    // What is added now was not there.
    QVERIFY(!FoldedOrganization::before(happened(u"org.added"_s, {{u"name"_s, u"Lehigh"_s}}, 7, 7)).organization());
    QVERIFY(!FoldedInstance::before(happened(u"instance.added"_s, {{u"name"_s, u"Acme"_s}}, 7, 7)).instance());
}

CASTELLAN_TEST(ProjectionFoldTest)
#include "ProjectionFoldTest.moc"
