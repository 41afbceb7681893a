#include "domain/command/Batch.h"
#include "domain/instance/AddInstance.h"
#include "domain/instance/AddInstanceDomain.h"
#include "domain/instance/SetPrimaryInstanceDomain.h"
#include "domain/invoke/CommandService.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/DeactivateOrganization.h"
#include "domain/organization/RemoveOrganization.h"
#include "domain/organization/RenameOrganization.h"
#include "storage/repository/DatabaseServices.h"
#include "tests/contract/Commands.h"
#include "tests/support/DelayingProxy.h"
#include "tests/support/ManualClock.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/SequentialIdSource.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <functional>

using namespace castellan::domain;
using namespace castellan::test;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using castellan::storage::DatabaseTargetOpener;

namespace {

using Fill = std::function<void(Batch&)>;

std::unique_ptr<AddOrganization> organization(const QString& id, const QString& name, bool generatedDomain)
{
    auto command = std::make_unique<AddOrganization>(acme, name);
    if (!id.isEmpty()) {
        command->id = id;
    }
    command->generatedDomain = generatedDomain;
    return command;
}

void addOrganizations(Batch& batch, int count, bool withIds, bool generatedDomain)
{
    for (int number = 0; number < count; ++number) {
        const QString text = u"n%1"_s.arg(number);
        batch.add(organization(withIds ? text : QString(), u"Name "_s + text, generatedDomain));
        if (withIds) {
            batch.add(std::make_unique<AddOrganizationDomain>(acme, OrganizationId(text), text + u".example"_s));
        }
    }
}

void changeOrganizations(Batch& batch)
{
    batch.add(std::make_unique<RenameOrganization>(acme, OrganizationId(u"o1"_s), u"Other"_s));
    batch.add(std::make_unique<DeactivateOrganization>(acme, OrganizationId(u"o2"_s)));
    batch.add(std::make_unique<RemoveOrganization>(acme, OrganizationId(u"o3"_s)));
}

void addInstances(Batch& batch)
{
    for (int number = 0; number < 10; ++number) {
        batch.add(std::make_unique<AddInstance>(u"Another"_s));
    }
    batch.add(std::make_unique<AddInstanceDomain>(acme, u"more.example"_s));
}

} // namespace

/// How many round trips a batch takes on PostgreSQL: as many for ten thousand commands as for one.
class BatchRoundTripsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aBatchTakesAsManyRoundTripsHoweverLongItIs_data();
    void aBatchTakesAsManyRoundTripsHoweverLongItIs();
    void aPreviewOnlyAddsTheRollback();

private:
    [[nodiscard]] Result<BatchOutcome> apply(const Fill& fill, bool preview = false);

    PostgresServer m_server = PostgresServer::shared();
    std::unique_ptr<PostgresDatabase> m_database;
    std::unique_ptr<DelayingProxy> m_proxy;
    std::unique_ptr<TargetServices> m_services;
    SequentialIdSource m_ids;
};

void BatchRoundTripsTest::init()
{
    m_services.reset();
    m_proxy = std::make_unique<DelayingProxy>(m_server.port(), std::chrono::microseconds(0));
    m_database = m_server.createDatabase();
    OpenOptions options;
    options.password = m_server.password();
    DatabaseTargetOpener opener;
    auto services = opener.open(u"postgresql://%1@127.0.0.1:%2/%3?sslmode=disable"_s.arg(m_server.role())
                                    .arg(m_proxy->port())
                                    .arg(m_database->name()),
                                options);
    QVERIFY(services);
    m_services = std::move(*services);
    QVERIFY(m_services->schema().setUp(**m_services->pool().acquire(ClientPurpose::Write), {}, {}));
    QVERIFY(apply([](Batch& batch) {
        auto instance = std::make_unique<AddInstance>(u"Acme"_s);
        instance->id = acme.value();
        batch.add(std::move(instance));
        batch.add(std::make_unique<AddInstanceDomain>(acme, u"acme.example"_s));
        batch.add(std::make_unique<SetPrimaryInstanceDomain>(acme, u"acme.example"_s));
        batch.add(organization(u"o1"_s, u"First"_s, true));
        batch.add(organization(u"o2"_s, u"Second"_s, false));
        batch.add(organization(u"o3"_s, u"Third"_s, true));
    }));
}

Result<BatchOutcome> BatchRoundTripsTest::apply(const Fill& fill, bool preview)
{
    const ManualClock clock;
    CommandService service(m_services->unitsOfWork(), clock, m_ids, nullptr);
    Batch batch;
    fill(batch);
    InvocationOptions options;
    options.preview = preview;
    options.batch = BatchIdentity{m_ids.next(), u"editor"_s, "hash"};
    m_proxy->resetRoundTrips();
    return service.apply(batch, options);
}

void BatchRoundTripsTest::aBatchTakesAsManyRoundTripsHoweverLongItIs_data()
{
    QTest::addColumn<Fill>("fill");
    QTest::addColumn<int>("roundTrips");
    const auto add = [](int count, bool withIds, bool generatedDomain) {
        return Fill([=](Batch& batch) { addOrganizations(batch, count, withIds, generatedDomain); });
    };
    QTest::newRow("one organization with a domain") << add(1, true, false) << 2;
    QTest::newRow("a thousand of them") << add(1'000, true, false) << 2;
    QTest::newRow("one with a generated id") << add(1, false, false) << 2;
    QTest::newRow("a hundred with generated ids") << add(100, false, false) << 2;
    // The name of a generated domain depends on what the database says, so it is looked up in a second read.
    QTest::newRow("a hundred with generated ids and domains") << add(100, false, true) << 3;
    QTest::newRow("rename with its domain, deactivate, remove") << Fill(changeOrganizations) << 3;
    QTest::newRow("instances with generated ids") << Fill(addInstances) << 2;
}

void BatchRoundTripsTest::aBatchTakesAsManyRoundTripsHoweverLongItIs()
{
    QFETCH(Fill, fill);
    QFETCH(int, roundTrips);

    const auto outcome = apply(fill);

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
    QCOMPARE(m_proxy->roundTrips(), roundTrips);
}

void BatchRoundTripsTest::aPreviewOnlyAddsTheRollback()
{
    const auto outcome = apply([](Batch& batch) { addOrganizations(batch, 10, true, false); }, true);

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
    QCOMPARE(m_proxy->roundTrips(), 3);
}

CASTELLAN_TEST(BatchRoundTripsTest)
#include "BatchRoundTripsTest.moc"
