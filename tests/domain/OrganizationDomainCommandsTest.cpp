#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/RemoveOrganizationDomain.h"
#include "domain/organization/SetPrimaryOrganizationDomain.h"
#include "domain/organization/VerifyOrganizationDomain.h"
#include "tests/support/CommandScene.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

namespace {

template<typename C>
CommandMaker onDomain(const QString& organization, const QString& domain, const QString& instance = u"i1"_s)
{
    return [=] { return std::make_unique<C>(InstanceId(instance), OrganizationId(organization), domain); };
}

CommandMaker adding(const QString& organization, const QString& domain, std::optional<bool> verified = {},
                    bool primary = false)
{
    return [=] {
        auto command = std::make_unique<AddOrganizationDomain>(InstanceId(u"i1"_s), OrganizationId(organization),
                                                               domain);
        command->isVerified = verified;
        command->isPrimary = primary;
        return command;
    };
}

} // namespace

class OrganizationDomainCommandsTest : public QObject
{
    Q_OBJECT

private slots:
    void aCommandIsRefused_data();
    void aCommandIsRefused();
    void aCommandRecordsItsEvents_data();
    void aCommandRecordsItsEvents();
    void settingThePrimaryDomainAgainIsNoEvent();
    void thePolicyDecidesWhetherADomainIsVerified_data();
    void thePolicyDecidesWhetherADomainIsVerified();
    void aRefusalNamesTheVerifiedHolder_data();
    void aRefusalNamesTheVerifiedHolder();
    void aDomainAddedAndRemovedInOneBatchLeavesNoConstraint();
    void commandsAreNamedAsInTheBatchFile();
};

