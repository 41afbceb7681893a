#include "domain/organization/AddOrganization.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/DeactivateOrganization.h"
#include "domain/organization/OrganizationEvents.h"
#include "domain/organization/ReactivateOrganization.h"
#include "domain/organization/RemoveOrganization.h"
#include "domain/organization/RenameOrganization.h"
#include "tests/support/CommandScene.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

namespace {

template<typename C>
CommandMaker on(const QString& instance, const QString& organization)
{
    return [=] { return std::make_unique<C>(InstanceId(instance), OrganizationId(organization)); };
}

CommandMaker rename(const QString& instance, const QString& organization, const QString& name)
{
    return
        [=] { return std::make_unique<RenameOrganization>(InstanceId(instance), OrganizationId(organization), name); };
}

CommandMaker add(const QString& instance, const QString& name, const std::optional<QString>& id = u"n"_s,
                 bool generated = true)
{
    return [=] {
        auto command = std::make_unique<AddOrganization>(InstanceId(instance), name);
        command->id = id;
        command->generatedDomain = generated;
        return command;
    };
}

} // namespace

class OrganizationCommandsTest : public QObject
{
    Q_OBJECT

private slots:
    void aCommandIsRefused_data();
    void aCommandIsRefused();
    void aCommandRecordsItsEvents_data();
    void aCommandRecordsItsEvents();
    void aRefusalNamesWhoHoldsTheName();
    void aNameOfARemovedOrganizationIsFreeAgain();
    void renamingToADomainHeldAlreadyDoesNotAddItAgain();
    void renamingKeepsAnotherPrimaryDomain();
    void aDomainGeneratedByTheReferenceInUnicodeIsSwapped();
    void aTakenGeneratedDomainRefusesTheRename();
    void anOrganizationAddedAndRemovedInOneBatchLeavesNoConstraint();
    void commandsAreNamedAsInTheBatchFile();
};

