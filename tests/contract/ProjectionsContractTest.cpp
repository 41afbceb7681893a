#include "tests/contract/Commands.h"
#include "tests/contract/TestTarget.h"

#include "domain/command/Batch.h"
#include "domain/instance/AddInstance.h"
#include "domain/instance/AddInstanceDomain.h"
#include "domain/instance/AddTrustedDomain.h"
#include "domain/instance/SetPrimaryInstanceDomain.h"
#include "domain/invoke/CommandService.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/DeactivateOrganization.h"
#include "domain/organization/RemoveOrganization.h"
#include "domain/organization/RenameOrganization.h"
#include "domain/organization/SetPrimaryOrganizationDomain.h"
#include "storage/database/OpenPool.h"
#include "storage/eventstore/EventColumns.h"
#include "storage/projection/SqlProjections.h"
#include "storage/sql/SqlitePool.h"
#include "tests/contract/RandomHistory.h"
#include "tests/support/EventFold.h"
#include "tests/support/ManualClock.h"
#include "tests/support/SequentialIdSource.h"
#include "tests/support/TestRegistry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <thread>
#include <vector>

using namespace castellan::domain;
using namespace castellan::storage;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

namespace {

qint64 later = 0; ///< the time behind what the commands of `init` have written

std::unique_ptr<Command> addInstance(const QString& id)
{
    auto command = std::make_unique<AddInstance>(QString(u"Instance "_s + id));
    command->id = id;
    return command;
}

std::unique_ptr<Command> addOrganization(const QString& id)
{
    auto command = std::make_unique<AddOrganization>(acme, QString(u"Organization "_s + id));
    command->id = id;
    return command;
}

std::unique_ptr<Command> addDomain(const QString& id, const QString& name, bool isPrimary = false)
{
    auto command = std::make_unique<AddOrganizationDomain>(acme, OrganizationId(id), name);
    command->isVerified = true;
    command->isPrimary = isPrimary;
    return command;
}

StoredEvent happened(const AggregateKey& aggregate, const QString& type, qint64 sequence, const QJsonObject& payload)
{
    StoredEvent event;
    event.aggregate = aggregate;
    event.type = type;
    event.sequence = sequence;
    event.createdAt = {later + sequence};
    event.payload = QJsonDocument(payload).toJson(QJsonDocument::Compact);
    event.owner = aggregate.id;
    event.position = positionText(later + sequence);
    event.inTxOrder = 1;
    return event;
}

QString lineOf(const Difference& difference)
{
    QStringList words = {differenceText(difference.kind), projectionText(difference.projection), difference.instance};
    for (const QString& word : {difference.organization, difference.domain, difference.column}) {
        if (!word.isEmpty()) {
            words.append(word);
        }
    }
    if (difference.kind == Difference::Kind::Differing) {
        words.append(difference.rowValue + u"->"_s + difference.eventsValue);
    }
    words.append(difference.event
                     ? QString(difference.event->type + u'#' + QString::number(difference.event->at.sequence))
                     : u"no event"_s);
    return words.join(u' ');
}

} // namespace

/// What verification finds and a rebuild mends, on both databases.
class ProjectionsContractTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void init();
    void whatCommandsWroteAgreesWithItsEvents();
    void whatWasPlantedIsFound();
    void onlyTheTablesAskedForAreCompared();
    void aRebuildMendsWhatWasPlanted();
    void anyHistoryIsFoldedAsEventByEvent_data();
    void anyHistoryIsFoldedAsEventByEvent();
    void anObjectWithMoreEventsThanAPageIsFoldedWhole();
    void objectsOnTheEdgeOfAPageAreFoldedWhole();
    void rowsBehindTheLastEventAreFound();
    void moreRowsThanTheEventsMakeAreAllFound();
    void aTimeThatNoTransactionExplainsIsADifference();
    void namesAndFlagsThatStandInEachOthersWayAreMended();
    void whatTheTableRefusesIsAFailedEvent();
    void aFailedEventIsMendedOnceItsReasonIsGone();
    void aCancelledRunChangesNothing();
    void noWriteIsLostWhileARebuildRuns();
    void aRebuildDoesNotWaitForeverForAnotherWriter();
    void aTargetOpenedForReadingIsOnlyVerified();
    void nothingLagsWhereCommandsWriteTheRows();
    void theLagOfAServersProjectionIsCounted();

