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

#include <QtTest>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(castellan::test::CommandMaker)

namespace {

const auto first = [] { return InstanceId(QStringLiteral("i1")); };

template<typename C, typename... Arguments>
CommandMaker make(Arguments... arguments)
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
    QTest::newRow("instance.rename") << make<RenameInstance>(u"Other"_s);
    QTest::newRow("default organization") << make<SetDefaultOrganization>(org(u"o2"_s));
    QTest::newRow("default language") << make<SetDefaultLanguage>(u"de"_s);
    QTest::newRow("custom domain add") << make<AddInstanceDomain>(u"new.example"_s);
    QTest::newRow("primary custom domain") << make<SetPrimaryInstanceDomain>(u"Old.Example"_s);
    QTest::newRow("primary custom domain remove") << make<RemoveInstanceDomain>(u"acme.example"_s);
    QTest::newRow("trusted domain add") << make<AddTrustedDomain>(u"new.example"_s);
    QTest::newRow("trusted domain remove") << make<RemoveTrustedDomain>(u"trust.example"_s);
    QTest::newRow("organization.add") << make<AddOrganization>(u"New"_s);
    QTest::newRow("organization.rename") << make<RenameOrganization>(org(u"o5"_s), u"Other"_s);
    QTest::newRow("organization.rename with swap") << make<RenameOrganization>(org(u"o4"_s), u"Lehigh"_s);
    QTest::newRow("organization.rename, case only") << make<RenameOrganization>(org(u"o4"_s), u"lehigh university"_s);
    QTest::newRow("deactivate") << make<DeactivateOrganization>(org(u"o1"_s));
    QTest::newRow("reactivate") << make<ReactivateOrganization>(org(u"o3"_s));
    QTest::newRow("organization domain add") << addDomain(u"o1"_s, u"new.edu"_s, true, false);
    QTest::newRow("organization domain add, primary after another") << addDomain(u"o4"_s, u"new.edu"_s, true, true);
    QTest::newRow("organization domain claim") << addDomain(u"o1"_s, u"lehigh.edu"_s, false, false);
    QTest::newRow("primary organization domain") << make<SetPrimaryOrganizationDomain>(org(u"o4"_s), u"lehigh.edu"_s);
    QTest::newRow("verified domain remove") << make<RemoveOrganizationDomain>(org(u"o4"_s), u"lehigh.edu"_s);
    QTest::newRow("claimed domain remove") << make<RemoveOrganizationDomain>(org(u"o4"_s), u"claim.edu"_s);
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

    QTest::newRow("instance.remove") << make<RemoveInstance>();
    QTest::newRow("organization.remove") << make<RemoveOrganization>(org(u"o4"_s));
    QTest::newRow("verify") << make<VerifyOrganizationDomain>(org(u"o4"_s), u"claim.edu"_s);
    QTest::newRow("first primary organization domain") << addDomain(u"o1"_s, u"new.edu"_s, true, true);
    QTest::newRow("generated custom domain") << make<AddInstanceDomain>(u"gen.example"_s, true);
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

QTEST_GUILESS_MAIN(CommandInverseTest)
#include "CommandInverseTest.moc"
