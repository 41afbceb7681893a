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
#include "domain/organization/AddOrganization.h"
#include "tests/support/CommandScene.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

namespace {

InstanceId in(const QString& id)
{
    return InstanceId(id);
}

template<typename C, typename... Arguments>
CommandMaker make(Arguments... arguments)
{
    return [=] { return std::make_unique<C>(arguments...); };
}

CommandMaker addInstance(const std::function<void(AddInstance&)>& change, const QString& name = u"New"_s)
{
    return [=] {
        auto command = std::make_unique<AddInstance>(name);
        change(*command);
        return command;
    };
}

CommandMaker setOrganization(const QString& instance, const QString& organization)
{
    return make<SetDefaultOrganization>(in(instance), OrganizationId(organization));
}

} // namespace

class InstanceCommandsTest : public QObject
{
    Q_OBJECT

private slots:
    void aCommandIsRefused_data();
    void aCommandIsRefused();
    void aCommandRecordsItsEvents_data();
    void aCommandRecordsItsEvents();
    void whatIsAsItShouldBeSucceedsWithoutEvent_data();
    void whatIsAsItShouldBeSucceedsWithoutEvent();
    void aGeneratedIdIsAnsweredWith();
    void aRefusalNamesWhoHoldsTheDomain();
    void anInstanceAddedAndRemovedInOneBatchLeavesNothingBehind();
    void commandsAreNamedAsInTheBatchFile();
    void theTextsOfAnInstanceAreTrimmed();
};