private:
    void apply(Commands commands);
    void exec(const QString& sql);
    [[nodiscard]] QStringList differences(const QList<ProjectionName>& names = allProjections());
    [[nodiscard]] RebuildReport rebuilt();
    /// The same database for somebody who hardly waits for locks.
    [[nodiscard]] std::unique_ptr<Pool> openImpatiently(const OpenOptions& options) const;

    std::unique_ptr<TestTarget> m_target;
    SequentialIdSource m_ids;
};

void ProjectionsContractTest::init()
{
    m_target.reset();
    m_target = std::make_unique<TestTarget>(currentDriver());
    apply(all(addInstance(u"i1"_s), make<AddInstanceDomain>(acme, u"one.test"_s),
              make<AddInstanceDomain>(acme, u"two.test"_s), make<SetPrimaryInstanceDomain>(acme, u"one.test"_s),
              make<AddTrustedDomain>(acme, u"trusted.test"_s), addOrganization(u"o1"_s), addOrganization(u"o2"_s),
              addDomain(u"o1"_s, u"a.test"_s, true), addDomain(u"o1"_s, u"b.test"_s)));
    later = m_target->allEvents().constLast().createdAt.microseconds;
}

void ProjectionsContractTest::apply(Commands commands)
{
    Batch batch;
    for (auto& command : commands) {
        batch.add(std::move(command));
    }
    const ManualClock clock;
    CommandService service(m_target->unitsOfWork(), clock, m_ids, nullptr);
    InvocationOptions options;
    options.creator = u"tester"_s;
    const auto outcome = service.apply(batch, options);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
}

void ProjectionsContractTest::exec(const QString& sql)
{
    const auto done = m_target->client().exec(Statement(sql));
    QVERIFY2(done, qPrintable(done ? QString() : QString(done.error().message + done.error().detail)));
}

QStringList ProjectionsContractTest::differences(const QList<ProjectionName>& names)
{
    QStringList lines;
    const auto report = m_target->projections().verify(
        m_target->client(), {names, {}}, [&lines](const Difference& found) { lines.append(lineOf(found)); });
    if (!report) {
        return {report.error().message, report.error().detail};
    }
    return report->differences == lines.size() ? lines : QStringList{u"the report counts otherwise"_s};
}

RebuildReport ProjectionsContractTest::rebuilt()
{
    const auto report = m_target->projections().rebuild(m_target->client(), {});
    if (!report) {
        qWarning("%s %s", qPrintable(report.error().message), qPrintable(report.error().detail));
    }
    return report.value_or(RebuildReport{-1, -1, -1, -1, -1});
}

std::unique_ptr<Pool> ProjectionsContractTest::openImpatiently(const OpenOptions& options) const
{
    constexpr std::chrono::milliseconds moment(50);
    if (!m_target->dialect().isPostgres()) {
        SqliteSettings settings;
        settings.readOnly = options.readOnly;
        settings.lock = moment;
        return std::make_unique<SqlitePool>(m_target->path(), settings);
    }
    ConnectionSettings settings;
    settings.lock = moment;
    return openPool(Target::parse(m_target->address()).value(), options, settings);
}

void ProjectionsContractTest::whatCommandsWroteAgreesWithItsEvents()
{
    apply(all(make<RenameOrganization>(acme, OrganizationId(u"o2"_s), u"Other"_s),
              make<DeactivateOrganization>(acme, OrganizationId(u"o2"_s)),
              make<SetPrimaryInstanceDomain>(acme, u"two.test"_s),
              make<SetPrimaryOrganizationDomain>(acme, OrganizationId(u"o1"_s), u"b.test"_s)));
    apply(all(make<RemoveOrganization>(acme, OrganizationId(u"o2"_s))));

    QCOMPARE(differences(), QStringList());
}

