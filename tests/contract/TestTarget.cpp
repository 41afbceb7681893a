#include "tests/contract/TestTarget.h"

#include "storage/database/OpenPool.h"
#include "storage/schema/PostgresSchema.h"
#include "storage/schema/SqliteSchema.h"
#include "tests/contract/OrFail.h"
#include "tests/support/EventFold.h"

#include <QTest>

namespace castellan::test {

using namespace castellan::domain;
using namespace castellan::storage;
using namespace Qt::Literals::StringLiterals;

namespace {

void setUp(Client& client, bool isPostgres)
{
    std::unique_ptr<Schema> schema;
    if (isPostgres) {
        schema = std::make_unique<PostgresSchema>();
    } else {
        schema = std::make_unique<SqliteSchema>();
    }
    orFail(schema->setUp(client, {}, {}));
}

} // namespace

void addDrivers()
{
    QTest::addColumn<int>("driver");
    QTest::newRow("sqlite") << static_cast<int>(Driver::Sqlite);
    QTest::newRow("postgres") << static_cast<int>(Driver::Postgres);
}

Driver currentDriver()
{
    QFETCH_GLOBAL(int, driver);
    return static_cast<Driver>(driver);
}

TestTarget::TestTarget(Driver driver)
    : m_server(driver == Driver::Postgres ? std::make_unique<tests::PostgresServer>(tests::PostgresServer::shared())
                                          : nullptr),
      m_postgres(m_server ? m_server->createDatabase() : nullptr),
      m_dialect(m_server ? SqlDialect::postgres() : SqlDialect::sqlite()),
      m_pool(open()),
      m_catalog(m_dialect),
      m_repositories(m_dialect),
      m_eventstore(m_dialect, m_catalog),
      m_events(m_dialect, m_catalog),
      m_projections(m_dialect, m_catalog, m_events),
      m_unitsOfWork(*m_pool, m_dialect, m_catalog),
      m_client(newClient())
{
    setUp(*m_client, m_dialect.isPostgres());
}

TestTarget::~TestTarget() = default;

std::unique_ptr<Pool> TestTarget::open() const
{
    OpenOptions options;
    options.createMissing = true;
    return openPool(orFail(Target::parse(address())), options);
}

QString TestTarget::address() const
{
    return m_postgres ? m_postgres->socketUrl() : QString(u"sqlite:"_s + path());
}

std::unique_ptr<Client> TestTarget::newClient()
{
    return orFail(m_pool->acquire(ClientPurpose::Write));
}

QSqlDatabase TestTarget::plainDatabase(const QString& name) const
{
    QSqlDatabase database = QSqlDatabase::addDatabase(m_server ? u"QPSQL"_s : u"QSQLITE"_s, name);
    if (m_server) {
        database.setHostName(m_server->host());
        database.setPort(m_server->port());
        database.setUserName(m_server->role());
        database.setPassword(m_server->password());
    }
    database.setDatabaseName(m_postgres ? m_postgres->name() : path());
    database.open();
    return database;
}

QString TestTarget::table(const QString& qualified) const
{
    return m_dialect.table(qualified.section(u'.', 0, 0), qualified.section(u'.', 1));
}

QStringList TestTarget::dump()
{
    const QList<std::pair<QString, QString>> tables = {
        {u"zitadel.instances"_s,
         u"id, name, default_org_id, iam_project_id, console_client_id, console_app_id, default_language, created_at, updated_at"_s},
        {u"zitadel.instance_domains"_s,
         u"instance_id, domain, type, is_primary, is_generated, created_at, updated_at"_s},
        {u"zitadel.organizations"_s, u"instance_id, id, name, state, created_at, updated_at"_s},
        {u"zitadel.org_domains"_s,
         u"instance_id, org_id, domain, is_verified, is_primary, validation_type, created_at, updated_at"_s},
        {u"eventstore.events2"_s,
         u"instance_id, aggregate_type, aggregate_id, event_type, sequence, revision, created_at, payload, creator, owner, position, in_tx_order"_s},
        {u"eventstore.unique_constraints"_s, u"instance_id, unique_type, unique_field, owners"_s},
        {u"eventstore.fields"_s,
         u"id, instance_id, resource_owner, aggregate_type, aggregate_id, object_type, object_id, object_revision, field_name, value, number_value, text_value, bool_value, value_must_be_unique, should_index"_s},
        {u"castellan.batches"_s, u"key, created_at, creator, console_version, hash, summary"_s}};
    QStringList lines;
    for (const auto& [name, columns] : tables) {
        const Rows rows = orFail(m_client->query(Statement(u"SELECT "_s + columns + u" FROM "_s + table(name))));
        for (const Row& row : rows) {
            QStringList cells = {name};
            for (int column = 0; column < row.size(); ++column) {
                cells.append(row.isNull(column) ? u"NULL"_s : row.text(column));
            }
            lines.append(cells.join(u'|'));
        }
    }
    lines.sort();
    return lines;
}

ModelRows TestTarget::rows()
{
    ModelRows all;
    for (const InstanceSummary& row : orFail(m_repositories.instances.list(*m_client, {{}, {}, {}, 0, 0})).items) {
        all.instances.insert({row.instance.id.value(), row.instance});
    }
    for (const InstanceDomain& row : orFail(m_repositories.instanceDomains.list(*m_client, {{}, {}, {}, 0, 0})).items) {
        all.instanceDomains.insert({row.domain, row});
    }
    for (const OrganizationSummary& row :
         orFail(m_repositories.organizations.list(*m_client, {{}, {}, {}, 0, 0})).items) {
        all.organizations.insert({{row.organization.instance.value(), row.organization.id.value()}, row.organization});
    }
    for (const OrganizationDomain& row :
         orFail(m_repositories.organizationDomains.list(*m_client, {{}, {}, {}, 0, 0})).items) {
        all.organizationDomains.insert({{{row.instance.value(), row.organization.value()}, row.domain}, row});
    }
    return withoutTimes(all);
}

QList<StoredEvent> TestTarget::allEvents()
{
    constexpr int pageSize = 10'000;
    QList<StoredEvent> all = orFail(m_events.since(*m_client, {}, {}, pageSize));
    for (qsizetype page = all.size(); page == pageSize;) {
        const QList<StoredEvent> more = orFail(m_events.after(*m_client, {}, all.constLast().cursor(), pageSize));
        page = more.size();
        all.append(more);
    }
    return all;
}

QStringList TestTarget::constraints()
{
    QStringList all;
    const Rows rows = orFail(m_client->query(Statement(u"SELECT c.instance_id, c.unique_type, c.unique_field FROM "_s
                                                       + table(u"eventstore.unique_constraints"_s) + u" AS c"_s)));
    for (const Row& row : rows) {
        all.append(QStringList{row.text(0), row.text(1), row.text(2)}.join(u'/'));
    }
    all.sort();
    return all;
}

} // namespace castellan::test
