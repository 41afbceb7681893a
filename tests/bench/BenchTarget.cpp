#include "tests/bench/BenchTarget.h"

#include "domain/command/Batch.h"
#include "domain/instance/AddInstance.h"
#include "domain/invoke/CommandService.h"
#include "domain/port/Clock.h"
#include "domain/port/SonyflakeIdSource.h"
#include "ui/app/TargetSession.h"

#include <QSqlError>
#include <QSqlQuery>

namespace castellan::bench {

namespace {

using namespace domain;

[[noreturn]] void end(const QString& what)
{
    qFatal("bench: %s", qPrintable(what));
    std::abort();
}

template<typename T>
T valueOrEnd(Result<T> result, const char* what)
{
    if (!result) {
        end(QStringLiteral("%1: %2").arg(QLatin1String(what), toLogText(result.error())));
    }
    return std::move(*result);
}

const char* const postgresFloor = R"sql(
WITH n AS (SELECT '%1-' || g AS id, g FROM generate_series(0, %2 - 1) g),
o AS (INSERT INTO zitadel.organizations (id, name, instance_id, state)
      SELECT id, 'Organization ' || id, '%3', 'active' FROM n),
d AS (INSERT INTO zitadel.org_domains (instance_id, org_id, domain, is_verified, is_primary)
      SELECT '%3', id, id || '.example', true, false FROM n),
e AS (INSERT INTO eventstore.events2 (instance_id, aggregate_type, aggregate_id, event_type, sequence, revision, created_at, payload, creator, owner, position, in_tx_order)
      SELECT '%3', 'org', id, k.type, k.s, 1, now(), CASE WHEN k.s = 1 THEN jsonb_build_object('name', 'Organization ' || id) ELSE jsonb_build_object('domain', id || '.example') END,
             'bench', id, extract(epoch FROM now()), g * 3 + k.s
      FROM n, (VALUES (1, 'org.added'), (2, 'org.domain.added'), (3, 'org.domain.verified')) AS k(s, type)),
u AS (INSERT INTO eventstore.unique_constraints (instance_id, unique_type, unique_field)
      SELECT '%3', k.type, CASE k.type WHEN 'org_name' THEN lower('Organization ' || id) ELSE id || '.example' END
      FROM n, (VALUES ('org_name'), ('org_domain')) AS k(type))
INSERT INTO eventstore.fields (instance_id, resource_owner, aggregate_type, aggregate_id, object_type, object_id, object_revision, field_name, value, value_must_be_unique, should_index)
SELECT '%3', id, 'org', id, k.type, CASE k.type WHEN 'org' THEN id ELSE id || '.example' END, 1, k.name,
       CASE k.name WHEN 'name' THEN to_jsonb('Organization ' || id) WHEN 'state' THEN '1'::jsonb ELSE 'true'::jsonb END, false, k.type = 'org'
FROM n, (VALUES ('org', 'name'), ('org', 'state'), ('org_domain', 'verified')) AS k(type, name)
)sql";

const char* const sqliteNumbers = "WITH RECURSIVE n(g) AS (SELECT 0 UNION ALL SELECT g + 1 FROM n WHERE g < %1 - 1) ";

QStringList sqliteFloor(const QString& prefix, int count, const QString& instance)
{
    const QString numbers = QLatin1String(sqliteNumbers).arg(count);
    const QString id = QStringLiteral("'%1-' || g").arg(prefix);
    const QString now = QStringLiteral("1767225600000000");
    QStringList statements{QStringLiteral("BEGIN IMMEDIATE")};
    statements
        << QStringLiteral(
               "INSERT INTO zitadel_organizations (id, name, instance_id, state, created_at, updated_at) %1 SELECT %2, 'Organization ' || %2, '%3', 'active', %4, %4 FROM n")
               .arg(numbers, id, instance, now);
    statements
        << QStringLiteral(
               "INSERT INTO zitadel_org_domains (instance_id, org_id, domain, is_verified, is_primary, created_at, updated_at) %1 SELECT '%3', %2, %2 || '.example', 1, 0, %4, %4 FROM n")
               .arg(numbers, id, instance, now);
    const QList<std::pair<int, QString>> events{{1, QStringLiteral("org.added")},
                                                {2, QStringLiteral("org.domain.added")},
                                                {3, QStringLiteral("org.domain.verified")}};
    for (const auto& [sequence, type] : events) {
        const QString payload = sequence == 1 ? QStringLiteral("json_object('name', 'Organization ' || %1)").arg(id)
                                              : QStringLiteral("json_object('domain', %1 || '.example')").arg(id);
        statements
            << QStringLiteral(
                   "INSERT INTO eventstore_events2 (instance_id, aggregate_type, aggregate_id, event_type, sequence, revision, created_at, payload, creator, owner, position, in_tx_order) "
                   "%1 SELECT '%3', 'org', %2, '%5', %6, 1, %4, %7, 'bench', %2, %4, g * 3 + %6 FROM n")
                   .arg(numbers, id, instance, now, type)
                   .arg(sequence)
                   .arg(payload);
    }
    statements
        << QStringLiteral(
               "INSERT INTO eventstore_unique_constraints (instance_id, unique_type, unique_field) %1 SELECT '%3', 'org_name', lower('Organization ' || %2) FROM n")
               .arg(numbers, id, instance);
    statements
        << QStringLiteral(
               "INSERT INTO eventstore_unique_constraints (instance_id, unique_type, unique_field) %1 SELECT '%3', 'org_domain', %2 || '.example' FROM n")
               .arg(numbers, id, instance);
    const QList<std::array<QString, 3>> fields{
        {QStringLiteral("name"), QStringLiteral("json_quote('Organization ' || %1)").arg(id), QStringLiteral("1")},
        {QStringLiteral("state"), QStringLiteral("'1'"), QStringLiteral("1")},
        {QStringLiteral("verified"), QStringLiteral("'true'"), QStringLiteral("0")}};
    for (const auto& [name, value, indexed] : fields) {
        const bool ofDomain = name == QStringLiteral("verified");
        statements
            << QStringLiteral(
                   "INSERT INTO eventstore_fields (id, instance_id, resource_owner, aggregate_type, aggregate_id, object_type, object_id, object_revision, field_name, value, value_must_be_unique, should_index) "
                   "%1 SELECT lower(hex(randomblob(16))), '%3', %2, 'org', %2, '%4', %5, 1, '%6', %7, 0, %8 FROM n")
                   .arg(numbers, id, instance, ofDomain ? QStringLiteral("org_domain") : QStringLiteral("org"),
                        ofDomain ? id + QStringLiteral(" || '.example'") : id, name, value, indexed);
    }
    statements << QStringLiteral("COMMIT");
    return statements;
}

} // namespace