void ProjectionsContractTest::whatWasPlantedIsFound()
{
    const QString organizations = m_target->table(u"zitadel.organizations"_s);
    const QString domains = m_target->table(u"zitadel.org_domains"_s);
    apply(all(addOrganization(u"o3"_s), addOrganization(u"o4"_s)));
    apply(all(make<RemoveOrganization>(acme, OrganizationId(u"o4"_s))));

    exec(u"DELETE FROM "_s + domains + u" WHERE domain = 'b.test'"_s);
    exec(u"DELETE FROM "_s + organizations + u" WHERE id = 'o3'"_s);
    exec(u"INSERT INTO "_s + organizations
         + u" (instance_id, id, name, state) VALUES ('i1', 'o4', 'Back', 'active'), "
           "('i1', 'o9', 'Nobody', 'active')"_s);
    exec(u"UPDATE "_s + organizations + u" SET name = 'By hand', state = 'inactive' WHERE id = 'o2'"_s);
    exec(u"UPDATE "_s + m_target->table(u"zitadel.instance_domains"_s)
         + u" SET is_generated = NOT is_generated WHERE domain = 'two.test'"_s);
    exec(u"UPDATE "_s + m_target->table(u"zitadel.instances"_s) + u" SET default_language = 'de'"_s);
    record(*m_target, {happened({u"i1"_s, u"org"_s, u"o8"_s}, u"org.added"_s, 1, {{u"name"_s, u"Only an event"_s}})});

    QCOMPARE(differences(),
             (QStringList{u"differing instances i1 defaultLanguage de-> instance.added#1"_s,
                          u"differing instance-domains i1 two.test isGenerated true->false instance.domain.added#3"_s,
                          u"differing organizations i1 o2 name By hand->Organization o2 org.added#1"_s,
                          u"differing organizations i1 o2 state inactive->active org.added#1"_s,
                          u"extra organizations i1 o4 org.removed#5"_s, u"extra organizations i1 o9 no event"_s,
                          u"missing organizations i1 o3 org.added#1"_s, u"missing organizations i1 o8 org.added#1"_s,
                          u"missing organization-domains i1 o1 b.test org.domain.added#8"_s,
                          u"missing organization-domains i1 o3 organization-o3.one.test org.domain.added#2"_s}));
}

void ProjectionsContractTest::onlyTheTablesAskedForAreCompared()
{
    exec(u"UPDATE "_s + m_target->table(u"zitadel.organizations"_s) + u" SET name = 'By hand' WHERE id = 'o2'"_s);

    QCOMPARE(differences({ProjectionName::OrganizationDomains, ProjectionName::Instances}), QStringList());
    QCOMPARE(differences({ProjectionName::Organizations}).size(), 1);
}

void ProjectionsContractTest::aRebuildMendsWhatWasPlanted()
{
    const ModelRows before = m_target->rows();
    const QString organizations = m_target->table(u"zitadel.organizations"_s);
    exec(u"DELETE FROM "_s + m_target->table(u"zitadel.org_domains"_s) + u" WHERE domain = 'b.test'"_s);
    exec(u"INSERT INTO "_s + organizations
         + u" (instance_id, id, name, state) VALUES ('i1', 'o9', 'Nobody', 'active')"_s);
    exec(u"UPDATE "_s + organizations + u" SET name = 'By hand' WHERE id = 'o2'"_s);

    QCOMPARE(rebuilt(), (RebuildReport{m_target->allEvents().size(), 1, 1, 1, 0}));

    QCOMPARE(m_target->rows().lines(), before.lines());
    QCOMPARE(differences(), QStringList());
}

void ProjectionsContractTest::anyHistoryIsFoldedAsEventByEvent_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void ProjectionsContractTest::anyHistoryIsFoldedAsEventByEvent()
{
    QFETCH(quint32, seed);
    m_target = std::make_unique<TestTarget>(currentDriver());
    const QList<StoredEvent> events = randomHistory(seed, 400);
    record(*m_target, events);
    EventFold fold;
    fold.take(events);

    const qsizetype missing = differences().size();
    const RebuildReport report = rebuilt();

    QCOMPARE(m_target->rows().lines(), fold.rows().lines());
    QCOMPARE(missing, fold.rows().lines().size());
    QCOMPARE(report.inserted, fold.rows().lines().size());
    QCOMPARE(differences(), QStringList());
}

void ProjectionsContractTest::anObjectWithMoreEventsThanAPageIsFoldedWhole()
{
    const AggregateKey large = {u"i1"_s, u"org"_s, u"o5"_s};
    QList<StoredEvent> events = {happened(large, u"org.added"_s, 1, {{u"name"_s, u"First"_s}})};
    for (qint64 sequence = 2; sequence <= 5'100; ++sequence) {
        events.append(happened(large, u"org.changed"_s, sequence,
                               {{u"name"_s, QString(u"Name "_s + QString::number(sequence))}}));
    }
    record(*m_target, events);

    QCOMPARE(differences(), QStringList{u"missing organizations i1 o5 org.added#1"_s});
    QCOMPARE(rebuilt().inserted, 1);
    QVERIFY(m_target->rows().lines().contains(u"organization i1 o5 Name 5100 active"_s));
}

