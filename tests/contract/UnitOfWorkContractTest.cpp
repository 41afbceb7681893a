#include "tests/contract/Commands.h"
#include "tests/contract/TestTarget.h"

#include "domain/command/Batch.h"
#include "domain/instance/AddInstance.h"
#include "domain/instance/AddInstanceDomain.h"
#include "domain/instance/AddTrustedDomain.h"
#include "domain/instance/RemoveInstance.h"
#include "domain/instance/RemoveInstanceDomain.h"
#include "domain/instance/RemoveTrustedDomain.h"
#include "domain/instance/RenameInstance.h"
#include "domain/instance/SetDefaultLanguage.h"
#include "domain/instance/SetDefaultOrganization.h"
#include "domain/instance/SetPrimaryInstanceDomain.h"
#include "domain/invoke/CommandService.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/DeactivateOrganization.h"
#include "domain/organization/OrganizationEvents.h"
#include "domain/organization/ReactivateOrganization.h"
#include "domain/organization/RemoveOrganization.h"
#include "domain/organization/RemoveOrganizationDomain.h"
#include "domain/organization/RenameOrganization.h"
#include "domain/organization/SetPrimaryOrganizationDomain.h"
#include "domain/organization/VerifyOrganizationDomain.h"
#include "tests/support/EventFold.h"
#include "tests/support/ManualClock.h"
#include "tests/support/SequentialIdSource.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

namespace {

std::unique_ptr<Command> addInstance(const QString& id, const QString& name)
{
    auto command = std::make_unique<AddInstance>(name);
    command->id = id;
    return command;
}

std::unique_ptr<Command> addOrganization(const QString& id, const QString& name, bool generatedDomain = false)
{
    auto command = std::make_unique<AddOrganization>(acme, name);
    command->id = id;
    command->generatedDomain = generatedDomain;
    return command;
}

std::unique_ptr<Command> addDomain(const QString& id, const QString& name, bool isVerified, bool isPrimary = false)
{
    auto command = std::make_unique<AddOrganizationDomain>(acme, OrganizationId(id), name);
    command->isVerified = isVerified;
    command->isPrimary = isPrimary;
    return command;
}

std::unique_ptr<Command> rename(const QString& id, const QString& name)
{
    return make<RenameOrganization>(acme, OrganizationId(id), name);
}

} // namespace

/// What a batch leaves in a database, on both: rows, events, constraints, fields, the key.
class UnitOfWorkContractTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void init();
    void rowsAreWhatTheEventsSay_data();
    void rowsAreWhatTheEventsSay();
    void aBatchWhoseLastCommandIsInvalidLeavesEverythingAsItWas();
    void aPreviewLeavesEverythingAsItWas();
    void whatIsCreatedAndRemovedInOneBatchLeavesNoConstraint();
    void namesAreSwappedInOneBatch();
    void aPrimaryDomainMovesInOneBatch();
    void aRemovedOrganizationMayBeMadeAgainInTheSameBatch();
    void aVerifiedDomainMovesToAnotherOrganizationInOneBatch();
    void twoWritersOnOneOrganizationLoseNothing();
    void theKeyOfABatchIsKept();
    void keysAreKeptForThirtyDays();
    void aRepeatedBatchIsRecognised();
    void aKeyOfAnotherBatchIsRefused();
    void theHolderOfATakenNameIsNamed();
    void theDomainPolicyOfTheOrganizationGoesBeforeTheInstances();
    void theOwnerOfAProjectIsFoundInItsEvents();
    void whatIsTakenMeanwhileNamesCommandValueAndHolder_data();
    void whatIsTakenMeanwhileNamesCommandValueAndHolder();

private:
    [[nodiscard]] Result<BatchOutcome> apply(Commands commands, const InvocationOptions& options = {});
    [[nodiscard]] QStringList folded();
    [[nodiscard]] QString nameOf(const QString& id);

    std::unique_ptr<TestTarget> m_target;
    SequentialIdSource m_ids;
};

