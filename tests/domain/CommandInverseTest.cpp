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
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/DeactivateOrganization.h"
#include "domain/organization/ReactivateOrganization.h"
#include "domain/organization/RemoveOrganization.h"
#include "domain/organization/RemoveOrganizationDomain.h"
#include "domain/organization/RenameOrganization.h"
#include "domain/organization/SetPrimaryOrganizationDomain.h"
#include "domain/organization/VerifyOrganizationDomain.h"
#include "tests/support/CommandScene.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto first = [] { return InstanceId(QStringLiteral("i1")); };

template<typename C, typename... Arguments>
CommandMaker onFirst(Arguments... arguments)
{
    return [=] { return std::make_unique<C>(first(), arguments...); };
}

CommandMaker addDomain(const QString& organization, const QString& domain, bool verified, bool primary)
{
    return [=] {
        auto command = std::make_unique<AddOrganizationDomain>(first(), OrganizationId(organization), domain);
        command->isVerified = verified;
        command->isPrimary = primary;
        return command;
    };
}

OrganizationId org(const QString& id)
{
    return OrganizationId(id);
}

} // namespace

class CommandInverseTest : public QObject
{
    Q_OBJECT

private slots:
    void theInverseRestoresRowsAndConstraints_data();
    void theInverseRestoresRowsAndConstraints();
    void someCommandsHaveNoWayBack_data();
    void someCommandsHaveNoWayBack();
    void aWholeBatchIsUndoneLastFirst();
    void aCommandCanBeRunAgainOnFreshData();
};

void CommandInverseTest::theInverseRestoresRowsAndConstraints_data()
{
    QTest::addColumn<CommandMaker>("command");

    QTest::newRow("instance.add") << CommandMaker([] { return std::make_unique<AddInstance>(u"New"_s); });
    QTest::newRow("instance.rename") << onFirst<RenameInstance>(u"Other"_s);
    QTest::newRow("default organization") << onFirst<SetDefaultOrganization>(org(u"o2"_s));
    QTest::newRow("default language") << onFirst<SetDefaultLanguage>(u"de"_s);
    QTest::newRow("custom domain add") << onFirst<AddInstanceDomain>(u"new.example"_s);
    QTest::newRow("primary custom domain") << onFirst<SetPrimaryInstanceDomain>(u"Old.Example"_s);
    QTest::newRow("primary custom domain remove") << onFirst<RemoveInstanceDomain>(u"acme.example"_s);
    QTest::newRow("trusted domain add") << onFirst<AddTrustedDomain>(u"new.example"_s);
    QTest::newRow("trusted domain remove") << onFirst<RemoveTrustedDomain>(u"trust.example"_s);
    QTest::newRow("organization.add") << onFirst<AddOrganization>(u"New"_s);
    QTest::newRow("organization.rename") << onFirst<RenameOrganization>(org(u"o5"_s), u"Other"_s);
    QTest::newRow("organization.rename with swap") << onFirst<RenameOrganization>(org(u"o4"_s), u"Lehigh"_s);
    QTest::newRow("organization.rename, case only")
        << onFirst<RenameOrganization>(org(u"o4"_s), u"lehigh university"_s);
    QTest::newRow("deactivate") << onFirst<DeactivateOrganization>(org(u"o1"_s));
    QTest::newRow("reactivate") << onFirst<ReactivateOrganization>(org(u"o3"_s));
    QTest::newRow("organization domain add") << addDomain(u"o1"_s, u"new.edu"_s, true, false);
    QTest::newRow("organization domain add, primary after another") << addDomain(u"o4"_s, u"new.edu"_s, true, true);
    QTest::newRow("organization domain claim") << addDomain(u"o1"_s, u"lehigh.edu"_s, false, false);
    QTest::newRow("primary organization domain")
        << onFirst<SetPrimaryOrganizationDomain>(org(u"o4"_s), u"lehigh.edu"_s);
    QTest::newRow("verified domain remove") << onFirst<RemoveOrganizationDomain>(org(u"o4"_s), u"lehigh.edu"_s);
    QTest::newRow("claimed domain remove") << onFirst<RemoveOrganizationDomain>(org(u"o4"_s), u"claim.edu"_s);
}