void OrganizationDomainCommandsTest::aCommandIsRefused_data()
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
    const QString notOn = u"Errors.Org.DomainNotOnOrg"_s;

    row("add: empty", adding(u"o1"_s, u" "_s), invalid, u"ORG-r3h4J"_s, u"Errors.Invalid.Argument"_s);
    row("add: character", adding(u"o1"_s, u"a b"_s), invalid, u"CAS-DomainCharacter"_s, {});
    row("add: label", adding(u"o1"_s, u"a-.edu"_s), invalid, u"CAS-DomainLabel"_s, {});
    row("add: long", adding(u"o1"_s, QString(u"abc."_s).repeated(63) + u"toolong"_s), invalid, u"CAS-DomainLength"_s,
        {});
    row("add: no organization id", adding(u" "_s, u"a.edu"_s), invalid, u"CAS-OrganizationId"_s, {});
    row("add: no organization", adding(u"o9"_s, u"a.edu"_s), missing, u"COMMAND-QXPGs"_s, u"Errors.Org.NotFound"_s);
    row("add: no instance", onDomain<AddOrganizationDomain>(u"o1"_s, u"a.edu"_s, u"i9"_s), missing, u"COMMAND-QXPGs"_s,
        u"Errors.Org.NotFound"_s);
    row("add: own already", adding(u"o4"_s, u"CLAIM.edu"_s), taken, u"V2-e1wse"_s, u"Errors.Already.Exists"_s);
    row("add: own already, verified", adding(u"o4"_s, u"lehigh.edu"_s), taken, u"V2-e1wse"_s,
        u"Errors.Already.Exists"_s);
    row("add: verified elsewhere", adding(u"o1"_s, u"lehigh.edu"_s), taken, u"V3-DKcYh"_s,
        u"Errors.Org.Domain.AlreadyExists"_s);
    row("add: verified elsewhere in an old spelling", adding(u"o1"_s, u"old.edu"_s), taken, u"V3-DKcYh"_s,
        u"Errors.Org.Domain.AlreadyExists"_s);
    row("add: primary but unverified", adding(u"o1"_s, u"a.edu"_s, false, true), failedCheck, u"ORG-Ggd32"_s,
        u"Errors.Org.DomainNotVerified"_s);

    row("verify: empty", onDomain<VerifyOrganizationDomain>(u"o4"_s, QString()), invalid, u"ORG-yqlVQ"_s,
        u"Errors.Invalid.Argument"_s);
    row("verify: missing", onDomain<VerifyOrganizationDomain>(u"o4"_s, u"x.edu"_s), missing, u"ORG-Sjdi3"_s, notOn);
    row("verify: no organization", onDomain<VerifyOrganizationDomain>(u"o9"_s, u"x.edu"_s), missing, u"ORG-Sjdi3"_s,
        notOn);
    row("verify: already", onDomain<VerifyOrganizationDomain>(u"o4"_s, u"lehigh.edu"_s), taken, u"V3-DKcYh"_s,
        u"Errors.Org.Domain.AlreadyExists"_s);

    row("primary: empty", onDomain<SetPrimaryOrganizationDomain>(u"o4"_s, QString()), invalid, u"ORG-SsDG2"_s,
        u"Errors.Org.InvalidDomain"_s);
    row("primary: missing", onDomain<SetPrimaryOrganizationDomain>(u"o4"_s, u"x.edu"_s), missing, u"ORG-GDfA3"_s,
        notOn);
    row("primary: of another organization", onDomain<SetPrimaryOrganizationDomain>(u"o1"_s, u"lehigh.edu"_s), missing,
        u"ORG-GDfA3"_s, notOn);
    row("primary: unverified", onDomain<SetPrimaryOrganizationDomain>(u"o4"_s, u"claim.edu"_s), failedCheck,
        u"ORG-Ggd32"_s, u"Errors.Org.DomainNotVerified"_s);

    row("remove: empty", onDomain<RemoveOrganizationDomain>(u"o4"_s, QString()), invalid, u"ORG-SJsK3"_s,
        u"Errors.Org.InvalidDomain"_s);
    row("remove: missing", onDomain<RemoveOrganizationDomain>(u"o4"_s, u"x.edu"_s), missing, u"ORG-GDfA3"_s, notOn);
    row("remove: NUL", onDomain<RemoveOrganizationDomain>(u"o4"_s, QString(QChar(0)) + u".edu"_s), invalid,
        u"CAS-DomainCharacter"_s, {});
    row("remove: old spelling in lower case", onDomain<RemoveOrganizationDomain>(u"o4"_s, u"old.edu"_s), missing,
        u"ORG-GDfA3"_s, notOn);
    row("remove: primary", onDomain<RemoveOrganizationDomain>(u"o4"_s, u"lehigh-university.acme.example"_s),
        failedCheck, u"ORG-Sjdi3"_s, u"Errors.Org.PrimaryDomainNotDeletable"_s);
}

void OrganizationDomainCommandsTest::aCommandIsRefused()
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