void InstanceCommandsTest::aCommandIsRefused_data() // NOLINT(readability-function-size): a table
{
    QTest::addColumn<CommandMaker>("command");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("messageKey");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name, const CommandMaker& command, const QString& expected) {
        const QStringList parts = expected.split(u' ');
        QTest::newRow(name) << command << parts[0] << parts[1] << parts.value(2) << parts.value(3);
    };
    const QString invalid = u"invalid-argument "_s;

    row("add: blank id", addInstance([](AddInstance& add) { add.id = u"  "_s; }),
        u"invalid-argument CAS-IdEmpty  id"_s);
    row("add: long id", addInstance([](AddInstance& add) { add.id = QString(201, u'a'); }),
        u"invalid-argument CAS-IdLength  id"_s);
    row("add: id of 201 bytes", addInstance([](AddInstance& add) { add.id = QString(101, u'ü'); }),
        u"invalid-argument CAS-IdLength  id"_s);
    row("add: tab in the id", addInstance([](AddInstance& add) { add.id = u"a\tb"_s; }),
        u"invalid-argument CAS-IdCharacter  id"_s);
    row("add: NUL in the id", addInstance([](AddInstance& add) { add.id = u"a"_s + QChar(0) + u"b"_s; }),
        u"invalid-argument CAS-IdCharacter  id"_s);
    row("add: direction override in the id", addInstance([](AddInstance& add) { add.id = u"a\u202Eb"_s; }),
        u"invalid-argument CAS-IdCharacter  id"_s);
    row("add: no name", addInstance([](AddInstance&) {}, u" "_s), u"invalid-argument CAS-NameEmpty  name"_s);
    row("add: long name", addInstance([](AddInstance&) {}, QString(201, u'a')),
        u"invalid-argument CAS-NameLength  name"_s);
    row("add: newline in the name", addInstance([](AddInstance&) {}, u"a\nb"_s),
        u"invalid-argument CAS-NameCharacter  name"_s);
    row("add: id taken", addInstance([](AddInstance& add) { add.id = u"i1"_s; }),
        u"already-exists CAS-InstanceExists Errors.Instance.AlreadyExists id"_s);
    row("add: language und", addInstance([](AddInstance& add) { add.defaultLanguage = u"und"_s; }),
        u"invalid-argument LANG-3M9f2 Errors.Language.Undefined defaultLanguage"_s);
    row("add: bad language", addInstance([](AddInstance& add) { add.defaultLanguage = u"e"_s; }),
        u"invalid-argument LANG-lg4DP Errors.Language.NotSupported defaultLanguage"_s);
    row("add: blank organization", addInstance([](AddInstance& add) { add.defaultOrganization = QString(); }),
        u"invalid-argument INST-SWffe Errors.Invalid.Argument defaultOrganization"_s);
    row("add: blank project", addInstance([](AddInstance& add) { add.iamProject = QString(); }),
        u"invalid-argument CAS-IdEmpty  iamProject"_s);
    row("add: client without app", addInstance([](AddInstance& add) { add.consoleClient = u"c"_s; }),
        u"invalid-argument CAS-ConsolePair  consoleApp"_s);
    row("add: app without client", addInstance([](AddInstance& add) { add.consoleApp = u"a"_s; }),
        u"invalid-argument CAS-ConsolePair  consoleClient"_s);

    row("rename: no id", make<RenameInstance>(in(u" "_s), u"B"_s),
        invalid + u"DOM-wSs6kG Errors.Instance.ID instance"_s);
    row("rename: no name", make<RenameInstance>(in(u"i1"_s), u"\t "_s),
        invalid + u"DOM-FPJcLC Errors.Instance.Name name"_s);
    row("rename: id before name", make<RenameInstance>(in(QString()), QString()),
        invalid + u"DOM-wSs6kG Errors.Instance.ID instance"_s);
    row("rename: long name", make<RenameInstance>(in(u"i1"_s), QString(201, u'a')),
        invalid + u"CAS-NameLength  name"_s);
    row("rename: missing", make<RenameInstance>(in(u"i9"_s), u"B"_s),
        u"not-found DOM-ghfov1 Errors.Instance.NotFound instance"_s);
    row("rename: NUL in the id", make<RenameInstance>(in(QString(QChar(0)) + u"x"_s), u"B"_s),
        invalid + u"CAS-IdCharacter  instance"_s);

    row("default organization: no instance id", setOrganization({}, u"o2"_s), invalid + u"CAS-InstanceId  instance"_s);
    row("default organization: no id", setOrganization(u"i1"_s, {}),
        invalid + u"INST-SWffe Errors.Invalid.Argument organization"_s);
    row("default organization: no instance", setOrganization(u"i9"_s, u"o2"_s),
        u"not-found CAS-InstanceNotFound Errors.Instance.NotFound instance"_s);
    row("default organization: the same", setOrganization(u"i1"_s, u" o1 "_s),
        u"precondition-failed INST-SDfw2 Errors.Instance.NotChanged organization"_s);
    row("default organization: missing", setOrganization(u"i1"_s, u"o9"_s),
        u"precondition-failed INSTA-Wfe21 Errors.Org.NotFound organization"_s);
    row("default organization: inactive", setOrganization(u"i1"_s, u"o3"_s),
        u"precondition-failed INSTA-Wfe21 Errors.Org.NotFound organization"_s);
    row("default organization: of another instance", setOrganization(u"i2"_s, u"o2"_s),
        u"precondition-failed INSTA-Wfe21 Errors.Org.NotFound organization"_s);

    row("language: none", make<SetDefaultLanguage>(in(u"i1"_s), u" "_s),
        invalid + u"LANG-3M9f2 Errors.Language.Undefined language"_s);
    row("language: malformed", make<SetDefaultLanguage>(in(u"i1"_s), u"en_US"_s),
        invalid + u"LANG-lg4DP Errors.Language.NotSupported language"_s);
    row("language: no instance", make<SetDefaultLanguage>(in(u"i9"_s), u"de"_s),
        u"not-found CAS-InstanceNotFound Errors.Instance.NotFound instance"_s);
    row("language: the same", make<SetDefaultLanguage>(in(u"i1"_s), u"EN"_s),
        u"precondition-failed INST-DS3rq Errors.Instance.NotChanged language"_s);

    row("remove: no id", make<RemoveInstance>(in(QString())),
        invalid + u"DOM-VpQ9lF Errors.Invalid.Argument instance"_s);
    row("remove: missing", make<RemoveInstance>(in(u"i9"_s)),
        u"not-found COMMA-AE3GS Errors.Instance.NotFound instance"_s);

    const QString taken = u" Errors.Instance.Domain.AlreadyExists domain"_s;
    row("domain: empty", make<AddInstanceDomain>(in(u"i1"_s), u" "_s),
        invalid + u"DOM-jieuM8 Errors.Invalid.Argument domain"_s);
    row("domain: long", make<AddInstanceDomain>(in(u"i1"_s), QString(QString(u"abc."_s).repeated(63) + u"toolong"_s)),
        invalid + u"DOM-jieuM8 Errors.Invalid.Argument domain"_s);
    row("domain: no instance id", make<AddInstanceDomain>(in(u" "_s), u"a_b"_s),
        invalid + u"DOM-YaUBp5 Errors.Invalid.Argument instance"_s);
    row("domain: character", make<AddInstanceDomain>(in(u"i1"_s), u"a_b.example"_s),
        invalid + u"DOM-98VcSQ Errors.Instance.Domain.InvalidCharacter domain"_s);
    row("domain: backslash", make<AddInstanceDomain>(in(u"i1"_s), u"a\\b"_s),
        invalid + u"DOM-98VcSQ Errors.Instance.Domain.InvalidCharacter domain"_s);
    row("domain: label", make<AddInstanceDomain>(in(u"i1"_s), u"-a.example"_s), invalid + u"CAS-DomainLabel  domain"_s);
    row("domain: no instance", make<AddInstanceDomain>(in(u"i9"_s), u"a.example"_s),
        u"not-found CAS-InstanceNotFound Errors.Instance.NotFound instance"_s);
    row("domain: own already", make<AddInstanceDomain>(in(u"i1"_s), u"ACME.example"_s),
        u"already-exists DOM-CvQ8tf"_s + taken);
    row("domain: of another instance", make<AddInstanceDomain>(in(u"i2"_s), u"acme.example"_s),
        u"already-exists DOM-CvQ8tf"_s + taken);
    row("domain: trusted elsewhere", make<AddInstanceDomain>(in(u"i2"_s), u"trust.example"_s),
        u"already-exists DOM-CvQ8tf"_s + taken);
    row("domain: twin of an old spelling", make<AddInstanceDomain>(in(u"i2"_s), u"old.example"_s),
        u"already-exists V3-DKcYh"_s + taken);
    row("trusted: empty", make<AddTrustedDomain>(in(u"i1"_s), QString()),
        invalid + u"DOM-jieuM8 Errors.Invalid.Argument domain"_s);
    row("trusted: already", make<AddTrustedDomain>(in(u"i1"_s), u"trust.example."_s),
        u"already-exists DOM-CvQ8tf"_s + taken);
    row("trusted: of another instance", make<AddTrustedDomain>(in(u"i2"_s), u"trust.example"_s),
        u"already-exists DOM-CvQ8tf"_s + taken);
    row("trusted: custom already", make<AddTrustedDomain>(in(u"i1"_s), u"acme.example"_s),
        u"already-exists DOM-CvQ8tf"_s + taken);

    row("primary: empty", make<SetPrimaryInstanceDomain>(in(u"i1"_s), QString()),
        invalid + u"INST-9mWjf Errors.Invalid.Argument domain"_s);
    row("primary: missing", make<SetPrimaryInstanceDomain>(in(u"i1"_s), u"x.example"_s),
        u"not-found INSTANCE-9nkWf Errors.Instance.Domain.NotFound domain"_s);
    row("primary: trusted", make<SetPrimaryInstanceDomain>(in(u"i1"_s), u"trust.example"_s),
        u"not-found INSTANCE-9nkWf Errors.Instance.Domain.NotFound domain"_s);
    row("primary: of another instance", make<SetPrimaryInstanceDomain>(in(u"i1"_s), u"beta.example"_s),
        u"not-found INSTANCE-9nkWf Errors.Instance.Domain.NotFound domain"_s);

    row("domain remove: empty", make<RemoveInstanceDomain>(in(u"i1"_s), u" "_s),
        invalid + u"DOM-PLpYix Errors.Invalid.Argument domain"_s);
    row("domain remove: no instance id", make<RemoveInstanceDomain>(in(u" "_s), u"a.example"_s),
        invalid + u"DOM-VSsTTf Errors.Invalid.Argument instance"_s);
    row("domain remove: character", make<RemoveInstanceDomain>(in(u"i1"_s), u"a b"_s),
        invalid + u"DOM-dYD5I7 Errors.Instance.Domain.InvalidCharacter domain"_s);
    row("domain remove: missing", make<RemoveInstanceDomain>(in(u"i1"_s), u"x.example"_s),
        u"not-found INSTANCE-8ls9f Errors.Instance.Domain.NotFound domain"_s);
    row("domain remove: of another instance", make<RemoveInstanceDomain>(in(u"i2"_s), u"acme.example"_s),
        u"not-found INSTANCE-8ls9f Errors.Instance.Domain.NotFound domain"_s);
    row("domain remove: trusted", make<RemoveInstanceDomain>(in(u"i1"_s), u"trust.example"_s),
        u"not-found INSTANCE-8ls9f Errors.Instance.Domain.NotFound domain"_s);
    row("domain remove: generated", make<RemoveInstanceDomain>(in(u"i1"_s), u"gen.acme.example"_s),
        u"precondition-failed DOM-cSfCVG Errors.Instance.Domain.GeneratedNotRemovable domain"_s);
    row("domain remove: old spelling in lower case", make<RemoveInstanceDomain>(in(u"i1"_s), u"old.example"_s),
        u"not-found INSTANCE-8ls9f Errors.Instance.Domain.NotFound domain"_s);
    row("trusted remove: missing", make<RemoveTrustedDomain>(in(u"i1"_s), u"x.example"_s),
        u"not-found COMMA-de3z9 Errors.Instance.Domain.NotFound domain"_s);
    row("trusted remove: custom", make<RemoveTrustedDomain>(in(u"i1"_s), u"acme.example"_s),
        u"not-found COMMA-de3z9 Errors.Instance.Domain.NotFound domain"_s);
}