BenchTarget::BenchTarget() = default;
BenchTarget::BenchTarget(BenchTarget&&) noexcept = default;

BenchTarget::~BenchTarget()
{
    for (const QString& name : std::as_const(m_connections)) {
        QSqlDatabase::removeDatabase(name);
    }
}

BenchTarget BenchTarget::postgres()
{
    BenchTarget target;
    target.m_server = std::make_unique<tests::PostgresServer>(tests::PostgresServer::shared());
    target.m_database = target.m_server->createDatabase();
    target.setUp(target.m_database->socketUrl());
    return target;
}

BenchTarget BenchTarget::postgresBehindProxy(std::chrono::microseconds roundTrip)
{
    BenchTarget target;
    target.m_server = std::make_unique<tests::PostgresServer>(tests::PostgresServer::shared());
    target.m_database = target.m_server->createDatabase();
    target.m_proxy = std::make_unique<tests::DelayingProxy>(target.m_server->port(), roundTrip);
    qputenv("PGPASSWORD", target.m_server->password().toUtf8());
    target.setUp(QStringLiteral("postgresql://%1@127.0.0.1:%2/%3?sslmode=disable")
                     .arg(target.m_server->role())
                     .arg(target.m_proxy->port())
                     .arg(target.m_database->name()));
    return target;
}

BenchTarget BenchTarget::sqlite()
{
    BenchTarget target;
    target.m_folder = std::make_unique<QTemporaryDir>();
    target.setUp(QStringLiteral("sqlite:") + target.m_folder->filePath(QStringLiteral("bench.db")));
    return target;
}

BenchTarget BenchTarget::on(const QString& targetText)
{
    BenchTarget target;
    target.setUp(targetText);
    return target;
}

void BenchTarget::setUp(const QString& targetText)
{
    m_targetText = targetText;
    OpenOptions options;
    options.createMissing = true;
    app::TargetSessionOpener opener;
    m_services = valueOrEnd(opener.open(targetText, options), "open");
    {
        const std::unique_ptr<Client> client = valueOrEnd(m_services->pool().acquire(ClientPurpose::Write), "connect");
        valueOrEnd(m_services->schema().setUp(*client, {}, {}), "set up");
    }
    const SystemClock clock;
    SonyflakeIdSource ids(clock, 1);
    CommandService service(m_services->unitsOfWork(), clock, ids, nullptr);
    Batch batch;
    auto instance = std::make_unique<AddInstance>();
    instance->id = InstanceId(QStringLiteral("bench"));
    instance->instanceName = QStringLiteral("Bench");
    batch.add(std::move(instance));
    valueOrEnd(service.apply(batch, {}), "add the instance");
    m_instance = QStringLiteral("bench");
}

QString BenchTarget::table(const char* schema, const char* name) const
{
    return QLatin1String(schema) + (isPostgres() ? QLatin1Char('.') : QLatin1Char('_')) + QLatin1String(name);
}

QSqlDatabase BenchTarget::plainConnection()
{
    const QString name = QStringLiteral("bench-%1-%2")
                             .arg(quintptr(m_folder.get()) ^ quintptr(m_database.get()))
                             .arg(m_connections.size());
    m_connections.append(name);
    QSqlDatabase db = QSqlDatabase::addDatabase(isPostgres() ? QStringLiteral("QPSQL") : QStringLiteral("QSQLITE"),
                                                name);
    if (isPostgres()) {
        db.setHostName(m_proxy ? QStringLiteral("127.0.0.1") : m_server->socketFolder());
        db.setPort(m_proxy ? m_proxy->port() : m_server->port());
        db.setDatabaseName(m_database->name());
        db.setUserName(m_server->role());
        db.setPassword(m_server->password());
    } else {
        db.setDatabaseName(m_folder->filePath(QStringLiteral("bench.db")));
    }
    if (!db.open()) {
        end(db.lastError().text());
    }
    return db;
}

QStringList BenchTarget::floorStatements(const QString& prefix, int count) const
{
    if (isPostgres()) {
        return {QLatin1String(postgresFloor).arg(prefix).arg(count).arg(m_instance)};
    }
    return sqliteFloor(prefix, count, m_instance);
}

void BenchTarget::fill(int organizations)
{
    QSqlDatabase db = plainConnection();
    const QStringList statements = floorStatements(QStringLiteral("fill"), organizations);
    for (const QString& sql : statements) {
        QSqlQuery query(db);
        if (!query.exec(sql)) {
            end(query.lastError().text());
        }
    }
    QSqlQuery(db).exec(QStringLiteral("ANALYZE"));
}

} // namespace castellan::bench
