#include "tests/contract/Commands.h"
#include "tests/contract/OpenedTarget.h"
#include "tests/contract/ServersDatabase.h"
#include "tests/contract/ServersProjection.h"
#include "tests/support/TestRegistry.h"

#include "domain/instance/AddInstance.h"
#include "domain/instance/RemoveInstance.h"
#include "domain/instance/RenameInstance.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/OrganizationEvents.h"
#include "domain/organization/RenameOrganization.h"
#include "storage/database/Rows.h"
#include "storage/database/Statement.h"

#include <QTest>

#include <future>

using namespace castellan::domain;
using namespace castellan::test;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using castellan::storage::Statement;

namespace {

const QStringList nothing;

std::unique_ptr<AddOrganization> addOrganization(const QString& id, const QString& name)
{
    auto command = make<AddOrganization>(acme, name);
    command->id = id;
    return command;
}

std::unique_ptr<AddInstance> addInstance(const QString& id)
{
    auto command = make<AddInstance>(u"New"_s);
    command->id = id;
    return command;
}

} // namespace

/// A database on which a server's projection fills the tables from the events: whatever a batch writes there, the projection
/// must find nothing to insert twice and miss nothing.
class ServerProjectionTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void aProjectionThatIsCaughtUpFindsNothingToInsertTwice();
    void aBatchOfManyPagesIsSkippedAsAWhole();
    void batchAfterBatchIsSkipped();
    void whatTheServerWritesAfterwardsIsNotMissed();
    void aPreviewMovesNothing();
    void aProjectionThatIsBehindRefusesTheBatch();
    void forceWritesAlthoughItIsBehindAndTheServerReportsOurEvents();
    void anEventOfAnotherOfTheServersTablesCountsAsWaiting();
    void anEventThatNoProjectionTakesDoesNot();
    void aNewInstanceGetsItsState();
    void anInstanceWithoutAStateIsWrittenWithoutOne();
    void aRemovedInstanceIsSkippedToo();
    void theFourProjectionsThatCameBeforeAreMovedEachForItself();
    void whatTheyLeftBehindAfterAnUpgradeCountsForNothing();
    void aRunUnderWayIsWaitedForAndItsEventsThenCount();
    void aRunThatIsDueDuringABatchGivesUp();
    void aPushInFlightIsWaitedForAndThenCounts();
    void eventsThatWereOvertakenAreNotWritten();

private:
    /// As a server's older commands do: events without rows.
    void serverPushes(Client& client, const QString& type, const QString& aggregate, const QString& id,
                      const QString& payload);
    void serverPushes(const QString& type, const QString& aggregate, const QString& id, const QString& payload);
    [[nodiscard]] ServersProjection::Run runProjection(const QString& instance = u"i1"_s);
    [[nodiscard]] QString organizationNames();
    [[nodiscard]] QStringList failedEvents();
    /// Whether somebody waits for an advisory lock of this database.
    [[nodiscard]] bool somebodyWaits();

    PostgresServer m_server = PostgresServer::shared();
    std::unique_ptr<OpenedTarget> m_target;
    bool m_isNewer = true;
};

void ServerProjectionTest::initTestCase_data()
{
    QTest::addColumn<ServersDatabase>("made");
    QTest::newRow("newer push") << ServersDatabase{false, true, false, false};
    QTest::newRow("older push") << ServersDatabase{true, false, false, false};
}

void ServerProjectionTest::init()
{
    QFETCH_GLOBAL(ServersDatabase, made);
    m_isNewer = made.hasCommand2;
    m_target = std::make_unique<OpenedTarget>(m_server);
    m_target->run(made.statements());
    serverPushes(u"instance.added"_s, u"instance"_s, u"i1"_s, uR"({"name": "Acme"})"_s);
    serverPushes(u"org.added"_s, u"org"_s, u"o1"_s, uR"({"name": "First"})"_s);
    QCOMPARE(runProjection().projected, (QStringList{u"instance.added i1"_s, u"org.added o1"_s}));
}