void InstanceCommandsTest::aCommandIsRefused()
{
    QFETCH(CommandMaker, command);
    CommandScene scene;
    const QStringList before = scene.rowLines();

    const auto outcome = scene.apply(command());

    QVERIFY(!outcome);
    QTEST(kindName(outcome.error().kind), "kind");
    QTEST(outcome.error().id, "id");
    QTEST(outcome.error().messageKey, "messageKey");
    QTEST(outcome.error().field, "field");
    QVERIFY(!outcome.error().message.isEmpty());
    QCOMPARE(scene.rowLines(), before);
    QVERIFY(scene.database().pushed.isEmpty());
}

void InstanceCommandsTest::aCommandRecordsItsEvents_data() // NOLINT(readability-function-size): a table
{
    QTest::addColumn<CommandMaker>("command");
    QTest::addColumn<QStringList>("events");
    QTest::addColumn<QString>("resultDomain");

    QTest::newRow("add") << addInstance([](AddInstance& add) { add.id = u"n"_s; })
                         << QStringList{uR"(n/instance/n/n r1 instance.added {"name":"New"})"_s} << QString();
    QTest::newRow("add with everything")
        << addInstance([](AddInstance& add) {
               add.id = u"n"_s;
               add.consoleApp = u"app"_s;
               add.consoleClient = u"client"_s;
               add.iamProject = u"project"_s;
               add.defaultOrganization = u"nowhere"_s;
               add.defaultLanguage = u"DE-ch"_s;
           })
        << QStringList{uR"(n/instance/n/n r1 instance.added {"name":"New"})"_s,
                       uR"(n/instance/n/n r1 instance.default.language.set {"language":"de-CH"})"_s,
                       uR"(n/instance/n/n r1 instance.default.org.set {"orgId":"nowhere"})"_s,
                       uR"(n/instance/n/n r1 instance.iam.project.set {"iamProjectId":"project"})"_s,
                       uR"(n/instance/n/n r1 instance.iam.console.set {"appId":"app","clientId":"client"})"_s}
        << QString();
    QTest::newRow("rename") << make<RenameInstance>(in(u" i1 "_s), u" Other "_s)
                            << QStringList{uR"(i1/instance/i1/i1 r1 instance.changed {"name":"Other"})"_s} << QString();
    QTest::newRow("default organization")
        << setOrganization(u"i1"_s, u"o2"_s)
        << QStringList{uR"(i1/instance/i1/i1 r1 instance.default.org.set {"orgId":"o2"})"_s} << QString();
    QTest::newRow("default language")
        << make<SetDefaultLanguage>(in(u"i1"_s), u"zh-hant-tw"_s)
        << QStringList{uR"(i1/instance/i1/i1 r1 instance.default.language.set {"language":"zh-Hant-TW"})"_s}
        << QString();
    QTest::newRow("remove")
        << make<RemoveInstance>(in(u"i1"_s))
        << QStringList{u"i1/instance/i1/i1 r1 instance.removed NULL -/instance_domain/Old.Example -/instance_domain/acme.example -/instance_domain/gen.acme.example -all constraints of i1 -fields of the instance"_s,
                       uR"(i1/milestone/i1/i1 r2 milestone.v2.reached {"type":"InstanceDeleted"})"_s}
        << QString();
    QTest::newRow("domain add")
        << make<AddInstanceDomain>(in(u"i2"_s), u" Bücher.Example. "_s)
        << QStringList{uR"(i2/instance/i2/i2 r1 instance.domain.added {"domain":"xn--bcher-kva.example"} +/instance_domain/xn--bcher-kva.example(Errors.Instance.Domain.AlreadyExists) =instance_domain/xn--bcher-kva.example/domain ["xn--bcher-kva.example"]*)"_s}
        << u"xn--bcher-kva.example"_s;
    QTest::newRow("generated domain add")
        << make<AddInstanceDomain>(in(u"i2"_s), u"gen.example"_s, true)
        << QStringList{uR"(i2/instance/i2/i2 r1 instance.domain.added {"domain":"gen.example","generated":true} +/instance_domain/gen.example(Errors.Instance.Domain.AlreadyExists) =instance_domain/gen.example/domain ["gen.example"]*)"_s}
        << u"gen.example"_s;
    QTest::newRow("primary set")
        << make<SetPrimaryInstanceDomain>(in(u"i1"_s), u"Old.Example"_s)
        << QStringList{uR"(i1/instance/i1/i1 r1 instance.domain.primary.set {"domain":"Old.Example"})"_s}
        << u"Old.Example"_s;
    QTest::newRow("primary set on a generated one")
        << make<SetPrimaryInstanceDomain>(in(u"i1"_s), u"GEN.acme.example"_s)
        << QStringList{uR"(i1/instance/i1/i1 r1 instance.domain.primary.set {"domain":"gen.acme.example"})"_s}
        << u"gen.acme.example"_s;
    QTest::newRow("domain remove")
        << make<RemoveInstanceDomain>(in(u"i1"_s), u"acme.example"_s)
        << QStringList{uR"(i1/instance/i1/i1 r1 instance.domain.removed {"domain":"acme.example"} -/instance_domain/acme.example -field instance_domain/acme.example/domain)"_s}
        << u"acme.example"_s;
    QTest::newRow("domain of old remove")
        << make<RemoveInstanceDomain>(in(u"i1"_s), u" Old.Example "_s)
        << QStringList{uR"(i1/instance/i1/i1 r1 instance.domain.removed {"domain":"Old.Example"} -/instance_domain/Old.Example -field instance_domain/Old.Example/domain)"_s}
        << u"Old.Example"_s;
    QTest::newRow("trusted add")
        << make<AddTrustedDomain>(in(u"i1"_s), u"new.example"_s)
        << QStringList{uR"(i1/instance/i1/i1 r1 instance.trusted_domains.added {"domain":"new.example"} +i1/trusted_domain/new.example(Errors.Instance.Domain.AlreadyExists))"_s}
        << u"new.example"_s;
    QTest::newRow("trusted remove")
        << make<RemoveTrustedDomain>(in(u"i1"_s), u"TRUST.example"_s)
        << QStringList{uR"(i1/instance/i1/i1 r1 instance.trusted_domains.removed {"domain":"trust.example"} -i1/trusted_domain/trust.example)"_s}
        << u"trust.example"_s;
}

