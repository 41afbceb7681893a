#include "tests/contract/Commands.h"
#include "tests/contract/TestTarget.h"

#include "domain/command/Batch.h"
#include "domain/instance/AddInstance.h"
#include "domain/instance/AddInstanceDomain.h"
#include "domain/instance/AddTrustedDomain.h"
#include "domain/instance/RemoveInstance.h"
#include "domain/instance/RemoveInstanceDomain.h"
#include "domain/instance/RemoveTrustedDomain.h"
#include "domain/instance/SetPrimaryInstanceDomain.h"
#include "domain/invoke/CommandService.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/RemoveOrganization.h"
#include "domain/organization/RenameOrganization.h"
#include "tests/support/ManualClock.h"
#include "tests/support/SequentialIdSource.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const InstanceId beta(u"i2"_s);
const OrganizationId first(u"o1"_s);
const OrganizationId second(u"o2"_s);

std::unique_ptr<AddInstance> addInstance(const InstanceId& id, const QString& name)
{
    auto command = make<AddInstance>(name);
    command->id = id.value();
    return command;
}

std::unique_ptr<AddOrganization> addOrganization(const OrganizationId& id, const QString& name)
{
    auto command = make<AddOrganization>(acme, name);
    command->id = id.value();
    command->generatedDomain = false;
    return command;
}

std::unique_ptr<AddOrganizationDomain> addDomain(const OrganizationId& organization, const QString& domain,
                                                 bool verified)
{
    auto command = make<AddOrganizationDomain>(acme, organization, domain);
    command->isVerified = verified;
    return command;
}

QStringList typesOf(const Result<BatchOutcome>& outcome)
{
    QStringList types;
    for (const StoredEvent& event : outcome ? outcome->events : QList<StoredEvent>()) {
        types.append(event.type);
    }
    return types;
}

} // namespace

/// What the reference does by mistake and we do not, one test an oddity (see tests/README.md).
class OdditiesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void init();
    void removingAnInstanceThatIsNotThereIsNoEvent();
    void instancesAreListedWithoutAFilter();
    void aBackslashInADomainIsRefused();
    void aGeneratedInstanceDomainIsNotRemoved();
    void removingATrustedDomainLeavesTheCustomOneOfThatName();
    void removingADomainOfAnotherInstanceLeavesItsConstraint();
    void domainsAreListedOfOneInstance();
    void anOrdinaryRenameIsOneEventAndFreesTheOldName();
    void removingAnOrganizationFreesOnlyTheDomainsItHadVerified();
    void anInstanceDomainIsReadWithItsTypeAndWhetherItIsGenerated();

private:
    template<typename Made, typename... Arguments>
    [[nodiscard]] Result<BatchOutcome> apply(Arguments... arguments)
    {
        return applyAll(make<Made>(std::move(arguments)...));
    }
    template<typename... Commands>
    [[nodiscard]] Result<BatchOutcome> applyAll(Commands... commands)
    {
        Batch batch;
        (batch.add(std::move(commands)), ...);
        const ManualClock clock;
        InvocationOptions options;
        options.creator = u"tester"_s;
        return CommandService(m_target->unitsOfWork(), clock, m_ids, nullptr).apply(batch, options);
    }

    std::unique_ptr<TestTarget> m_target;
    SequentialIdSource m_ids;
};

void OdditiesTest::init()
{
    m_target.reset();
    m_target = std::make_unique<TestTarget>(currentDriver());
    QVERIFY(applyAll(addInstance(acme, u"Acme"_s), make<AddInstanceDomain>(acme, u"acme.test"_s),
                     make<AddTrustedDomain>(acme, u"trust.test"_s), addInstance(beta, u"Beta"_s),
                     make<AddInstanceDomain>(beta, u"beta.test"_s), addOrganization(first, u"First"_s),
                     addOrganization(second, u"Second"_s), addDomain(first, u"claim.test"_s, true),
                     addDomain(second, u"claim.test"_s, false), addDomain(second, u"own.test"_s, true)));
}

void OdditiesTest::removingAnInstanceThatIsNotThereIsNoEvent()
{
    const QStringList before = m_target->dump();

    const auto outcome = apply<RemoveInstance>(InstanceId(u"gone"_s));

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::NotFound);
    QCOMPARE(m_target->dump(), before);
}