void UnitOfWorkContractTest::init()
{
    m_target.reset();
    m_target = std::make_unique<TestTarget>(currentDriver());
    const auto outcome = apply(all(
        addInstance(u"i1"_s, u"Acme"_s), addOrganization(u"o1"_s, u"First"_s), addOrganization(u"o2"_s, u"Second"_s),
        make<SetDefaultOrganization>(acme, OrganizationId(u"o1"_s)), addDomain(u"o2"_s, u"second.test"_s, true, true),
        addDomain(u"o2"_s, u"claim.test"_s, false), make<AddInstanceDomain>(acme, u"acme.test"_s),
        make<SetPrimaryInstanceDomain>(acme, u"acme.test"_s), make<AddInstanceDomain>(acme, u"other.test"_s),
        make<AddTrustedDomain>(acme, u"trust.test"_s), addInstance(u"i2"_s, u"Beta"_s)));
    QVERIFY2(outcome, qPrintable(described(outcome)));
}

Result<BatchOutcome> UnitOfWorkContractTest::apply(Commands commands, const InvocationOptions& options)
{
    Batch batch;
    for (auto& command : commands) {
        batch.add(std::move(command));
    }
    const ManualClock clock;
    CommandService service(m_target->unitsOfWork(), clock, m_ids, nullptr);
    InvocationOptions used = options;
    used.creator = u"tester"_s;
    return service.apply(batch, used);
}

QStringList UnitOfWorkContractTest::folded()
{
    EventFold fold;
    fold.take(m_target->allEvents());
    return fold.rows().lines();
}

QString UnitOfWorkContractTest::nameOf(const QString& id)
{
    using C = OrganizationCondition;
    const auto row = m_target->repositories().organizations.get(
        m_target->client(),
        C::all({C::equals(OrganizationColumn::InInstance, acme.value()), C::equals(OrganizationColumn::Id, id)}));
    return row ? row->name : QString();
}