void InstanceCommandsTest::aCommandRecordsItsEvents()
{
    QFETCH(CommandMaker, command);
    CommandScene scene;

    const auto outcome = scene.apply(command());

    QVERIFY2(outcome, outcome ? "" : qPrintable(toLogText(outcome.error())));
    QTEST(scene.pushedTexts(), "events");
    QTEST(outcome->results.at(0).domain, "resultDomain");
    QVERIFY(outcome->results.at(0).changed);
    QCOMPARE(outcome->results.at(0).id, outcome->events.at(0).aggregate.id);
    QCOMPARE(outcome->events.at(0).creator, u"tester"_s);
    QCOMPARE(scene.rowLines(), scene.foldedLines());
}

void InstanceCommandsTest::whatIsAsItShouldBeSucceedsWithoutEvent_data()
{
    QTest::addColumn<CommandMaker>("command");

    QTest::newRow("the same name") << make<RenameInstance>(in(u"i1"_s), u" Acme "_s);
    QTest::newRow("primary already") << make<SetPrimaryInstanceDomain>(in(u"i1"_s), u"acme.example"_s);
}

void InstanceCommandsTest::whatIsAsItShouldBeSucceedsWithoutEvent()
{
    QFETCH(CommandMaker, command);
    CommandScene scene;

    const auto outcome = scene.apply(command());

    QVERIFY(outcome);
    QVERIFY(!outcome->results.at(0).changed);
    QCOMPARE(outcome->results.at(0).id, u"i1"_s);
    QVERIFY(outcome->events.isEmpty());
}