void OrganizationCommandsTest::aCommandIsRefused_data()
{
    QTest::addColumn<CommandMaker>("command");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("messageKey");
    const auto row = [](const char* name, const CommandMaker& command, const QString& kind, const QString& id,
                        const QString& key) { QTest::newRow(name) << command << kind << id << key; };
    const QString invalid = u"invalid-argument"_s;
    const QString missing = u"not-found"_s;
    const QString failedCheck = u"precondition-failed"_s;
    const QString taken = u"already-exists"_s;

    row("add: blank id", add(u"i1"_s, u"A"_s, u" "_s), invalid, u"ORG-4ABd3"_s, u"Errors.Invalid.Argument"_s);
    row("add: long id", add(u"i1"_s, u"A"_s, QString(201, u'a')), invalid, u"CAS-IdLength"_s, {});
    row("add: no instance id", add({}, u"A"_s), invalid, u"CAS-InstanceId"_s, {});
    row("add: no instance", add(u"i9"_s, u"A"_s), missing, u"CAS-InstanceNotFound"_s, u"Errors.Instance.NotFound"_s);
    row("add: id taken", add(u"i1"_s, u"A"_s, u"o3"_s), taken, u"ORG-laho2n"_s, u"Errors.Org.AlreadyExisting"_s);
    row("add: no name", add(u"i1"_s, u" "_s), invalid, u"ORG-mruNY"_s, u"Errors.Invalid.Argument"_s);
    row("add: long name", add(u"i1"_s, QString(201, u'a')), invalid, u"CAS-NameLength"_s, {});
    row("add: name without label", add(u"i1"_s, u"!!!"_s), invalid, u"ORG-RrfXY"_s, u"Errors.Org.Domain.EmptyString"_s);
    row("add: name taken", add(u"i1"_s, u"First"_s), taken, u"V3-DKcYh"_s, u"Errors.Org.AlreadyExists"_s);
    row("add: name taken in another case", add(u"i1"_s, u"FIRST"_s), taken, u"V3-DKcYh"_s,
        u"Errors.Org.AlreadyExists"_s);
    row("add: generated domain taken", add(u"i1"_s, u"Lehigh-University"_s), taken, u"V3-DKcYh"_s,
        u"Errors.Org.Domain.AlreadyExists"_s);

    row("rename: no id", rename(u"i1"_s, u" "_s, u"A"_s), invalid, u"DOM-lEMhVC"_s, u"invalid organization ID"_s);
    row("rename: no name", rename(u"i1"_s, u"o1"_s, u" "_s), invalid, u"DOM-wfUntW"_s, u"invalid organization name"_s);
    row("rename: no instance id", rename(u" "_s, u"o1"_s, u"A"_s), invalid, u"CAS-InstanceId"_s, {});
    row("rename: missing", rename(u"i1"_s, u"o9"_s, u"A"_s), missing, u"DOM-7PfSUn"_s, u"Errors.Org.NotFound"_s);
    row("rename: no instance", rename(u"i9"_s, u"o1"_s, u"A"_s), missing, u"DOM-7PfSUn"_s, u"Errors.Org.NotFound"_s);
    row("rename: the same", rename(u"i1"_s, u"o1"_s, u" First "_s), failedCheck, u"DOM-nDzwIu"_s,
        u"Errors.Org.NotChanged"_s);
    row("rename: taken", rename(u"i1"_s, u"o1"_s, u"second"_s), taken, u"V3-DKcYh"_s, u"Errors.Org.AlreadyExists"_s);
    row("rename: no label for the swap", rename(u"i1"_s, u"o4"_s, u"..."_s), invalid, u"ORG-RrfXY"_s,
        u"Errors.Org.Domain.EmptyString"_s);

    row("deactivate: no id", on<DeactivateOrganization>(u"i1"_s, {}), invalid, u"DOM-Qc3T1r"_s,
        u"invalid organization ID"_s);
    row("deactivate: missing", on<DeactivateOrganization>(u"i1"_s, u"o9"_s), missing, u"DOM-QEjfpz"_s,
        u"Errors.Org.NotFound"_s);
    row("deactivate: already", on<DeactivateOrganization>(u"i1"_s, u"o3"_s), failedCheck, u"DOM-Z2dzsT"_s,
        u"Errors.Org.AlreadyDeactivated"_s);
    row("reactivate: no id", on<ReactivateOrganization>(u"i1"_s, {}), invalid, u"DOM-hJuuAv"_s,
        u"invalid organization ID"_s);
    row("reactivate: missing", on<ReactivateOrganization>(u"i1"_s, u"o9"_s), missing, u"DOM-86HVfs"_s,
        u"Errors.Org.NotFound"_s);
    row("reactivate: already", on<ReactivateOrganization>(u"i1"_s, u"o1"_s), failedCheck, u"DOM-Ixfbxh"_s,
        u"Errors.Org.AlreadyActive"_s);

    row("remove: no id", on<RemoveOrganization>(u"i2"_s, u" "_s), invalid, u"CAS-OrganizationId"_s, {});
    row("remove: default", on<RemoveOrganization>(u"i1"_s, u" o1 "_s), failedCheck, u"DOM-LCkE69"_s,
        u"Errors.Org.DefaultOrgNotDeletable"_s);
    row("remove: holds the IAM project", on<RemoveOrganization>(u"i1"_s, u"o2"_s), failedCheck, u"DOM-X7YXxC"_s,
        u"Errors.Org.ZitadelOrgNotDeletable"_s);
    row("remove: missing", on<RemoveOrganization>(u"i1"_s, u"o9"_s), missing, u"DOM-8KYOH3"_s,
        u"Errors.Org.NotFound"_s);
    row("remove: no instance", on<RemoveOrganization>(u"i9"_s, u"o1"_s), missing, u"DOM-8KYOH3"_s,
        u"Errors.Org.NotFound"_s);
}

void OrganizationCommandsTest::aCommandIsRefused()
{
    QFETCH(CommandMaker, command);
    CommandScene scene;
    const QStringList before = scene.rowLines();

    const auto outcome = scene.apply(command());

    QVERIFY(!outcome);
    QTEST(outcome.error().id, "id");
    QTEST(kindName(outcome.error().kind), "kind");
    QTEST(outcome.error().messageKey, "messageKey");
    QVERIFY(!outcome.error().message.isEmpty());
    QVERIFY(!outcome.error().field.isEmpty());
    QCOMPARE(scene.rowLines(), before);
    QVERIFY(scene.database().pushed.isEmpty());
}

