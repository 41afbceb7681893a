#include "tests/contract/ServersDatabase.h"
#include "domain/instance/RemoveInstance.h"
#include "domain/instance/RenameInstance.h"
#include "domain/organization/DeactivateOrganization.h"
#include "domain/organization/OrganizationEvents.h"
#include "storage/database/Statement.h"
#include "tests/contract/Commands.h"
#include "tests/contract/EveryCommand.h"
#include "tests/contract/OpenedTarget.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace castellan::domain;
using namespace castellan::test;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using castellan::storage::Statement;

namespace {

const OrganizationId second(u"o2"_s);

/// What a server has in its other tables: it stands in nobody's way but that of the instance's removal.
QStringList othersRows()
{
    return {u"INSERT INTO zitadel.projects VALUES ('i1', 'o1', 'p1', 'Project'), ('i1', 'o2', 'p2', 'Goes with o2')"_s,
            u"INSERT INTO zitadel.users VALUES ('i1', 'u1')"_s, u"INSERT INTO zitadel.sessions VALUES ('i1', 's1')"_s};
}

} // namespace

/// A database that a server of the family made and uses: everything works on it as on our own, and nothing of it is altered.
class ServersDatabaseTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void everyCommandWritesWhatItWritesOnOurOwnSchema();
    void nothingIsAltered();
    void listsAndEventsAreRead();
    void anotherWriterIsNoticed();
    void aSessionThatHoldsAnInstanceIsNamed();
    void aSessionOfThePastHoldsItToo();
    void constraintsHaveNoOwners();
    void theOwnerOfAProjectIsFoundInItsTable();
    void anUpdateSetsItsTime();

private:
    PostgresServer m_server = PostgresServer::shared();
    std::unique_ptr<OpenedTarget> m_theirs;
};

void ServersDatabaseTest::initTestCase_data()
{
    QTest::addColumn<ServersDatabase>("made");
    QTest::newRow("newer push") << ServersDatabase{false, true, false, false};
    QTest::newRow("older push") << ServersDatabase{true, false, false, false};
    QTest::newRow("both pushes") << ServersDatabase{true, true, false, false};
    QTest::newRow("no push") << ServersDatabase{false, false, false, false};
    QTest::newRow("constraints with owners") << ServersDatabase{false, true, true, false};
    QTest::newRow("times as in migration 3") << ServersDatabase{true, false, false, true};
}

void ServersDatabaseTest::init()
{
    QFETCH_GLOBAL(ServersDatabase, made);
    m_theirs = std::make_unique<OpenedTarget>(m_server);
    m_theirs->run(made.statements());
    const auto status = m_theirs->services().schema().status(m_theirs->client());
    QVERIFY(status);
    QCOMPARE(status->state, SchemaState::Foreign);
}

void ServersDatabaseTest::everyCommandWritesWhatItWritesOnOurOwnSchema()
{
    OpenedTarget ours(m_server);
    QVERIFY(ours.services().schema().setUp(ours.client(), {}, {}));
    for (Commands (*const make)() : {&beginning, &changing, &ending}) {
        const auto there = m_theirs->apply(make());
        const auto here = ours.apply(make());

        QVERIFY2(there, qPrintable(described(there)));
        QVERIFY2(here, qPrintable(described(here)));
        QCOMPARE(m_theirs->contents(), ours.contents());
        QCOMPARE(there->events.size(), here->events.size());
        if (make == &beginning) {
            m_theirs->run(othersRows());
        }
    }
}

void ServersDatabaseTest::nothingIsAltered()
{
    const QStringList before = m_theirs->catalog();
    InvocationOptions preview;
    preview.preview = true;

    QVERIFY(m_theirs->apply(beginning()));
    QVERIFY(m_theirs->apply(changing(), preview));
    QVERIFY(m_theirs->apply(changing()));
    QVERIFY(m_theirs->apply(ending()));
    QVERIFY(!m_theirs->services().schema().setUp(m_theirs->client(), {}, {}));
    QVERIFY(m_theirs->services().schema().grants(m_theirs->client(), u"somebody"_s));

    QCOMPARE(m_theirs->catalog(), before);
}