void UnitOfWorkContractTest::rowsAreWhatTheEventsSay_data()
{
    using Made = std::function<Commands()>;
    QTest::addColumn<Made>("commands");
    const OrganizationId second(u"o2"_s);
    QTest::newRow("instance.add") << Made([] { return all(addInstance(u"i3"_s, u"Gamma \"ä\" \\ 東"_s)); });
    QTest::newRow("instance.rename") << Made([] { return all(make<RenameInstance>(acme, u"Acme 2"_s)); });
    QTest::newRow("instance.remove") << Made([] { return all(make<RemoveInstance>(acme)); });
    QTest::newRow("instance.remove and add") << Made([] {
        return all(make<RemoveInstance>(acme), addInstance(u"i1"_s, u"New"_s), addOrganization(u"o1"_s, u"First"_s));
    });
    QTest::newRow("default language") << Made([] { return all(make<SetDefaultLanguage>(acme, u"de"_s)); });
    QTest::newRow("default organization") << Made([second] { return all(make<SetDefaultOrganization>(acme, second)); });
    QTest::newRow("instance domain add") << Made([] { return all(make<AddInstanceDomain>(acme, u"new.test"_s)); });
    QTest::newRow("instance domain primary")
        << Made([] { return all(make<SetPrimaryInstanceDomain>(acme, u"other.test"_s)); });
    QTest::newRow("instance domain remove")
        << Made([] { return all(make<RemoveInstanceDomain>(acme, u"acme.test"_s)); });
    QTest::newRow("instance domain to another instance") << Made([] {
        return all(make<RemoveInstanceDomain>(acme, u"acme.test"_s),
                   make<AddInstanceDomain>(InstanceId(u"i2"_s), u"acme.test"_s));
    });
    QTest::newRow("custom domain becomes trusted") << Made([] {
        return all(make<RemoveInstanceDomain>(acme, u"acme.test"_s), make<AddTrustedDomain>(acme, u"acme.test"_s));
    });
    QTest::newRow("trusted domain add") << Made([] { return all(make<AddTrustedDomain>(acme, u"new.test"_s)); });
    QTest::newRow("trusted domain remove")
        << Made([] { return all(make<RemoveTrustedDomain>(acme, u"trust.test"_s)); });
    QTest::newRow("organization add, generated domain")
        << Made([] { return all(addOrganization(u"o3"_s, u"Third"_s, true)); });
    QTest::newRow("organization add, generated id")
        << Made([] { return all(make<AddOrganization>(acme, u"Fourth"_s)); });
    QTest::newRow("organization rename") << Made([] { return all(rename(u"o2"_s, u"Zweite"_s)); });
    QTest::newRow("organization rename by case") << Made([] { return all(rename(u"o2"_s, u"SECOND"_s)); });
    QTest::newRow("rename with its generated domain")
        << Made([] { return all(addOrganization(u"o3"_s, u"Third"_s, true), rename(u"o3"_s, u"Dritte"_s)); });
    QTest::newRow("organization deactivate")
        << Made([second] { return all(make<DeactivateOrganization>(acme, second)); });
    QTest::newRow("deactivate and reactivate") << Made([second] {
        return all(make<DeactivateOrganization>(acme, second), make<ReactivateOrganization>(acme, second));
    });
    QTest::newRow("organization remove") << Made([second] { return all(make<RemoveOrganization>(acme, second)); });
    QTest::newRow("organization domain add")
        << Made([] { return all(addDomain(u"o1"_s, u"first.test"_s, true, true)); });
    QTest::newRow("organization domain verify")
        << Made([second] { return all(make<VerifyOrganizationDomain>(acme, second, u"claim.test"_s)); });
    QTest::newRow("organization domain verify and primary") << Made([second] {
        return all(make<VerifyOrganizationDomain>(acme, second, u"claim.test"_s),
                   make<SetPrimaryOrganizationDomain>(acme, second, u"claim.test"_s));
    });
    QTest::newRow("organization domain remove")
        << Made([second] { return all(make<RemoveOrganizationDomain>(acme, second, u"claim.test"_s)); });
}

void UnitOfWorkContractTest::rowsAreWhatTheEventsSay()
{
    QFETCH(std::function<Commands()>, commands);

    const auto outcome = apply(commands());

    QVERIFY2(outcome, qPrintable(described(outcome)));
    QVERIFY(!outcome->events.isEmpty());
    QCOMPARE(m_target->rows().lines(), folded());
    QCOMPARE(m_target->allEvents().last(), outcome->events.last());
}

void UnitOfWorkContractTest::aBatchWhoseLastCommandIsInvalidLeavesEverythingAsItWas()
{
    Commands commands;
    for (int number = 0; number < 48; ++number) {
        commands.push_back(addOrganization(u"n%1"_s.arg(number), u"New %1"_s.arg(number), true));
    }
    commands.push_back(make<RemoveOrganization>(acme, OrganizationId(u"o2"_s)));
    commands.push_back(rename(u"nobody"_s, u"Nobody"_s));
    const QStringList before = m_target->dump();
    InvocationOptions options;
    options.batch = BatchIdentity{u"5b4f6f0e-0000-4000-8000-000000000001"_s, u"tester"_s, "hash"};

    const auto outcome = apply(std::move(commands), options);

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::NotFound);
    QCOMPARE(outcome.error().command, std::optional(49));
    QCOMPARE(m_target->dump(), before);
}

void UnitOfWorkContractTest::aPreviewLeavesEverythingAsItWas()
{
    const QStringList before = m_target->dump();
    InvocationOptions options;
    options.preview = true;
    options.batch = BatchIdentity{u"5b4f6f0e-0000-4000-8000-000000000001"_s, u"tester"_s, "hash"};

    const auto outcome = apply(
        all(addOrganization(u"o3"_s, u"Third"_s, true), make<RemoveOrganization>(acme, OrganizationId(u"o2"_s))),
        options);

    QVERIFY2(outcome, qPrintable(described(outcome)));
    QVERIFY(!outcome->applied);
    QCOMPARE(outcome->events.size(), 5);
    QCOMPARE(outcome->events.last().sequence, 6); // behind the five of o2
    QCOMPARE(m_target->dump(), before);
}