void ServerProjectionTest::serverPushes(Client& client, const QString& type, const QString& aggregate,
                                        const QString& id, const QString& payload)
{
    const QString command = m_isNewer ? u", false)::eventstore.command2"_s : u")::eventstore.command"_s;
    const Statement push(
        u"SELECT count(*) FROM eventstore.push(ARRAY[row('i1', $1::text, $2::text, $3::text, 1::int2, $4::jsonb, "
        "'server', $2::text"_s
            + command + u"])"_s,
        {aggregate, id, type, payload});
    const auto transaction = client.begin({IsolationLevel::ReadCommitted, AccessMode::ReadWrite});
    QVERIFY((*transaction)->query(push));
    QVERIFY((*transaction)->commit());
}

void ServerProjectionTest::serverPushes(const QString& type, const QString& aggregate, const QString& id,
                                        const QString& payload)
{
    serverPushes(m_target->client(), type, aggregate, id, payload);
}

ServersProjection::Run ServerProjectionTest::runProjection(const QString& instance)
{
    return ServersProjection(m_target->client()).run(instance);
}

QString ServerProjectionTest::organizationNames()
{
    return m_target->answer(u"SELECT string_agg(name, ', ' ORDER BY id) FROM zitadel.organizations"_s);
}

QStringList ServerProjectionTest::failedEvents()
{
    return m_target->ask(u"t.aggregate_id, t.failed_sequence"_s, u"projections.failed_events2"_s);
}

bool ServerProjectionTest::somebodyWaits()
{
    return m_target->database().execute(
               u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = "
               "(SELECT oid FROM pg_database WHERE datname = current_database())"_s)
        != u"0"_s;
}

void ServerProjectionTest::aProjectionThatIsCaughtUpFindsNothingToInsertTwice()
{
    auto domain = make<AddOrganizationDomain>(acme, OrganizationId(u"o2"_s), u"second.example"_s);
    domain->isVerified = true;
    domain->isPrimary = true;
    const auto outcome = m_target->apply(
        all(make<RenameInstance>(acme, u"Acme 2"_s), addOrganization(u"o2"_s, u"Second"_s), std::move(domain)));
    QVERIFY2(outcome, qPrintable(described(outcome)));

    const auto run = runProjection();

    QCOMPARE(run.projected, nothing);
    QCOMPARE(run.failed, nothing);
    QCOMPARE(m_target->ask(
                 u"t.projection_name, t.instance_id, t.aggregate_type, t.aggregate_id, t.sequence, t.filter_offset"_s,
                 u"projections.current_states"_s),
             QStringList{u"projections.current_states(relational_tables,i1,org,o2,4,5)"_s});
    QCOMPARE(m_target->answer(
                 u"SELECT (s.position = e.position AND s.event_date = e.created_at)::text FROM "
                 "projections.current_states s, eventstore.events2 e WHERE e.event_type = 'org.domain.primary.set'"_s),
             u"true"_s);
}

void ServerProjectionTest::aBatchOfManyPagesIsSkippedAsAWhole()
{
    Commands commands;
    for (int number = 0; number < 450; ++number) {
        commands.push_back(addOrganization(u"many%1"_s.arg(number), u"Many %1"_s.arg(number)));
    }
    const auto outcome = m_target->apply(std::move(commands));
    QVERIFY2(outcome, qPrintable(described(outcome)));

    const auto run = runProjection();

    QCOMPARE(run.projected, nothing);
    QCOMPARE(run.failed, nothing);
}

void ServerProjectionTest::batchAfterBatchIsSkipped()
{
    QVERIFY(m_target->apply(all(addOrganization(u"o2"_s, u"Second"_s))));
    QVERIFY(m_target->apply(all(addOrganization(u"o3"_s, u"Third"_s))));
    serverPushes(u"org.added"_s, u"org"_s, u"o4"_s, uR"({"name": "Fourth"})"_s);
    QCOMPARE(runProjection().projected, QStringList{u"org.added o4"_s});
    QVERIFY(m_target->apply(all(addOrganization(u"o5"_s, u"Fifth"_s))));

    const auto run = runProjection();

    QCOMPARE(run.projected, nothing);
    QCOMPARE(run.failed, nothing);
    QCOMPARE(organizationNames(), u"First, Second, Third, Fourth, Fifth"_s);
}