void OrganizationDomainCommandsTest::aCommandRecordsItsEvents_data()
{
    QTest::addColumn<CommandMaker>("command");
    QTest::addColumn<QStringList>("events");
    QTest::addColumn<QString>("resultDomain");
    const QString added =
        uR"(i1/org/o1/o1 r1 org.domain.added {"domain":"new.edu"} =org_domain/new.edu/verified [false])"_s;
    const QString verified =
        uR"(i1/org/o1/o1 r1 org.domain.verified {"domain":"new.edu"} +i1/org_domain/new.edu(Errors.Org.Domain.AlreadyExists) =org_domain/new.edu/verified [true])"_s;

    QTest::newRow("add") << adding(u" o1 "_s, u" NEW.edu. "_s) << QStringList{added, verified} << u"new.edu"_s;
    QTest::newRow("add unverified") << adding(u"o1"_s, u"new.edu"_s, false) << QStringList{added} << u"new.edu"_s;
    QTest::newRow("add primary") << adding(u"o1"_s, u"new.edu"_s, true, true)
                                 << QStringList{added, verified,
                                                uR"(i1/org/o1/o1 r1 org.domain.primary.set {"domain":"new.edu"})"_s}
                                 << u"new.edu"_s;
    QTest::newRow("claim what another one has verified")
        << adding(u"o1"_s, u"lehigh.edu"_s, false)
        << QStringList{uR"(i1/org/o1/o1 r1 org.domain.added {"domain":"lehigh.edu"} =org_domain/lehigh.edu/verified [false])"_s}
        << u"lehigh.edu"_s;
    QTest::newRow("verify")
        << onDomain<VerifyOrganizationDomain>(u"o4"_s, u"claim.edu"_s)
        << QStringList{uR"(i1/org/o4/o4 r1 org.domain.verified {"domain":"claim.edu"} +i1/org_domain/claim.edu(Errors.Org.Domain.AlreadyExists) =org_domain/claim.edu/verified [true])"_s}
        << u"claim.edu"_s;
    QTest::newRow("verify what another instance only claims")
        << onDomain<VerifyOrganizationDomain>(u"o1"_s, u"lehigh.edu"_s, u"i2"_s)
        << QStringList{uR"(i2/org/o1/o1 r1 org.domain.verified {"domain":"lehigh.edu"} +i2/org_domain/lehigh.edu(Errors.Org.Domain.AlreadyExists) =org_domain/lehigh.edu/verified [true])"_s}
        << u"lehigh.edu"_s;
    QTest::newRow("primary") << onDomain<SetPrimaryOrganizationDomain>(u"o4"_s, u"Old.Edu"_s)
                             << QStringList{uR"(i1/org/o4/o4 r1 org.domain.primary.set {"domain":"Old.Edu"})"_s}
                             << u"Old.Edu"_s;
    QTest::newRow("remove verified")
        << onDomain<RemoveOrganizationDomain>(u"o4"_s, u"Lehigh.edu"_s)
        << QStringList{uR"(i1/org/o4/o4 r1 org.domain.removed {"domain":"lehigh.edu"} -i1/org_domain/lehigh.edu =org_domain/lehigh.edu/verified [false])"_s}
        << u"lehigh.edu"_s;
    QTest::newRow("remove unverified")
        << onDomain<RemoveOrganizationDomain>(u"o4"_s, u"claim.edu"_s)
        << QStringList{uR"(i1/org/o4/o4 r1 org.domain.removed {"domain":"claim.edu"} =org_domain/claim.edu/verified [false])"_s}
        << u"claim.edu"_s;
    QTest::newRow("remove an old spelling")
        << onDomain<RemoveOrganizationDomain>(u"o4"_s, u"Old.Edu"_s)
        << QStringList{uR"(i1/org/o4/o4 r1 org.domain.removed {"domain":"Old.Edu"} -i1/org_domain/Old.Edu =org_domain/Old.Edu/verified [false])"_s}
        << u"Old.Edu"_s;
}

void OrganizationDomainCommandsTest::aCommandRecordsItsEvents()
{
    QFETCH(CommandMaker, command);
    CommandScene scene;

    const auto outcome = scene.apply(command());

    QVERIFY2(outcome, outcome ? "" : qPrintable(toLogText(outcome.error())));
    QTEST(scene.pushedTexts(), "events");
    QTEST(outcome->results.at(0).domain, "resultDomain");
    QVERIFY(outcome->results.at(0).changed);
    QCOMPARE(outcome->results.at(0).id, outcome->events.at(0).aggregate.id);
    QCOMPARE(scene.rowLines(), scene.foldedLines());
}

void OrganizationDomainCommandsTest::settingThePrimaryDomainAgainIsNoEvent()
{
    CommandScene scene;

    const auto outcome = scene.apply(
        onDomain<SetPrimaryOrganizationDomain>(u"o4"_s, u"lehigh-university.acme.example"_s)());

    QVERIFY(outcome);
    QVERIFY(!outcome->results.at(0).changed);
    QVERIFY(outcome->events.isEmpty());
}