void OrganizationCommandsTest::aCommandRecordsItsEvents_data()
{
    QTest::addColumn<CommandMaker>("command");
    QTest::addColumn<QStringList>("events");

    QTest::newRow("add with generated domain")
        << add(u"i1"_s, u"Größe & Co. 7"_s)
        << QStringList{
               uR"(i1/org/n/n r1 org.added {"name":"Größe & Co. 7"} +i1/org_name/Größe & Co. 7(Errors.Org.AlreadyExists) =org/n/name ["Größe & Co. 7"]* =org/n/state [1]*)"_s,
               uR"(i1/org/n/n r1 org.domain.added {"domain":"xn--gre--co-7-h1a6w.acme.example"} =org_domain/xn--gre--co-7-h1a6w.acme.example/verified [false])"_s,
               uR"(i1/org/n/n r1 org.domain.verified {"domain":"xn--gre--co-7-h1a6w.acme.example"} +i1/org_domain/xn--gre--co-7-h1a6w.acme.example(Errors.Org.Domain.AlreadyExists) =org_domain/xn--gre--co-7-h1a6w.acme.example/verified [true])"_s,
               uR"(i1/org/n/n r1 org.domain.primary.set {"domain":"xn--gre--co-7-h1a6w.acme.example"})"_s};
    QTest::newRow("add without generated domain")
        << add(u"i1"_s, u"!!!"_s, u"n"_s, false)
        << QStringList{
               uR"(i1/org/n/n r1 org.added {"name":"!!!"} +i1/org_name/!!!(Errors.Org.AlreadyExists) =org/n/name ["!!!"]* =org/n/state [1]*)"_s};
    QTest::newRow("add to an instance without primary domain")
        << add(u"i2"_s, u"Second"_s, u"o2"_s)
        << QStringList{
               uR"(i2/org/o2/o2 r1 org.added {"name":"Second"} +i2/org_name/Second(Errors.Org.AlreadyExists) =org/o2/name ["Second"]* =org/o2/state [1]*)"_s};
    QTest::newRow("rename without domain")
        << rename(u"i1"_s, u"o5"_s, u"Fancy"_s)
        << QStringList{
               uR"(i1/org/o5/o5 r1 org.changed {"name":"Fancy"} -i1/org_name/Plain +i1/org_name/Fancy(Errors.Org.AlreadyExists) =org/o5/name ["Fancy"]*)"_s};
    QTest::newRow("rename in another case only")
        << rename(u"i1"_s, u"o4"_s, u"LEHIGH university"_s)
        << QStringList{
               uR"(i1/org/o4/o4 r1 org.changed {"name":"LEHIGH university"} -i1/org_name/Lehigh University +i1/org_name/LEHIGH university(Errors.Org.AlreadyExists) =org/o4/name ["LEHIGH university"]*)"_s};
    QTest::newRow("rename with the swap of the generated domain")
        << rename(u"i1"_s, u"o4"_s, u"Lehigh"_s)
        << QStringList{
               uR"(i1/org/o4/o4 r1 org.changed {"name":"Lehigh"} -i1/org_name/Lehigh University +i1/org_name/Lehigh(Errors.Org.AlreadyExists) =org/o4/name ["Lehigh"]*)"_s,
               uR"(i1/org/o4/o4 r1 org.domain.added {"domain":"lehigh.acme.example"} =org_domain/lehigh.acme.example/verified [false])"_s,
               uR"(i1/org/o4/o4 r1 org.domain.verified {"domain":"lehigh.acme.example"} +i1/org_domain/lehigh.acme.example(Errors.Org.Domain.AlreadyExists) =org_domain/lehigh.acme.example/verified [true])"_s,
               uR"(i1/org/o4/o4 r1 org.domain.primary.set {"domain":"lehigh.acme.example"})"_s,
               uR"(i1/org/o4/o4 r1 org.domain.removed {"domain":"lehigh-university.acme.example"} -i1/org_domain/lehigh-university.acme.example =org_domain/lehigh-university.acme.example/verified [false])"_s};
    QTest::newRow("deactivate the default organization")
        << on<DeactivateOrganization>(u"i1"_s, u" o1 "_s)
        << QStringList{u"i1/org/o1/o1 r1 org.deactivated {} =org/o1/state [2]*"_s};
    QTest::newRow("reactivate") << on<ReactivateOrganization>(u"i1"_s, u"o3"_s)
                                << QStringList{u"i1/org/o3/o3 r1 org.reactivated {} =org/o3/state [1]*"_s};
    QTest::newRow("remove")
        << on<RemoveOrganization>(u"i1"_s, u"o4"_s)
        << QStringList{
               u"i1/org/o4/o4 r1 org.removed NULL -i1/org_name/Lehigh University -i1/org_domain/Old.Edu -i1/org_domain/lehigh-university.acme.example -i1/org_domain/lehigh.edu -fields of the aggregate"_s};
}