void InstanceCommandsTest::aGeneratedIdIsAnsweredWith()
{
    CommandScene scene;

    const auto outcome = scene.apply(std::make_unique<AddInstance>(u"New"_s));

    QVERIFY(outcome);
    QCOMPARE(outcome->results.at(0).id, u"100000000000000001"_s);
    QCOMPARE(outcome->events.at(0).aggregate.id, u"100000000000000001"_s);
}

void InstanceCommandsTest::aRefusalNamesWhoHoldsTheDomain()
{
    CommandScene scene;

    const auto row = scene.apply(std::make_unique<AddInstanceDomain>(in(u"i2"_s), u"acme.example"_s));
    const auto constraint = scene.apply(std::make_unique<AddInstanceDomain>(in(u"i2"_s), u"old.example"_s));

    QCOMPARE(row.error().message, u"The domain \"acme.example\" is already taken by instance \"Acme\" (i1)."_s);
    QCOMPARE(constraint.error().message, u"The domain \"old.example\" is already taken by instance \"Acme\" (i1)."_s);
}

void InstanceCommandsTest::anInstanceAddedAndRemovedInOneBatchLeavesNothingBehind()
{
    CommandScene scene;
    const QStringList rows = scene.rowLines();
    const QStringList constraints = scene.constraints();
    const auto fields = scene.database().content.fields;
    std::vector<std::unique_ptr<Command>> commands;
    auto add = std::make_unique<AddInstance>(u"New"_s);
    add->id = u"n"_s;
    commands.push_back(std::move(add));
    commands.push_back(std::make_unique<AddInstanceDomain>(in(u"n"_s), u"n.example"_s));
    commands.push_back(std::make_unique<SetPrimaryInstanceDomain>(in(u"n"_s), u"n.example"_s));
    commands.push_back(std::make_unique<AddTrustedDomain>(in(u"n"_s), u"t.example"_s));
    commands.push_back(std::make_unique<AddOrganization>(in(u"n"_s), u"One"_s));
    commands.push_back(std::make_unique<RemoveInstance>(in(u"n"_s)));

    const auto outcome = scene.apply(std::move(commands));

    QVERIFY2(outcome, outcome ? "" : qPrintable(toLogText(outcome.error())));
    QCOMPARE(scene.rowLines(), rows);
    QCOMPARE(scene.constraints(), constraints);
    QCOMPARE(scene.database().content.fields, fields);
}