void OdditiesTest::instancesAreListedWithoutAFilter()
{
    const auto page = m_target->repositories().instances.list(m_target->client(), {InstanceCondition(), {}, {}, 0, 10});

    QVERIFY(page);
    QCOMPARE(page->items.size(), 2);
}

void OdditiesTest::aBackslashInADomainIsRefused()
{
    const auto outcome = apply<AddInstanceDomain>(acme, u"back\\slash.test"_s);

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::InvalidArgument);
    QCOMPARE(outcome.error().field, u"domain"_s);
}

void OdditiesTest::aGeneratedInstanceDomainIsNotRemoved()
{
    QVERIFY(apply<AddInstanceDomain>(acme, u"made.test"_s, true));
    const QStringList before = m_target->dump();

    const auto outcome = apply<RemoveInstanceDomain>(acme, u"made.test"_s);

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::PreconditionFailed);
    QCOMPARE(outcome.error().id, u"DOM-cSfCVG"_s);
    QCOMPARE(m_target->dump(), before);
}

void OdditiesTest::removingATrustedDomainLeavesTheCustomOneOfThatName()
{
    const QStringList before = m_target->dump();

    const auto outcome = apply<RemoveTrustedDomain>(acme, u"acme.test"_s);

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::NotFound);
    QCOMPARE(m_target->dump(), before);
}

void OdditiesTest::removingADomainOfAnotherInstanceLeavesItsConstraint()
{
    const QStringList before = m_target->dump();

    const auto outcome = apply<RemoveInstanceDomain>(acme, u"beta.test"_s);

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::NotFound);
    QVERIFY(m_target->constraints().contains(u"/instance_domain/beta.test"_s));
    QCOMPARE(m_target->dump(), before);
}

void OdditiesTest::domainsAreListedOfOneInstance()
{
    const auto ofBeta = InstanceDomainCondition::equals(InstanceDomainColumn::InInstance, beta.value());

    const auto page = m_target->repositories().instanceDomains.list(m_target->client(), {ofBeta, {}, {}, 0, 10});

    QVERIFY(page);
    QCOMPARE(page->items.size(), 1);
    QCOMPARE(page->items.first().domain, u"beta.test"_s);
}

void OdditiesTest::anOrdinaryRenameIsOneEventAndFreesTheOldName()
{
    const auto renamed = apply<RenameOrganization>(acme, second, u"Renamed"_s);

    QCOMPARE(typesOf(renamed), QStringList{u"org.changed"_s});
    QVERIFY(m_target->constraints().contains(u"i1/org_name/renamed"_s));
    QVERIFY(!m_target->constraints().contains(u"i1/org_name/second"_s));
    QVERIFY(applyAll(addOrganization(OrganizationId(u"o3"_s), u"Second"_s)));
}

void OdditiesTest::removingAnOrganizationFreesOnlyTheDomainsItHadVerified()
{
    QVERIFY(apply<RemoveOrganization>(acme, second));

    const QStringList constraints = m_target->constraints();
    QVERIFY(constraints.contains(u"i1/org_domain/claim.test"_s)); // the first organization's
    QVERIFY(!constraints.contains(u"i1/org_domain/own.test"_s));
}

void OdditiesTest::anInstanceDomainIsReadWithItsTypeAndWhetherItIsGenerated()
{
    QVERIFY(apply<AddInstanceDomain>(acme, u"made.test"_s, true));

    const auto made = m_target->repositories().instanceDomains.get(
        m_target->client(), InstanceDomainCondition::equals(InstanceDomainColumn::Domain, u"made.test"_s));
    const auto trusted = m_target->repositories().instanceDomains.get(
        m_target->client(), InstanceDomainCondition::equals(InstanceDomainColumn::Domain, u"trust.test"_s));

    QVERIFY(made && trusted);
    QVERIFY(made->isGenerated);
    QCOMPARE(made->type, InstanceDomainType::Custom);
    QCOMPARE(trusted->type, InstanceDomainType::Trusted);
}

CASTELLAN_TEST(OdditiesTest)
#include "OdditiesTest.moc"