void CommandInverseTest::theInverseRestoresRowsAndConstraints()
{
    QFETCH(CommandMaker, command);
    CommandScene scene;
    const QStringList rows = scene.rowLines();
    const QStringList constraints = scene.constraints();
    const auto done = scene.apply(command());
    QVERIFY2(done, done ? "" : qPrintable(toLogText(done.error())));
    QVERIFY(scene.rowLines() != rows);

    const auto undone = scene.apply(scene.takeInverse());

    QVERIFY2(undone, undone ? "" : qPrintable(toLogText(undone.error())));
    QVERIFY(!undone->events.isEmpty());
    QCOMPARE(scene.rowLines(), rows);
    QCOMPARE(scene.constraints(), constraints);
    QCOMPARE(scene.rowLines(), scene.foldedLines());
}

void CommandInverseTest::someCommandsHaveNoWayBack_data()
{
    QTest::addColumn<CommandMaker>("command");

    QTest::newRow("instance.remove") << onFirst<RemoveInstance>();
    QTest::newRow("organization.remove") << onFirst<RemoveOrganization>(org(u"o4"_s));
    QTest::newRow("verify") << onFirst<VerifyOrganizationDomain>(org(u"o4"_s), u"claim.edu"_s);
    QTest::newRow("first primary organization domain") << addDomain(u"o1"_s, u"new.edu"_s, true, true);
    QTest::newRow("generated custom domain") << onFirst<AddInstanceDomain>(u"gen.example"_s, true);
    QTest::newRow("first default organization") << CommandMaker(
        [] { return std::make_unique<SetDefaultOrganization>(InstanceId(u"i2"_s), OrganizationId(u"o1"_s)); });
    QTest::newRow("first default language")
        << CommandMaker([] { return std::make_unique<SetDefaultLanguage>(InstanceId(u"i2"_s), u"de"_s); });
    QTest::newRow("first primary custom domain") << CommandMaker(
        [] { return std::make_unique<SetPrimaryInstanceDomain>(InstanceId(u"i2"_s), u"beta.example"_s); });
}

void CommandInverseTest::someCommandsHaveNoWayBack()
{
    QFETCH(CommandMaker, command);
    CommandScene scene;

    const auto done = scene.apply(command());

    QVERIFY2(done, done ? "" : qPrintable(toLogText(done.error())));
    QVERIFY(scene.takeInverse().empty());
}

void CommandInverseTest::aWholeBatchIsUndoneLastFirst()
{
    CommandScene scene;
    const QStringList rows = scene.rowLines();
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<RenameOrganization>(first(), org(u"o1"_s), u"Swap"_s));
    commands.push_back(std::make_unique<RenameOrganization>(first(), org(u"o2"_s), u"First"_s));
    commands.push_back(std::make_unique<RenameOrganization>(first(), org(u"o1"_s), u"Second"_s));
    commands.push_back(std::make_unique<RenameInstance>(first(), u"Acme"_s));
    const auto done = scene.apply(std::move(commands));
    QVERIFY2(done, done ? "" : qPrintable(toLogText(done.error())));

    const auto undone = scene.apply(scene.takeInverse());

    QVERIFY2(undone, undone ? "" : qPrintable(toLogText(undone.error())));
    QCOMPARE(undone->events.size(), 3);
    QCOMPARE(scene.rowLines(), rows);
}

void CommandInverseTest::aCommandCanBeRunAgainOnFreshData()
{
    CommandScene scene;
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<AddOrganization>(first(), u"New"_s));
    commands.push_back(std::make_unique<RenameInstance>(first(), u"Other"_s));
    Batch batch;
    for (auto& command : commands) {
        batch.add(std::move(command));
    }
    const auto previewed = scene.preview(batch);
    QVERIFY(previewed);

    const auto again = scene.apply(batch);

    QVERIFY(again);
    QCOMPARE(again->results, previewed->results);
    QCOMPARE(again->events.size(), previewed->events.size());
    QCOMPARE(scene.rowLines(), scene.foldedLines());
}

CASTELLAN_TEST(CommandInverseTest)
#include "CommandInverseTest.moc"