void ServerProjectionTest::whatTheServerWritesAfterwardsIsNotMissed()
{
    QVERIFY(m_target->apply(all(addOrganization(u"o2"_s, u"Second"_s))));
    serverPushes(u"org.changed"_s, u"org"_s, u"o2"_s, uR"({"name": "Second, renamed by the server"})"_s);
    serverPushes(u"org.added"_s, u"org"_s, u"o3"_s, uR"({"name": "Third"})"_s);

    const auto run = runProjection();

    QCOMPARE(run.projected, (QStringList{u"org.changed o2"_s, u"org.added o3"_s}));
    QCOMPARE(run.failed, nothing);
    QCOMPARE(organizationNames(), u"First, Second, renamed by the server, Third"_s);
}

void ServerProjectionTest::aPreviewMovesNothing()
{
    const QStringList before = m_target->ask(u"t.*"_s, u"projections.current_states"_s);
    InvocationOptions options;
    options.preview = true;

    QVERIFY(m_target->apply(all(addOrganization(u"o2"_s, u"Second"_s)), options));

    QCOMPARE(m_target->ask(u"t.*"_s, u"projections.current_states"_s), before);
    QCOMPARE(organizationNames(), u"First"_s);
}

void ServerProjectionTest::aProjectionThatIsBehindRefusesTheBatch()
{
    serverPushes(u"org.added"_s, u"org"_s, u"o2"_s, uR"({"name": "Second"})"_s);
    serverPushes(u"org.deactivated"_s, u"org"_s, u"o2"_s, u"{}"_s);
    const QStringList before = m_target->contents();

    const auto refused = m_target->apply(all(addOrganization(u"o3"_s, u"Third"_s)));

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::PreconditionFailed);
    QCOMPARE(refused.error().id, u"CAS-ProjectionBehind"_s);
    QVERIFY2(refused.error().message.contains(u"relational_tables is 2 event(s) behind on instance i1"_s),
             qPrintable(refused.error().message));
    QCOMPARE(m_target->contents(), before);
    QCOMPARE(runProjection().projected, (QStringList{u"org.added o2"_s, u"org.deactivated o2"_s}));
    QVERIFY(m_target->apply(all(addOrganization(u"o3"_s, u"Third"_s))));
    QCOMPARE(runProjection().projected, nothing);
}

void ServerProjectionTest::forceWritesAlthoughItIsBehindAndTheServerReportsOurEvents()
{
    serverPushes(u"org.added"_s, u"org"_s, u"o2"_s, uR"({"name": "Second"})"_s);
    InvocationOptions options;
    options.force = true;

    const auto outcome = m_target->apply(all(addOrganization(u"o3"_s, u"Third"_s)), options);
    QVERIFY2(outcome, qPrintable(described(outcome)));
    const auto run = runProjection();

    QCOMPARE(run.projected, QStringList{u"org.added o2"_s});
    QCOMPARE(run.failed, QStringList{u"org.added o3"_s});
    QCOMPARE(failedEvents(), QStringList{u"projections.failed_events2(o3,1)"_s});
    QCOMPARE(organizationNames(), u"First, Second, Third"_s);
}

void ServerProjectionTest::anEventOfAnotherOfTheServersTablesCountsAsWaiting()
{
    serverPushes(u"user.human.added"_s, u"user"_s, u"u1"_s, u"{}"_s);

    const auto refused = m_target->apply(all(addOrganization(u"o2"_s, u"Second"_s)));

    QVERIFY(!refused);
    QCOMPARE(refused.error().id, u"CAS-ProjectionBehind"_s);
    QCOMPARE(runProjection().projected, QStringList{u"user.human.added u1"_s});
    QVERIFY(m_target->apply(all(addOrganization(u"o2"_s, u"Second"_s))));
}

void ServerProjectionTest::anEventThatNoProjectionTakesDoesNot()
{
    serverPushes(u"user.token.v2.added"_s, u"user"_s, u"u1"_s, u"{}"_s);
    serverPushes(u"oidc_session.added"_s, u"oidc_session"_s, u"s1"_s, u"{}"_s);
    serverPushes(u"milestone.v2.reached"_s, u"milestone"_s, u"i1"_s, u"{}"_s);
    serverPushes(u"user.human.email.code.sent"_s, u"user"_s, u"u1"_s, u"{}"_s);

    const auto outcome = m_target->apply(all(addOrganization(u"o2"_s, u"Second"_s)));

    QVERIFY2(outcome, qPrintable(described(outcome)));
    QCOMPARE(runProjection().projected, nothing);
}

