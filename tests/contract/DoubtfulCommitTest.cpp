#include "domain/command/Batch.h"
#include "domain/instance/AddInstance.h"
#include "domain/invoke/CommandService.h"
#include "domain/organization/AddOrganization.h"
#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "storage/repository/DatabaseServices.h"
#include "tests/contract/Commands.h"
#include "tests/contract/ServersDatabase.h"
#include "tests/support/ManualClock.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/RecordingJournal.h"
#include "tests/support/SequentialIdSource.h"
#include "tests/support/TestRegistry.h"

#include <QScopeGuard>
#include <QTest>

#include <thread>

using namespace castellan::domain;
using namespace castellan::test;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using castellan::storage::DatabaseTargetOpener;
using castellan::storage::Statement;

namespace {

/// The server ends the session of the first so many transactions that want to commit an organization.
QStringList cuttingCommits(int times)
{
    return {u"CREATE SEQUENCE public.commits"_s, u"GRANT ALL ON public.commits TO public"_s,
            u"CREATE FUNCTION public.cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "IF nextval('public.commits') <= "_s
                + QString::number(times)
                + u" THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL; END $$"_s,
            u"CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON zitadel.organizations DEFERRABLE INITIALLY DEFERRED "
            "FOR EACH ROW EXECUTE FUNCTION public.cut()"_s};
}

} // namespace

/// The answer to COMMIT does not come, on a real server: on a database of ours, where batches have keys, and on one that
/// a server made, where they have none.
class DoubtfulCommitTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup();
    void aBatchThatWasNotCommittedIsWrittenOnce();
    void aBatchThatIsNeverCommittedLeavesNothing();
    void aBatchThatWasCommittedIsReportedWhole();
    void theSessionThatIsLeftIsEnded();
    void aSessionThatServesSomebodyElseByNowIsLeftAlone();
    void anotherWritersEventIsNotTakenForOurs();
    void anotherTimelineIsAnotherServer();
    void whatIsPlannedIsWhatIsStored();

private:
    void setUp();
    [[nodiscard]] Result<BatchOutcome> addOrganization(const QString& id, const QString& key);
    [[nodiscard]] std::unique_ptr<UnitOfWork> begun(const QString& key);
    [[nodiscard]] BatchTrace traceOf(UnitOfWork& work, const QString& key);
    [[nodiscard]] QString look(const QString& sql) { return m_database->execute(sql); }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<PostgresDatabase> m_database;
    std::unique_ptr<TargetServices> m_services;
    RecordingJournal m_journal;
    SequentialIdSource m_ids;
};

void DoubtfulCommitTest::initTestCase_data()
{
    QTest::addColumn<bool>("isOurs");
    QTest::newRow("with keys") << true;
    QTest::newRow("without keys") << false;
}

void DoubtfulCommitTest::init()
{
    m_server = std::make_unique<PostgresServer>(PostgresServer::shared());
    setUp();
}

/// A database on the server, with an instance.
void DoubtfulCommitTest::setUp()
{
    QFETCH_GLOBAL(bool, isOurs);
    m_database = m_server->createDatabase();
    DatabaseTargetOpener opener;
    m_services = std::move(*opener.open(m_database->socketUrl(), {}));
    const auto client = m_services->pool().acquire(ClientPurpose::Write);
    QVERIFY(client);
    if (isOurs) {
        QVERIFY(m_services->schema().setUp(**client, {}, {}));
    } else {
        ServersDatabase servers;
        servers.hasCommand2 = true;
        for (const QString& statement : servers.statements()) {
            QVERIFY2((*client)->exec(Statement(statement)), qPrintable(statement));
        }
    }
    (*client)->release(); // so that one connection serves all batches
    Batch batch;
    auto instance = std::make_unique<AddInstance>(u"Acme"_s);
    instance->id = acme.value();
    batch.add(std::move(instance));
    const ManualClock clock;
    QVERIFY(CommandService(m_services->unitsOfWork(), clock, m_ids, nullptr).apply(batch, {}));
}