void UnitOfWorkContractTest::whatIsCreatedAndRemovedInOneBatchLeavesNoConstraint()
{
    const QStringList before = m_target->constraints();

    const auto outcome = apply(all(addOrganization(u"o3"_s, u"Third"_s, true),
                                   addDomain(u"o3"_s, u"third.test"_s, true),
                                   make<RemoveOrganization>(acme, OrganizationId(u"o3"_s))));

    QVERIFY2(outcome, qPrintable(described(outcome)));
    QCOMPARE(m_target->constraints(), before);
    QCOMPARE(m_target->rows().lines(), folded());
}

void UnitOfWorkContractTest::namesAreSwappedInOneBatch()
{
    const auto outcome = apply(
        all(rename(u"o1"_s, u"Between"_s), rename(u"o2"_s, u"First"_s), rename(u"o1"_s, u"Second"_s)));

    QVERIFY2(outcome, qPrintable(described(outcome)));
    QCOMPARE(nameOf(u"o1"_s), u"Second"_s);
    QCOMPARE(nameOf(u"o2"_s), u"First"_s);
    QCOMPARE(m_target->rows().lines(), folded());
    QVERIFY(m_target->constraints().contains(u"i1/org_name/first"_s));
    QVERIFY(!m_target->constraints().contains(u"i1/org_name/between"_s));
}

void UnitOfWorkContractTest::aPrimaryDomainMovesInOneBatch()
{
    const OrganizationId second(u"o2"_s);

    const auto outcome = apply(all(
        addDomain(u"o2"_s, u"a.test"_s, true, true), make<SetPrimaryOrganizationDomain>(acme, second, u"second.test"_s),
        addDomain(u"o2"_s, u"b.test"_s, true, true), make<RemoveOrganizationDomain>(acme, second, u"second.test"_s),
        make<SetPrimaryInstanceDomain>(acme, u"other.test"_s), make<RemoveInstanceDomain>(acme, u"acme.test"_s)));

    QVERIFY2(outcome, qPrintable(described(outcome)));
    QCOMPARE(m_target->rows().lines(), folded());
}

void UnitOfWorkContractTest::aRemovedOrganizationMayBeMadeAgainInTheSameBatch()
{
    const auto outcome = apply(all(make<RemoveOrganization>(acme, OrganizationId(u"o2"_s)),
                                   addOrganization(u"o2"_s, u"Second"_s), addDomain(u"o2"_s, u"claim.test"_s, true)));

    QVERIFY2(outcome, qPrintable(described(outcome)));
    QCOMPARE(m_target->rows().lines(), folded());
    QCOMPARE(outcome->events.at(1).sequence, 7);
}

void UnitOfWorkContractTest::aVerifiedDomainMovesToAnotherOrganizationInOneBatch()
{
    const auto outcome = apply(all(addDomain(u"o2"_s, u"next.test"_s, true, true),
                                   make<RemoveOrganizationDomain>(acme, OrganizationId(u"o2"_s), u"second.test"_s),
                                   addDomain(u"o1"_s, u"second.test"_s, true)));

    QVERIFY2(outcome, qPrintable(described(outcome)));
    QCOMPARE(m_target->rows().lines(), folded());
    QVERIFY(m_target->constraints().contains(u"i1/org_domain/second.test"_s));
}