void ServersDatabaseTest::listsAndEventsAreRead()
{
    const auto outcome = m_theirs->apply(beginning());
    QVERIFY2(outcome, qPrintable(described(outcome)));
    TargetServices& services = m_theirs->services();

    const auto organizations = services.organizations().list(m_theirs->client(), {{}, {}, {}, 0, 10});
    const auto domains = services.organizationDomains().list(m_theirs->client(), {{}, {}, {}, 0, 10});
    const auto events = services.events().since(m_theirs->client(), {}, {}, 1000);

    QVERIFY(organizations && domains && events);
    QCOMPARE(organizations->items.size(), 3);
    QCOMPARE(domains->items.size(), 5);
    QCOMPARE(events->size(), outcome->events.size());
    for (qsizetype index = 0; index < events->size(); ++index) {
        QCOMPARE(events->at(index).type, outcome->events.at(index).type);
        QCOMPARE(events->at(index).position, outcome->events.at(index).position);
    }
}

// The other one takes no lock on the organization's row: a server does not either.
void ServersDatabaseTest::anotherWriterIsNoticed()
{
    QVERIFY(m_theirs->apply(beginning()));
    auto work = std::move(*m_theirs->services().unitsOfWork().begin({}));
    const OrganizationEvents events(acme, second);
    ReadSet reads;
    reads.aggregates.insert(events.aggregate());
    QVERIFY(work->prefetch(reads));
    QVERIFY(m_theirs->services().eventstore().pushWithNewClient(m_theirs->client(), {events.deactivated()}));
    const QStringList before = m_theirs->contents();

    const auto stored = work->pushAndCommit({events.reactivated()});

    QVERIFY(!stored);
    QCOMPARE(stored.error().kind, ErrorKind::Conflict);
    QCOMPARE(stored.error().id, u"CAS-Sequence"_s);
    QVERIFY(stored.error().isTransient());
    QCOMPARE(m_theirs->contents(), before);
}

void ServersDatabaseTest::aSessionThatHoldsAnInstanceIsNamed()
{
    QVERIFY(m_theirs->apply(beginning()));
    QVERIFY(m_theirs->client().exec(Statement(u"INSERT INTO zitadel.sessions VALUES ('i1', 's1')"_s)));
    const QStringList before = m_theirs->contents();

    const auto outcome = m_theirs->apply(all(make<RenameInstance>(acme, u"Going"_s), make<RemoveInstance>(acme)));

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::PreconditionFailed);
    QVERIFY2(outcome.error().message.contains(u"sessions"_s), qPrintable(outcome.error().message));
    QCOMPARE(outcome.error().command, std::optional(1));
    QCOMPARE(m_theirs->contents(), before);
}

void ServersDatabaseTest::aSessionOfThePastHoldsItToo()
{
    QVERIFY(m_theirs->apply(beginning()));
    m_theirs->run({u"INSERT INTO zitadel.sessions VALUES ('i1', 's1')"_s, u"DELETE FROM zitadel.sessions"_s});

    const auto outcome = m_theirs->apply(all(make<RemoveInstance>(acme)));

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::PreconditionFailed);
    QVERIFY2(outcome.error().message.contains(u"archived_sessions"_s), qPrintable(outcome.error().message));
}

// A column of a newer server, which has a default.
void ServersDatabaseTest::constraintsHaveNoOwners()
{
    QFETCH_GLOBAL(ServersDatabase, made);
    QVERIFY(m_theirs->apply(beginning()));

    QCOMPARE(m_theirs->ask(u"t.unique_type, t.unique_field"_s, u"eventstore.unique_constraints"_s).size(), 10);
    if (made.hasOwners) {
        QCOMPARE(m_theirs->answer(u"SELECT count(*) FROM eventstore.unique_constraints WHERE owners <> '{}'"_s),
                 u"0"_s);
    }
}

void ServersDatabaseTest::theOwnerOfAProjectIsFoundInItsTable()
{
    QVERIFY(m_theirs->apply(beginning()));
    QVERIFY(m_theirs->client().exec(Statement(u"INSERT INTO zitadel.projects VALUES ('i1', 'o2', 'p1', 'Project')"_s)));

    const auto work = std::move(*m_theirs->services().unitsOfWork().begin({}));

    QCOMPARE(work->projectOwner(acme, u"p1"_s).value(), std::optional(second));
}

void ServersDatabaseTest::anUpdateSetsItsTime()
{
    QVERIFY(m_theirs->apply(beginning()));
    const QString table = u"(SELECT * FROM zitadel.organizations WHERE id = 'o2')"_s;
    const QString isLater = u"t.updated_at > t.created_at"_s;
    QCOMPARE(m_theirs->ask(isLater, table), QStringList{table + u"false"_s});

    QVERIFY(m_theirs->apply(all(make<DeactivateOrganization>(acme, second))));

    QCOMPARE(m_theirs->ask(isLater, table), QStringList{table + u"true"_s});
}

CASTELLAN_TEST(ServersDatabaseTest)
#include "ServersDatabaseTest.moc"