void ServerProjectionTest::aNewInstanceGetsItsState()
{
    QVERIFY(m_target->apply(all(addInstance(u"i2"_s))));

    const auto run = runProjection(u"i2"_s);

    QCOMPARE(run.projected, nothing);
    QCOMPARE(run.failed, nothing);
    QCOMPARE(m_target->answer(u"SELECT name FROM zitadel.instances WHERE id = 'i2'"_s), u"New"_s);
}

void ServerProjectionTest::anInstanceWithoutAStateIsWrittenWithoutOne()
{
    m_target->run({u"DELETE FROM projections.current_states"_s});

    const auto outcome = m_target->apply(all(addOrganization(u"o2"_s, u"Second"_s)));

    QVERIFY2(outcome, qPrintable(described(outcome)));
    QCOMPARE(m_target->ask(u"t.*"_s, u"projections.current_states"_s), nothing);
}

void ServerProjectionTest::aRemovedInstanceIsSkippedToo()
{
    const auto outcome = m_target->apply(all(make<RemoveInstance>(acme)));
    QVERIFY2(outcome, qPrintable(described(outcome)));

    const auto run = runProjection();

    QCOMPARE(run.projected, nothing);
    QCOMPARE(run.failed, nothing);
    QCOMPARE(m_target->ask(u"t.aggregate_type, t.aggregate_id, t.filter_offset"_s, u"projections.current_states"_s),
             QStringList{u"projections.current_states(instance,i1,1)"_s}); // the milestone is taken by nobody
}

void ServerProjectionTest::theFourProjectionsThatCameBeforeAreMovedEachForItself()
{
    const QStringList names = {u"zitadel.instances"_s, u"zitadel.instance_domains"_s, u"zitadel.organizations"_s,
                               u"zitadel.org_domains"_s};
    m_target->run({u"DELETE FROM projections.current_states"_s, u"DELETE FROM zitadel.instances"_s});
    for (const QString& name : names) {
        QCOMPARE(ServersProjection(m_target->client(), name).run(u"i1"_s).failed, nothing);
    }
    QCOMPARE(organizationNames(), u"First"_s);
    auto domain = make<AddOrganizationDomain>(acme, OrganizationId(u"o1"_s), u"first.example"_s);
    domain->isVerified = true;

    const auto outcome = m_target->apply(
        all(addOrganization(u"o2"_s, u"Second"_s), std::move(domain), make<RenameInstance>(acme, u"Acme 2"_s)));

    QVERIFY2(outcome, qPrintable(described(outcome)));
    for (const QString& name : names) {
        const auto run = ServersProjection(m_target->client(), name).run(u"i1"_s);
        QCOMPARE(run.projected, nothing);
        QCOMPARE(run.failed, nothing);
    }
    QCOMPARE(m_target->ask(u"t.projection_name, t.aggregate_type, t.sequence, t.filter_offset"_s,
                           u"projections.current_states"_s),
             (QStringList{u"projections.current_states(zitadel.instances,instance,2,1)"_s,
                          u"projections.current_states(zitadel.org_domains,org,3,2)"_s,
                          u"projections.current_states(zitadel.organizations,org,1,1)"_s}));
}

void ServerProjectionTest::whatTheyLeftBehindAfterAnUpgradeCountsForNothing()
{
    m_target->run(
        {u"INSERT INTO projections.current_states VALUES ('zitadel.organizations', 'i1', now(), 'o0', 'org', 1, "
         "'2025-01-01', 1, 1)"_s});

    const auto outcome = m_target->apply(all(addOrganization(u"o2"_s, u"Second"_s)));

    QVERIFY2(outcome, qPrintable(described(outcome)));
    QCOMPARE(m_target->answer(
                 u"SELECT position FROM projections.current_states WHERE projection_name = 'zitadel.organizations'"_s),
             u"1"_s);
}