void UnitOfWorkContractTest::twoWritersOnOneOrganizationLoseNothing()
{
    constexpr int rounds = 15;
    const auto write = [this](const QString& name, QStringList& errors) {
        SequentialIdSource ids;
        const ManualClock clock;
        CommandService service(m_target->unitsOfWork(), clock, ids, nullptr);
        InvocationOptions options;
        options.creator = name;
        for (int round = 0; round < rounds; ++round) {
            Batch batch;
            batch.add(rename(u"o2"_s, u"%1 %2"_s.arg(name).arg(round)));
            batch.add(addDomain(u"o2"_s, u"%1-%2.test"_s.arg(name).arg(round), true));
            if (const auto outcome = service.apply(batch, options); !outcome) {
                errors.append(described(outcome));
            }
        }
    };
    QStringList ofOne;
    QStringList ofTwo;

    std::thread one([&] { write(u"one"_s, ofOne); });
    std::thread two([&] { write(u"two"_s, ofTwo); });
    one.join();
    two.join();

    QCOMPARE(ofOne + ofTwo, QStringList());
    const auto history = m_target->events().history(m_target->client(), {acme.value(), u"org"_s, u"o2"_s}, 1000);
    QVERIFY(history);
    QCOMPARE(history->size(), 5 + 2 * rounds * 3);
    for (qsizetype index = 0; index < history->size(); ++index) {
        QCOMPARE(history->at(index).sequence, index + 1);
    }
    QCOMPARE(m_target->rows().lines(), folded());
}

void UnitOfWorkContractTest::theKeyOfABatchIsKept()
{
    InvocationOptions options;
    options.batch = BatchIdentity{u"5b4f6f0e-0000-4000-8000-000000000001"_s, u"editor"_s, QByteArray("\x01\xff", 2)};

    const auto outcome = apply(all(addOrganization(u"o3"_s, u"Third"_s)), options);

    QVERIFY2(outcome, qPrintable(described(outcome)));
    const auto row = m_target->client().queryRow(
        castellan::storage::Statement(u"SELECT b.key, b.creator, b.console_version, b.summary FROM "_s
                                      + m_target->table(u"castellan.batches"_s) + u" AS b"_s));
    QVERIFY(row);
    QCOMPARE(row->text(0), u"5b4f6f0e-0000-4000-8000-000000000001"_s);
    QCOMPARE(row->text(1), u"editor"_s);
    QCOMPARE(row->text(2), QStringLiteral(CASTELLAN_VERSION));
    QVERIFY(row->text(3).contains(u"\"events\""_s));
}

void UnitOfWorkContractTest::keysAreKeptForThirtyDays()
{
    const auto keys = [this] {
        QStringList all;
        const auto rows = m_target->client().query(castellan::storage::Statement(
            u"SELECT b.key FROM "_s + m_target->table(u"castellan.batches"_s) + u" AS b ORDER BY b.key"_s));
        for (const auto& row : *rows) {
            all.append(row.text(0));
        }
        return all;
    };
    const auto applyUnder = [this](const QString& key) {
        InvocationOptions options;
        options.batch = BatchIdentity{key, u"editor"_s, "hash"};
        return apply(all(addOrganization(u"of-"_s + key, u"Under "_s + key)), options);
    };
    QVERIFY(applyUnder(u"1-old"_s));
    QVERIFY(applyUnder(u"2-young"_s));
    const QString age = m_target->dialect().isPostgres() ? u"interval '31 days'"_s : u"31 * 86400000000"_s;
    QVERIFY(m_target->client().exec(castellan::storage::Statement(u"UPDATE "_s + m_target->table(u"castellan.batches"_s)
                                                                  + u" SET created_at = created_at - "_s + age
                                                                  + u" WHERE key = '1-old'"_s)));
    QVERIFY(applyUnder(u"3-4f"_s)); // most batches leave the old ones alone
    const QStringList before = keys();

    QVERIFY(applyUnder(u"4-00"_s));

    QCOMPARE(before, QStringList({u"1-old"_s, u"2-young"_s, u"3-4f"_s}));
    QCOMPARE(keys(), QStringList({u"2-young"_s, u"3-4f"_s, u"4-00"_s}));
}