void InstanceCommandsTest::commandsAreNamedAsInTheBatchFile()
{
    const InstanceId i = in(u"i1"_s);
    QStringList names;

    names << AddInstance(u"A"_s).name() << RenameInstance(i, {}).name() << SetDefaultOrganization(i, {}).name()
          << SetDefaultLanguage(i, {}).name() << RemoveInstance(i).name() << AddInstanceDomain(i, {}).name()
          << SetPrimaryInstanceDomain(i, {}).name() << RemoveInstanceDomain(i, {}).name()
          << AddTrustedDomain(i, {}).name() << RemoveTrustedDomain(i, {}).name();

    QCOMPARE(names,
             (QStringList{u"instance.add"_s, u"instance.rename"_s, u"instance.default-organization.set"_s,
                          u"instance.default-language.set"_s, u"instance.remove"_s, u"instance.domain.add"_s,
                          u"instance.domain.primary.set"_s, u"instance.domain.remove"_s,
                          u"instance.trusted-domain.add"_s, u"instance.trusted-domain.remove"_s}));
}

void InstanceCommandsTest::theTextsOfAnInstanceAreTrimmed()
{
    CommandScene scene;
    auto add = std::make_unique<AddInstance>(u" \tNew "_s);
    add->id = u" n "_s;
    add->iamProject = u" p "_s;

    const auto outcome = scene.apply(std::move(add));

    QVERIFY(outcome);
    QCOMPARE(scene.database().content.rows.instances[u"n"_s].name, u"New"_s);
    QCOMPARE(scene.database().content.rows.instances[u"n"_s].iamProject, u"p"_s);
}

CASTELLAN_TEST(InstanceCommandsTest)
#include "InstanceCommandsTest.moc"