// The run has read its page already; were it not waited for, the batch would move the state past what it has not stored.
void ServerProjectionTest::aRunUnderWayIsWaitedForAndItsEventsThenCount()
{
    serverPushes(u"org.added"_s, u"org"_s, u"o2"_s, uR"({"name": "Second"})"_s);
    const auto server = m_target->newClient();
    const auto transaction = std::move(*server->begin({IsolationLevel::ReadCommitted, AccessMode::ReadWrite}));
    QCOMPARE(ServersProjection(*server).runIn(*transaction, u"i1"_s).projected, QStringList{u"org.added o2"_s});

    auto batch = std::async(std::launch::async,
                            [this] { return m_target->apply(all(addOrganization(u"o3"_s, u"Third"_s))); });
    QTRY_VERIFY(somebodyWaits());
    QVERIFY(transaction->commit());
    const auto outcome = batch.get();

    QVERIFY2(outcome, qPrintable(described(outcome)));
    const auto run = runProjection();
    QCOMPARE(run.projected, nothing);
    QCOMPARE(run.failed, nothing);
    QCOMPARE(organizationNames(), u"First, Second, Third"_s);
}

void ServerProjectionTest::aRunThatIsDueDuringABatchGivesUp()
{
    auto work = std::move(*m_target->services().unitsOfWork().begin({}));
    const OrganizationEvents events(acme, OrganizationId(u"o1"_s));
    ReadSet reads;
    reads.aggregates.insert(events.aggregate());
    QVERIFY(work->prefetch(reads));

    const auto during = runProjection();
    QVERIFY(work->pushAndCommit({events.deactivated()}));
    const auto after = runProjection();

    QVERIFY(during.gaveUp);
    QVERIFY(!after.gaveUp);
    QCOMPARE(after.projected, nothing);
}

// Its events stand before ours, and are seen by nobody until they are committed.
void ServerProjectionTest::aPushInFlightIsWaitedForAndThenCounts()
{
    const auto server = m_target->newClient();
    const auto transaction = std::move(*server->begin({IsolationLevel::ReadCommitted, AccessMode::ReadWrite}));
    QVERIFY(transaction->query(
        Statement(u"SELECT pg_advisory_xact_lock_shared('eventstore.events2'::regclass::oid::int, hashtext('i1'))"_s)));
    QVERIFY(transaction->exec(Statement(
        u"INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o2', 'org.added', 1, 1, now(), '{\"name\": \"Second\"}', 'server', "
        "'o2', extract(epoch FROM now()), 1)"_s)));

    auto batch = std::async(std::launch::async,
                            [this] { return m_target->apply(all(addOrganization(u"o3"_s, u"Third"_s))); });
    QTRY_VERIFY(somebodyWaits());
    QVERIFY(transaction->commit());
    const auto outcome = batch.get();

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().id, u"CAS-ProjectionBehind"_s);
    QCOMPARE(runProjection().projected, QStringList{u"org.added o2"_s});
    QVERIFY(m_target->apply(all(addOrganization(u"o3"_s, u"Third"_s))));
    QCOMPARE(runProjection().projected, nothing);
    QCOMPARE(organizationNames(), u"First, Second, Third"_s);
}

// The newer function gives events the time at which their transaction began.
void ServerProjectionTest::eventsThatWereOvertakenAreNotWritten()
{
    auto work = std::move(*m_target->services().unitsOfWork().begin({}));
    const OrganizationEvents events(acme, OrganizationId(u"o1"_s));
    QVERIFY(work->instance(InstanceId(u"of another"_s)));
    serverPushes(u"org.added"_s, u"org"_s, u"o2"_s, uR"({"name": "Second"})"_s);
    QCOMPARE(runProjection().projected, QStringList{u"org.added o2"_s});

    const auto stored = work->pushAndCommit({events.deactivated()});

    QCOMPARE(stored.has_value(), !m_isNewer);
    if (!stored) {
        QCOMPARE(stored.error().kind, ErrorKind::Conflict);
        QCOMPARE(stored.error().id, u"CAS-PositionOvertaken"_s);
        QVERIFY(stored.error().isTransient());
        QVERIFY(m_target->apply(all(addOrganization(u"o3"_s, u"Third"_s))));
    }
    QCOMPARE(runProjection().projected, nothing);
}

CASTELLAN_TEST(ServerProjectionTest)
#include "ServerProjectionTest.moc"