void OrganizationCommandsTest::aCommandRecordsItsEvents()
{
    QFETCH(CommandMaker, command);
    CommandScene scene;

    const auto outcome = scene.apply(command());

    QVERIFY2(outcome, outcome ? "" : qPrintable(toLogText(outcome.error())));
    QTEST(scene.pushedTexts(), "events");
    QVERIFY(outcome->results.at(0).changed);
    QCOMPARE(outcome->results.at(0).id, outcome->events.at(0).aggregate.id);
    QCOMPARE(outcome->events.at(0).creator, u"tester"_s);
    QCOMPARE(scene.rowLines(), scene.foldedLines());
}

void OrganizationCommandsTest::aRefusalNamesWhoHoldsTheName()
{
    CommandScene scene;

    const auto row = scene.apply(add(u"i1"_s, u"First"_s)());
    const auto constraint = scene.apply(add(u"i1"_s, u"first"_s)());
    const auto domain = scene.apply(add(u"i1"_s, u"lehigh university!"_s)());

    QCOMPARE(row.error().message,
             u"The organization name \"First\" is already taken by organization \"First\" (o1)."_s);
    QCOMPARE(constraint.error().message,
             u"The organization name \"first\" is already taken by organization \"First\" (o1)."_s);
    QCOMPARE(
        domain.error().message,
        u"The verified domain \"lehigh-university.acme.example\" is already taken by organization \"Lehigh University\" (o4)."_s);
}

void OrganizationCommandsTest::aNameOfARemovedOrganizationIsFreeAgain()
{
    CommandScene scene;
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(on<RemoveOrganization>(u"i1"_s, u"o4"_s)());
    commands.push_back(add(u"i1"_s, u"LEHIGH UNIVERSITY"_s, u"o4"_s)());

    const auto outcome = scene.apply(std::move(commands));

    QVERIFY2(outcome, outcome ? "" : qPrintable(toLogText(outcome.error())));
    QCOMPARE(outcome->events.at(1).sequence, outcome->events.at(0).sequence + 1);
    QVERIFY(scene.constraints().contains(u"i1/org_name/lehigh university"_s));
    QVERIFY(scene.constraints().contains(u"i1/org_domain/lehigh-university.acme.example"_s));
    QVERIFY(!scene.constraints().contains(u"i1/org_domain/lehigh.edu"_s));
    QCOMPARE(scene.rowLines(), scene.foldedLines());
}

void OrganizationCommandsTest::renamingToADomainHeldAlreadyDoesNotAddItAgain()
{
    CommandScene scene;
    const OrganizationEvents lehigh(InstanceId(u"i1"_s), OrganizationId(u"o4"_s));
    scene.happen({lehigh.domainAdded(u"lehigh.acme.example"_s)});

    const auto outcome = scene.apply(rename(u"i1"_s, u"o4"_s, u"Lehigh"_s)());

    QVERIFY2(outcome, outcome ? "" : qPrintable(toLogText(outcome.error())));
    QStringList types;
    for (const StoredEvent& event : outcome->events) {
        types.append(event.type);
    }
    QCOMPARE(types,
             (QStringList{u"org.changed"_s, u"org.domain.verified"_s, u"org.domain.primary.set"_s,
                          u"org.domain.removed"_s}));
    QCOMPARE(scene.rowLines(), scene.foldedLines());
}