void ProjectionsContractTest::objectsOnTheEdgeOfAPageAreFoldedWhole()
{
    QList<StoredEvent> events;
    for (int number = 0; number < 2'600; ++number) {
        const AggregateKey one = {u"i1"_s, u"org"_s, QString(u"n"_s + QString::number(number))};
        events.append(happened(one, u"org.added"_s, 1, {{u"name"_s, one.id}}));
        events.append(happened(one, u"org.deactivated"_s, 2, {}));
    }
    record(*m_target, events);

    QCOMPARE(differences().size(), 2'600);
    QCOMPARE(rebuilt(), (RebuildReport{m_target->allEvents().size(), 2'600, 0, 0, 0}));
    QCOMPARE(differences(), QStringList());
}

void ProjectionsContractTest::rowsBehindTheLastEventAreFound()
{
    exec(u"INSERT INTO "_s + m_target->table(u"zitadel.instances"_s)
         + u" (id, name) VALUES ('z', 'Nobody'), ('a', 'Nobody')"_s);

    QCOMPARE(differences(), (QStringList{u"extra instances a no event"_s, u"extra instances z no event"_s}));
}

void ProjectionsContractTest::moreRowsThanTheEventsMakeAreAllFound()
{
    constexpr int rows = 1'000; // several pages where a handful is expected
    const QString numbers = m_target->dialect().isPostgres()
        ? u"generate_series(1, %1) AS n(g)"_s.arg(rows)
        : u"(WITH RECURSIVE c(g) AS (SELECT 1 UNION ALL SELECT g + 1 FROM c WHERE g < %1) SELECT g FROM c) AS n"_s.arg(
            rows);
    exec(
        u"INSERT INTO "_s + m_target->table(u"zitadel.organizations"_s)
        + u" (instance_id, id, name, state, created_at, updated_at) SELECT o.instance_id, 'o1-' || n.g, 'Extra ' || n.g, "
          "o.state, o.created_at, o.updated_at FROM "_s
        + m_target->table(u"zitadel.organizations"_s) + u" AS o, "_s + numbers + u" WHERE o.id = 'o1'"_s);
    exec(
        u"INSERT INTO "_s + m_target->table(u"zitadel.org_domains"_s)
        + u" (instance_id, org_id, domain, is_verified, is_primary, created_at, updated_at) SELECT d.instance_id, d.org_id, "
          "'extra-' || n.g || '.test', d.is_verified, NOT d.is_primary, d.created_at, d.updated_at FROM "_s
        + m_target->table(u"zitadel.org_domains"_s) + u" AS d, "_s + numbers
        + u" WHERE d.org_id = 'o1' AND d.domain = 'a.test'"_s);

    QCOMPARE(differences({ProjectionName::Organizations}).size(), rows);
    QCOMPARE(differences({ProjectionName::OrganizationDomains}).size(), rows);
    FailedEvent failure;
    failure.aggregate = {u"i1"_s, u"org"_s, u"o1"_s};
    QVERIFY(m_target->projections().retry(m_target->client(), failure));
    QCOMPARE(differences({ProjectionName::OrganizationDomains}), QStringList());
    QCOMPARE(rebuilt().deleted, rows);
}

void ProjectionsContractTest::aTimeThatNoTransactionExplainsIsADifference()
{
    const QString early = m_target->dialect().isPostgres() ? u"'2001-01-01'"_s : u"978307200000000"_s;
    exec(u"UPDATE "_s + m_target->table(u"zitadel.organizations"_s) + u" SET created_at = "_s + early
         + u", updated_at = updated_at WHERE id = 'o2'"_s);

    const QStringList found = differences();

    QCOMPARE(found.size(), 1);
    QVERIFY2(found.first().startsWith(u"differing organizations i1 o2 createdAt 2001-01-01T00:00:00.000000Z->"_s),
             qPrintable(found.first()));
    QCOMPARE(rebuilt().updated, 1);
    QCOMPARE(differences(), QStringList());
}

void ProjectionsContractTest::namesAndFlagsThatStandInEachOthersWayAreMended()
{
    apply(all(addDomain(u"o2"_s, u"c.test"_s, true)));
    const ModelRows before = m_target->rows();
    const QString organizations = m_target->table(u"zitadel.organizations"_s);
    const QString domains = m_target->table(u"zitadel.org_domains"_s);
    exec(u"UPDATE "_s + organizations + u" SET name = 'x' WHERE id = 'o1'"_s);
    exec(u"UPDATE "_s + organizations + u" SET name = 'Organization o1' WHERE id = 'o2'"_s);
    exec(u"UPDATE "_s + organizations + u" SET name = 'Organization o2' WHERE id = 'o1'"_s);
    exec(u"UPDATE "_s + domains + u" SET is_primary = (domain = 'b.test') WHERE org_id = 'o1' AND domain = 'b.test'"_s);
    exec(u"UPDATE "_s + domains + u" SET is_verified = false WHERE domain = 'c.test'"_s);
    exec(u"INSERT INTO "_s + domains
         + u" (instance_id, org_id, domain, is_verified) VALUES ('i1', 'o1', 'c.test', true)"_s);
    QCOMPARE(differences().size(), 6);

    QCOMPARE(rebuilt().refused, 0);

    QCOMPARE(m_target->rows().lines(), before.lines());
    QCOMPARE(differences(), QStringList());
}

void ProjectionsContractTest::whatTheTableRefusesIsAFailedEvent()
{
    record(*m_target,
           {happened({u"i1"_s, u"org"_s, u"o7"_s}, u"org.added"_s, 1, {{u"name"_s, u"Organization o1"_s}}),
            happened({u"i1"_s, u"org"_s, u"o6"_s}, u"org.added"_s, 1, {{u"name"_s, u"Fits"_s}}),
            happened({u"i1"_s, u"org"_s, u"o6"_s}, u"org.added"_s, 2, {{u"name"_s, u"Again"_s}})});

    QCOMPARE(rebuilt(), (RebuildReport{m_target->allEvents().size(), 1, 0, 0, 2}));

    const auto failures = m_target->projections().failedEvents(m_target->client(), 10);
    QVERIFY(failures);
    QCOMPARE(failures->size(), 2);
    QCOMPARE(failures->at(0).aggregate.id, u"o6"_s);
    QCOMPARE(failures->at(0).sequence, 2);
    QCOMPARE(failures->at(0).reason, u"What the event adds is already there."_s);
    QCOMPARE(failures->at(1).aggregate.id, u"o7"_s);
    QCOMPARE(failures->at(1).type, u"org.added"_s);
    QVERIFY(!failures->at(1).reason.isEmpty());
    QCOMPARE(differences(), QStringList{u"missing organizations i1 o7 org.added#1"_s});
    QCOMPARE(m_target->projections().status(m_target->client())->at(2).failedEvents, 2);
}

void ProjectionsContractTest::aFailedEventIsMendedOnceItsReasonIsGone()
{
    record(*m_target, {happened({u"i1"_s, u"org"_s, u"o7"_s}, u"org.added"_s, 1, {{u"name"_s, u"Organization o1"_s}})});
    QCOMPARE(rebuilt().refused, 1);
    const Projections& projections = m_target->projections();
    const FailedEvent failure = projections.failedEvents(m_target->client(), 10)->first();

    const auto tooEarly = projections.retry(m_target->client(), failure);
    const FailedEvent twice = projections.failedEvents(m_target->client(), 10)->first();
    apply(all(make<RenameOrganization>(acme, OrganizationId(u"o1"_s), u"Made way"_s)));
    const auto mended = projections.retry(m_target->client(), failure);

    QVERIFY(tooEarly && !*tooEarly);
    QCOMPARE(twice.failures, 2);
    QVERIFY(mended && *mended);
    QVERIFY(projections.failedEvents(m_target->client(), 10)->isEmpty());
    QCOMPARE(differences(), QStringList());
}

void ProjectionsContractTest::aCancelledRunChangesNothing()
{
    exec(u"DELETE FROM "_s + m_target->table(u"zitadel.organizations"_s));
    const QStringList before = m_target->dump();
    int asked = 0;
    const ProjectionRun run{allProjections(), [&asked](const ProjectionProgress&) { return ++asked < 3; }};

    const auto cancelled = m_target->projections().rebuild(m_target->client(), run);

    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().kind, ErrorKind::Cancelled);
    QCOMPARE(m_target->dump(), before);
    QCOMPARE(rebuilt().inserted, 6);
}

void ProjectionsContractTest::noWriteIsLostWhileARebuildRuns()
{
    exec(u"DELETE FROM "_s + m_target->table(u"zitadel.org_domains"_s));
    std::thread writer;
    const ProjectionRun run{allProjections(), [&](const ProjectionProgress&) {
                                if (!writer.joinable()) {
                                    writer = std::thread([&] { apply(all(addOrganization(u"late"_s))); });
                                }
                                return true;
                            }};

    const auto report = m_target->projections().rebuild(m_target->client(), run);
    writer.join();

    QVERIFY(report);
    QVERIFY(m_target->rows().lines().contains(u"organization i1 late Organization late active"_s));
    QCOMPARE(differences(), QStringList());
}

void ProjectionsContractTest::aRebuildDoesNotWaitForeverForAnotherWriter()
{
    const auto pool = openImpatiently({});
    const auto client = pool->acquire(ClientPurpose::Write);
    const auto writer = m_target->client().begin({IsolationLevel::ReadCommitted, AccessMode::ReadWrite});
    QVERIFY(client && writer);
    QVERIFY((*writer)->exec(Statement(u"UPDATE "_s + m_target->table(u"zitadel.organizations"_s)
                                      + u" SET name = 'Other' WHERE id = 'o1'"_s)));

    const auto rebuilt = m_target->projections().rebuild(**client, {});
    const auto mended = m_target->projections().retry(**client, FailedEvent());
    QVERIFY(!rebuilt && !mended);
    for (const Error& error : {rebuilt.error(), mended.error()}) {
        QCOMPARE(error.kind, ErrorKind::Timeout);
        QCOMPARE(error.id, u"CAS-LockTimeout"_s);
    }
    QVERIFY((*writer)->rollback());
    QVERIFY(m_target->projections().rebuild(**client, {}));
}

void ProjectionsContractTest::aTargetOpenedForReadingIsOnlyVerified()
{
    exec(u"DELETE FROM "_s + m_target->table(u"zitadel.org_domains"_s));
    const QStringList before = m_target->dump();
    OpenOptions options;
    options.readOnly = true;
    const auto pool = openImpatiently(options);
    const auto client = pool->acquire(ClientPurpose::Write);
    QVERIFY(client);

    const auto rebuilt = m_target->projections().rebuild(**client, {});
    const auto mended = m_target->projections().retry(**client, FailedEvent());
    const auto verified = m_target->projections().verify(**client, {}, {});
    QVERIFY(!rebuilt && !mended);
    for (const Error& error : {rebuilt.error(), mended.error()}) {
        QCOMPARE(error.kind, ErrorKind::PermissionDenied);
        QCOMPARE(error.id, u"CAS-ReadOnly"_s);
    }
    QVERIFY(verified);
    QCOMPARE(verified->differences, 4); // a row each
    QCOMPARE(m_target->dump(), before);
}

void ProjectionsContractTest::nothingLagsWhereCommandsWriteTheRows()
{
    const auto status = m_target->projections().status(m_target->client());

    QVERIFY2(status, qPrintable(status ? QString() : status.error().detail));
    QCOMPARE(status->size(), 4);
    for (const ProjectionStatus& one : *status) {
        QCOMPARE(one.writer, ProjectionStatus::Writer::Commands);
        QCOMPARE(one.lagEvents, 0);
        QCOMPARE(one.lagSeconds, 0);
        QCOMPARE(one.failedEvents, 0);
        QCOMPARE(one.position, m_target->allEvents().constLast().position);
    }
}

void ProjectionsContractTest::theLagOfAServersProjectionIsCounted()
{
    m_target = std::make_unique<TestTarget>(currentDriver());
    later = 1'893'456'000'000'000; // 2030-01-01
    const AggregateKey one = {u"i1"_s, u"org"_s, u"o1"_s};
    StoredEvent late = happened(one, u"org.deactivated"_s, 3, {});
    late.position = u"1893456004.500000"_s;
    record(*m_target, {happened(one, u"org.added"_s, 1, {}), happened(one, u"org.changed"_s, 2, {}), late});
    exec(u"INSERT INTO "_s + m_target->table(u"projections.current_states"_s)
         + u" (projection_name, instance_id, position) VALUES ('zitadel.organizations', 'i1', "_s
         + (m_target->dialect().isPostgres() ? u"1893456000.000001)"_s : u"1893456000000001)"_s));

    const auto status = m_target->projections().status(m_target->client());

    QVERIFY2(status, qPrintable(status ? QString() : status.error().detail));
    QCOMPARE(status->at(2),
             (ProjectionStatus{ProjectionName::Organizations, ProjectionStatus::Writer::Server, u"1893456000.000001"_s,
                               2, 5, 0}));
    QCOMPARE(status->at(0).writer, ProjectionStatus::Writer::Commands);
}

CASTELLAN_TEST(ProjectionsContractTest)
#include "ProjectionsContractTest.moc"