void DoubtfulCommitTest::cleanup()
{
    m_services.reset();
    m_database.reset();
    m_server.reset();
}

Result<BatchOutcome> DoubtfulCommitTest::addOrganization(const QString& id, const QString& key)
{
    Batch batch;
    auto organization = std::make_unique<AddOrganization>(acme, u"Organization "_s + id);
    organization->id = id;
    batch.add(std::move(organization));
    const SystemClock clock;
    CommandService service(m_services->unitsOfWork(), clock, m_ids, nullptr);
    InvocationOptions options;
    options.creator = u"anna"_s;
    options.batch = BatchIdentity{key, u"anna"_s, "hash"};
    options.journal = &m_journal;
    return service.apply(batch, options);
}

std::unique_ptr<UnitOfWork> DoubtfulCommitTest::begun(const QString& key)
{
    auto work = m_services->unitsOfWork().begin(BatchIdentity{key, u"anna"_s, "hash"});
    return work ? std::move(*work) : nullptr;
}

/// Of an organization that the work adds, with the event that it would push.
BatchTrace DoubtfulCommitTest::traceOf(UnitOfWork& work, const QString& key)
{
    Event event;
    event.aggregate = {acme.value(), u"org"_s, u"o9"_s};
    event.type = u"org.added"_s;
    event.payload = QJsonObject{{u"name"_s, u"Ninth"_s}};
    event.creator = u"anna"_s;
    event.owner = u"o9"_s;
    BatchTrace trace = work.trace({event}).value();
    trace.identity = {key, u"anna"_s, "hash"};
    return trace;
}

void DoubtfulCommitTest::aBatchThatWasNotCommittedIsWrittenOnce()
{
    for (const QString& statement : cuttingCommits(1)) {
        m_database->execute(statement);
    }

    const auto outcome = addOrganization(u"o1"_s, u"k1"_s);

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
    QVERIFY(outcome->applied);
    QCOMPARE(outcome->results.size(), 1);
    QCOMPARE(outcome->events.size(), 1);
    QCOMPARE(look(u"SELECT last_value FROM public.commits"_s), u"2"_s);
    QCOMPARE(look(u"SELECT count(*) FROM eventstore.events2 WHERE aggregate_id = 'o1'"_s), u"1"_s);
    QCOMPARE(look(u"SELECT count(*) FROM zitadel.organizations WHERE id = 'o1'"_s), u"1"_s);
    QCOMPARE(m_journal.calls.constLast(), u"strike k1"_s);
}