void OrganizationDomainCommandsTest::thePolicyDecidesWhetherADomainIsVerified_data()
{
    QTest::addColumn<QString>("policies"); // of the instance, of the organization; - for none
    QTest::addColumn<bool>("isVerified");

    QTest::newRow("none") << u"--"_s << true;
    QTest::newRow("instance demands") << u"1-"_s << false;
    QTest::newRow("instance does not") << u"0-"_s << true;
    QTest::newRow("organization demands") << u"01"_s << false;
    QTest::newRow("organization does not") << u"10"_s << true;
}

void OrganizationDomainCommandsTest::thePolicyDecidesWhetherADomainIsVerified()
{
    QFETCH(QString, policies);
    QFETCH(bool, isVerified);
    CommandScene scene;
    auto& known = scene.database().content.domainPolicies;
    if (policies.at(0) != u'-') {
        known.insert({u"i1"_s, QString()}, policies.at(0) == u'1');
    }
    if (policies.at(1) != u'-') {
        known.insert({u"i1"_s, u"o1"_s}, policies.at(1) == u'1');
    }

    const auto outcome = scene.apply(adding(u"o1"_s, u"new.edu"_s)());

    QVERIFY(outcome);
    QCOMPARE(outcome->events.size(), isVerified ? 2 : 1);
    QCOMPARE(scene.rowLines().contains(u"organization domain i1 o1 new.edu verified"_s), isVerified);
}

void OrganizationDomainCommandsTest::aRefusalNamesTheVerifiedHolder_data()
{
    QTest::addColumn<QString>("domain");

    QTest::newRow("of the same spelling") << u"lehigh.edu"_s;
    QTest::newRow("of another spelling") << u"old.edu"_s;
}

void OrganizationDomainCommandsTest::aRefusalNamesTheVerifiedHolder()
{
    QFETCH(QString, domain);
    CommandScene scene;

    const auto outcome = scene.apply(adding(u"o1"_s, domain, true)());

    QCOMPARE(outcome.error().message,
             u"The verified domain \"%1\" is already taken by organization \"Lehigh University\" (o4)."_s.arg(domain));
    QCOMPARE(outcome.error().field, u"domain"_s);
    QCOMPARE(outcome.error().subject, domain);
}

void OrganizationDomainCommandsTest::aDomainAddedAndRemovedInOneBatchLeavesNoConstraint()
{
    CommandScene scene;
    const QStringList constraints = scene.constraints();
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(adding(u"o1"_s, u"new.edu"_s, true)());
    commands.push_back(onDomain<RemoveOrganizationDomain>(u"o1"_s, u"new.edu"_s)());
    commands.push_back(adding(u"o2"_s, u"new.edu"_s, true)());
    commands.push_back(onDomain<RemoveOrganizationDomain>(u"o2"_s, u"new.edu"_s)());

    const auto outcome = scene.apply(std::move(commands));

    QVERIFY2(outcome, outcome ? "" : qPrintable(toLogText(outcome.error())));
    QCOMPARE(outcome->events.size(), 6);
    QCOMPARE(scene.constraints(), constraints);
    QCOMPARE(scene.rowLines(), scene.foldedLines());
}

void OrganizationDomainCommandsTest::commandsAreNamedAsInTheBatchFile()
{
    const InstanceId i;
    const OrganizationId o;
    QStringList names;

    names << AddOrganizationDomain(i, o, {}).name() << VerifyOrganizationDomain(i, o, {}).name()
          << SetPrimaryOrganizationDomain(i, o, {}).name() << RemoveOrganizationDomain(i, o, {}).name();

    QCOMPARE(names,
             (QStringList{u"organization.domain.add"_s, u"organization.domain.verify"_s,
                          u"organization.domain.primary.set"_s, u"organization.domain.remove"_s}));
}

CASTELLAN_TEST(OrganizationDomainCommandsTest)
#include "OrganizationDomainCommandsTest.moc"