void UnitOfWorkContractTest::aRepeatedBatchIsRecognised()
{
    InvocationOptions options;
    options.batch = BatchIdentity{u"key"_s, u"editor"_s, QByteArray("\x01\xff", 2)};
    QVERIFY(apply(all(addOrganization(u"o3"_s, u"Third"_s)), options));
    const QStringList before = m_target->dump();

    const auto outcome = apply(all(addOrganization(u"o3"_s, u"Third"_s)), options);

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
    QCOMPARE(outcome.error().id, u"CAS-BatchAlreadyApplied"_s);
    QVERIFY(outcome.error().detail.contains(u"events"_s));
    QCOMPARE(m_target->dump(), before);
}

void UnitOfWorkContractTest::aKeyOfAnotherBatchIsRefused()
{
    InvocationOptions options;
    options.batch = BatchIdentity{u"key"_s, u"editor"_s, "one"};
    QVERIFY(apply(all(addOrganization(u"o3"_s, u"Third"_s)), options));
    options.batch->hash = "two";

    const auto outcome = apply(all(addOrganization(u"o4"_s, u"Fourth"_s)), options);

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().id, u"CAS-BatchKeyReused"_s);
    QVERIFY(nameOf(u"o4"_s).isEmpty());
}

void UnitOfWorkContractTest::theHolderOfATakenNameIsNamed()
{
    QVERIFY(apply(all(addOrganization(u"o3"_s, u"Ärzte"_s))));

    const auto ascii = apply(all(addOrganization(u"o4"_s, u"SECOND"_s)));
    const auto other = apply(all(addOrganization(u"o4"_s, u"ärzte"_s)));
    const auto inBatch = apply(all(addOrganization(u"o4"_s, u"Mine"_s), addOrganization(u"o5"_s, u"MINE"_s)));

    QVERIFY(!ascii && !other && !inBatch);
    QCOMPARE(ascii.error().kind, ErrorKind::AlreadyExists);
    QVERIFY2(ascii.error().message.contains(u"organization \"Second\" (o2)"_s), qPrintable(ascii.error().message));
    QVERIFY2(other.error().message.contains(u"organization \"Ärzte\" (o3)"_s), qPrintable(other.error().message));
    QVERIFY2(inBatch.error().message.contains(u"organization \"Mine\" (o4)"_s), qPrintable(inBatch.error().message));
    QCOMPARE(inBatch.error().command, std::optional(1));
}

void UnitOfWorkContractTest::theDomainPolicyOfTheOrganizationGoesBeforeTheInstances()
{
    Event ofInstance;
    ofInstance.aggregate = {u"i1"_s, u"instance"_s, u"i1"_s};
    ofInstance.type = u"instance.policy.domain.added"_s;
    ofInstance.owner = u"i1"_s;
    ofInstance.payload = QJsonObject{{u"validateOrgDomains"_s, true}};
    Event ofOrganization = ofInstance;
    ofOrganization.aggregate = {u"i1"_s, u"org"_s, u"o2"_s};
    ofOrganization.type = u"org.policy.domain.added"_s;
    ofOrganization.owner = u"o2"_s;
    ofOrganization.payload = QJsonObject();
    const auto required = [this](const QString& id) {
        return (*m_target->unitsOfWork().begin({}))->requiresDomainValidation(acme, OrganizationId(id)).value();
    };
    QCOMPARE(required(u"o2"_s), false);

    QVERIFY(m_target->eventstore().pushWithNewClient(m_target->client(), {ofInstance}));
    QCOMPARE(required(u"o2"_s), true);
    QVERIFY(m_target->eventstore().pushWithNewClient(m_target->client(), {ofOrganization}));
    QCOMPARE(required(u"o2"_s), false);
    QCOMPARE(required(u"o1"_s), true);
    ofOrganization.type = u"org.policy.domain.removed"_s;
    ofOrganization.payload.reset();
    QVERIFY(m_target->eventstore().pushWithNewClient(m_target->client(), {ofOrganization}));
    QCOMPARE(required(u"o2"_s), true);
}