void DoubtfulCommitTest::aBatchThatIsNeverCommittedLeavesNothing()
{
    for (const QString& statement : cuttingCommits(1'000)) {
        m_database->execute(statement);
    }

    const auto outcome = addOrganization(u"o1"_s, u"k1"_s);

    QCOMPARE(outcome.error().id, u"CAS-NotCommitted"_s);
    QCOMPARE(look(u"SELECT last_value FROM public.commits"_s), u"6"_s);
    QCOMPARE(look(u"SELECT count(*) FROM eventstore.events2 WHERE aggregate_id = 'o1'"_s), u"0"_s);
    QCOMPARE(look(u"SELECT count(*) FROM zitadel.organizations WHERE id = 'o1'"_s), u"0"_s);
}

/// A COMMIT that waits for a standby is in; when its session is ended, nobody hears of it.
void DoubtfulCommitTest::aBatchThatWasCommittedIsReportedWhole()
{
    cleanup();
    m_server = std::make_unique<PostgresServer>(PostgresServer::throwAway());
    setUp();
    QVERIFY(addOrganization(u"o1"_s, u"k1"_s));
    m_server->execute(u"ALTER SYSTEM SET synchronous_standby_names = 'nobody'"_s);
    m_server->execute(u"SELECT pg_reload_conf()"_s);
    const auto reset = qScopeGuard([this] {
        m_server->execute(u"ALTER SYSTEM RESET synchronous_standby_names"_s);
        m_server->execute(u"SELECT pg_reload_conf()"_s);
    });
    const Statement names(u"SELECT current_setting('synchronous_standby_names')"_s);
    QTRY_COMPARE((*m_services->pool().acquire(ClientPurpose::Write))->queryRow(names)->text(0), u"nobody"_s);
    std::thread cutting([this] {
        const QString cut =
            u"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"_s;
        while (m_server->execute(cut) == u"0"_s) {}
    });

    const auto outcome = addOrganization(u"o2"_s, u"k2"_s);
    cutting.join();

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
    QVERIFY(outcome->applied);
    QVERIFY(!outcome->durable);
    QCOMPARE(outcome->results.size(), 1);
    QCOMPARE(outcome->results.constFirst().id, u"o2"_s);
    QCOMPARE(outcome->events.size(), 1);
    QCOMPARE(outcome->events.constFirst().type, u"org.added"_s);
    QCOMPARE(outcome->events.constFirst().sequence, 1);
    QCOMPARE(look(u"SELECT count(*) FROM eventstore.events2 WHERE aggregate_id = 'o2'"_s), u"1"_s);
}

void DoubtfulCommitTest::theSessionThatIsLeftIsEnded()
{
    const auto work = begun(u"k1"_s);
    QVERIFY(work);
    const BatchTrace trace = traceOf(*work, u"k1"_s);
    QVERIFY(trace.session.processId > 0);

    const auto fate = m_services->unitsOfWork().fateOf(trace);

    QVERIFY2(fate, fate ? "" : qPrintable(fate.error().message));
    QVERIFY(!fate->isApplied);
    QVERIFY(!fate->isServerReplaced);
    const QString session = u"SELECT count(*) FROM pg_stat_activity WHERE pid = %1"_s.arg(trace.session.processId);
    QCOMPARE(look(session), u"0"_s);
    QVERIFY(!work->commit());
}

void DoubtfulCommitTest::aSessionThatServesSomebodyElseByNowIsLeftAlone()
{
    auto work = begun(u"k1"_s);
    const BatchTrace trace = traceOf(*work, u"k1"_s);
    work->rollback();
    work.reset();
    const auto next = begun(u"k2"_s); // on the same connection
    const BatchTrace other = traceOf(*next, u"k2"_s);
    QCOMPARE(other.session.processId, trace.session.processId);

    const auto fate = m_services->unitsOfWork().fateOf(trace);

    QVERIFY(fate);
    QVERIFY(!fate->isApplied);
    QVERIFY(next->commit());
}

void DoubtfulCommitTest::anotherWritersEventIsNotTakenForOurs()
{
    auto work = begun(u"k1"_s);
    BatchTrace trace = traceOf(*work, u"k1"_s);
    work->rollback();
    work.reset();
    QVERIFY(addOrganization(u"o9"_s, u"k2"_s)); // the same creator takes the sequence
    trace.events = m_journal.last.events;       // to the letter

    const auto fate = m_services->unitsOfWork().fateOf(trace);

    QVERIFY2(fate, fate ? "" : qPrintable(fate.error().message));
    QVERIFY(!fate->isApplied);
}

void DoubtfulCommitTest::anotherTimelineIsAnotherServer()
{
    QVERIFY(addOrganization(u"o1"_s, u"k1"_s));
    BatchTrace trace = m_journal.last;
    trace.session.timeline = u"00000000"_s;

    const auto fate = m_services->unitsOfWork().fateOf(trace);

    QVERIFY(fate);
    QVERIFY(fate->isApplied);
    QVERIFY(fate->isServerReplaced);
}

void DoubtfulCommitTest::whatIsPlannedIsWhatIsStored()
{
    const auto outcome = addOrganization(u"o1"_s, u"k1"_s);
    QVERIFY(outcome);

    const auto fate = m_services->unitsOfWork().fateOf(m_journal.last);

    QVERIFY2(fate, fate ? "" : qPrintable(fate.error().message));
    QVERIFY(fate->isApplied);
    QVERIFY(fate->isDurable);
    QVERIFY(!fate->isServerReplaced);
    QVERIFY(fate->events == outcome->events);
}

CASTELLAN_TEST(DoubtfulCommitTest)
#include "DoubtfulCommitTest.moc"