void OrganizationCommandsTest::renamingKeepsAnotherPrimaryDomain()
{
    CommandScene scene;
    const OrganizationEvents lehigh(InstanceId(u"i1"_s), OrganizationId(u"o4"_s));
    scene.happen({lehigh.primaryDomainSet(u"lehigh.edu"_s)});

    const auto outcome = scene.apply(rename(u"i1"_s, u"o4"_s, u"Lehigh"_s)());

    QVERIFY(outcome);
    QVERIFY(scene.rowLines().contains(u"organization domain i1 o4 lehigh.edu verified primary"_s));
    QVERIFY(scene.rowLines().contains(u"organization domain i1 o4 lehigh.acme.example verified"_s));
    QVERIFY(scene.rowLines().filter(u"lehigh-university.acme.example"_s).isEmpty());
    QCOMPARE(scene.rowLines(), scene.foldedLines());
}

void OrganizationCommandsTest::aDomainGeneratedByTheReferenceInUnicodeIsSwapped()
{
    CommandScene scene;
    const OrganizationEvents created(InstanceId(u"i1"_s), OrganizationId(u"o6"_s));
    scene.happen({created.added(u"Große Firma"_s), created.domainAdded(u"große-firma.acme.example"_s),
                  created.domainVerified(u"große-firma.acme.example"_s)});

    const auto outcome = scene.apply(rename(u"i1"_s, u"o6"_s, u"Firma"_s)());

    QVERIFY(outcome);
    QVERIFY(scene.rowLines().contains(u"organization domain i1 o6 firma.acme.example verified"_s));
    QVERIFY(!scene.rowLines().contains(u"organization domain i1 o6 große-firma.acme.example verified"_s));
    QVERIFY(!scene.constraints().contains(u"i1/org_domain/große-firma.acme.example"_s));
}

void OrganizationCommandsTest::aTakenGeneratedDomainRefusesTheRename()
{
    CommandScene scene;
    const OrganizationEvents plain(InstanceId(u"i1"_s), OrganizationId(u"o5"_s));
    scene.happen({plain.domainAdded(u"lehigh.acme.example"_s), plain.domainVerified(u"lehigh.acme.example"_s)});

    const auto outcome = scene.apply(rename(u"i1"_s, u"o4"_s, u"Lehigh"_s)());

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::AlreadyExists);
    QCOMPARE(outcome.error().messageKey, u"Errors.Org.Domain.AlreadyExists"_s);
    QCOMPARE(outcome.error().message,
             u"The verified domain \"lehigh.acme.example\" is already taken by organization \"Plain\" (o5)."_s);
}

void OrganizationCommandsTest::anOrganizationAddedAndRemovedInOneBatchLeavesNoConstraint()
{
    CommandScene scene;
    const QStringList constraints = scene.constraints();
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(add(u"i1"_s, u"New"_s)());
    commands.push_back(rename(u"i1"_s, u"n"_s, u"Newer"_s)());
    commands.push_back(rename(u"i1"_s, u"n"_s, u"New"_s)());
    commands.push_back(on<RemoveOrganization>(u"i1"_s, u"n"_s)());

    const auto outcome = scene.apply(std::move(commands));

    QVERIFY2(outcome, outcome ? "" : qPrintable(toLogText(outcome.error())));
    QCOMPARE(scene.constraints(), constraints);
    QCOMPARE(scene.rowLines(), scene.foldedLines());
}

void OrganizationCommandsTest::commandsAreNamedAsInTheBatchFile()
{
    const InstanceId i;
    const OrganizationId o;
    QStringList names;

    names << AddOrganization(i, {}).name() << RenameOrganization(i, o, {}).name() << DeactivateOrganization(i, o).name()
          << ReactivateOrganization(i, o).name() << RemoveOrganization(i, o).name();

    QCOMPARE(names,
             (QStringList{u"organization.add"_s, u"organization.rename"_s, u"organization.deactivate"_s,
                          u"organization.reactivate"_s, u"organization.remove"_s}));
}

CASTELLAN_TEST(OrganizationCommandsTest)
#include "OrganizationCommandsTest.moc"