void UnitOfWorkContractTest::theOwnerOfAProjectIsFoundInItsEvents()
{
    Event project;
    project.aggregate = {u"i1"_s, u"project"_s, u"p1"_s};
    project.type = u"project.added"_s;
    project.owner = u"o2"_s;
    QVERIFY(m_target->eventstore().pushWithNewClient(m_target->client(), {project}));

    const auto work = m_target->unitsOfWork().begin({});

    QCOMPARE((*work)->projectOwner(acme, u"p1"_s).value(), std::optional(OrganizationId(u"o2"_s)));
    QCOMPARE((*work)->projectOwner(acme, u"p2"_s).value(), std::optional<OrganizationId>());
}

// The checks were passed, then somebody else was faster: what the database finds is said as the checks would have said it.
void UnitOfWorkContractTest::whatIsTakenMeanwhileNamesCommandValueAndHolder_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("holder");
    QTest::newRow("name") << u"V3-DKcYh"_s << u"name"_s << u"Second"_s << u"organization \"Second\" (o2)"_s;
    QTest::newRow("name in other letters")
        << u"V3-DKcYh"_s << u"name"_s << u"SECOND"_s << u"organization \"Second\" (o2)"_s;
    QTest::newRow("verified domain") << u"V3-DKcYh"_s << u"domain"_s << u"second.example"_s
                                     << u"organization \"Second\" (o2)"_s;
    QTest::newRow("constraint alone") << u"V3-DKcYh"_s << u"domain"_s << u"SECOND.example"_s
                                      << u"organization \"Second\" (o2)"_s;
}

void UnitOfWorkContractTest::whatIsTakenMeanwhileNamesCommandValueAndHolder()
{
    QFETCH(QString, id);
    QFETCH(QString, field);
    QFETCH(QString, subject);
    QFETCH(QString, holder);
    QVERIFY(apply(all(addDomain(u"o2"_s, u"second.example"_s, true))));
    auto work = m_target->unitsOfWork().begin({});
    QVERIFY(work);
    const OrganizationEvents events(acme, OrganizationId(u"o9"_s));
    Organization row;
    row.instance = acme;
    row.id = OrganizationId(u"o9"_s);
    row.name = field == u"name"_s ? subject : u"Ninth"_s; // nobody has looked
    QVERIFY((*work)->save(row));
    QList<Event> pushed = {events.added(row.name)};
    pushed.first().command = 3;
    if (field == u"domain"_s) {
        OrganizationDomain domain;
        domain.instance = acme;
        domain.organization = row.id;
        domain.domain = subject;
        domain.isVerified = true;
        QVERIFY((*work)->save(domain));
        pushed += {events.domainAdded(subject), events.domainVerified(subject)};
        pushed[1].command = 4;
        pushed[2].command = 4;
    }
    const QStringList before = m_target->dump();

    const auto stored = (*work)->pushAndCommit(pushed);

    QVERIFY(!stored);
    const Error& error = stored.error();
    QCOMPARE(error.kind, ErrorKind::AlreadyExists);
    QCOMPARE(error.id, id);
    QCOMPARE(error.field, field);
    // Of a row's name SQLite only tells the column; there writers take turns, so nobody can be faster.
    const bool isTold = m_target->dialect().isPostgres() || !subject.startsWith(u"Sec"_s);
    QCOMPARE(error.subject, isTold ? subject : QString());
    QCOMPARE(error.command, isTold ? std::optional(field == u"name"_s ? 3 : 4) : std::nullopt);
    QVERIFY2(!isTold || error.message.contains(holder), qPrintable(error.message));
    QCOMPARE(m_target->dump(), before);
}

CASTELLAN_TEST(UnitOfWorkContractTest)
#include "UnitOfWorkContractTest.moc"
