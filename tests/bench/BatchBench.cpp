#include "tests/bench/BenchTarget.h"
#include "tests/bench/Groups.h"

#include "domain/command/Batch.h"
#include "domain/invoke/CommandService.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/port/Clock.h"
#include "domain/port/SonyflakeIdSource.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace castellan::bench {

namespace {

using namespace domain;

/// Names that no earlier round has used.
QString roundPrefix()
{
    static int round = 0;
    return QStringLiteral("r%1").arg(++round);
}

std::unique_ptr<Batch> organizationsWithDomain(const QString& instance, const QString& prefix, int count)
{
    auto batch = std::make_unique<Batch>();
    for (int i = 0; i < count; ++i) {
        const QString id = QStringLiteral("%1-%2").arg(prefix).arg(i);
        auto organization = std::make_unique<AddOrganization>();
        organization->instance = InstanceId(instance);
        organization->id = OrganizationId(id);
        organization->organizationName = QStringLiteral("Organization ") + id;
        organization->generatedDomain = false;
        batch->add(std::move(organization));
        auto domain = std::make_unique<AddOrganizationDomain>();
        domain->instance = InstanceId(instance);
        domain->organization = OrganizationId(id);
        domain->domain = id + QStringLiteral(".example");
        domain->verified = true;
        batch->add(std::move(domain));
    }
    return batch;
}

void applyOurs(BenchTarget& target, int count)
{
    const SystemClock clock;
    SonyflakeIdSource ids(clock, 1);
    CommandService service(target.services().unitsOfWork(), clock, ids, nullptr);
    const std::unique_ptr<Batch> batch = organizationsWithDomain(target.instance(), roundPrefix(), count);
    InvocationOptions options;
    options.creator = QStringLiteral("bench");
    options.batch = BatchIdentity{QUuid::createUuid().toString(QUuid::WithoutBraces), options.creator,
                                  QByteArray("hash")};
    const Result<BatchOutcome> outcome = service.apply(*batch, options);
    if (!outcome) {
        qFatal("bench: the batch was refused: %s", qPrintable(toLogText(outcome.error())));
    }
}

/// The same rows by one prepared QSqlQuery a statement, run command by command in one transaction, without any check.
class PreparedStatements final
{
public:
    PreparedStatements(BenchTarget& target) : m_target(target), m_db(target.plainConnection())
    {
        const QString now = target.isPostgres() ? QStringLiteral("now()") : QStringLiteral("1767225600000000");
        const QString position = target.isPostgres() ? QStringLiteral("extract(epoch from now())") : now;
        const QString state = target.isPostgres() ? QStringLiteral("'active'::zitadel.organization_state")
                                                  : QStringLiteral("'active'");
        const QString json = target.isPostgres() ? QStringLiteral("cast(? as jsonb)") : QStringLiteral("?");
        const QString yes = target.isPostgres() ? QStringLiteral("true") : QStringLiteral("1");
        const QString no = target.isPostgres() ? QStringLiteral("false") : QStringLiteral("0");
        m_organization = prepared(
            QStringLiteral(
                "INSERT INTO %1 (id, name, instance_id, state, created_at, updated_at) VALUES (?, ?, ?, %2, %3, %3)")
                .arg(target.table("zitadel", "organizations"), state, now));
        m_domain = prepared(
            QStringLiteral(
                "INSERT INTO %1 (instance_id, org_id, domain, is_verified, is_primary, created_at, updated_at) VALUES (?, ?, ?, %2, %3, %4, %4)")
                .arg(target.table("zitadel", "org_domains"), yes, no, now));
        m_event = prepared(
            QStringLiteral(
                "INSERT INTO %1 (instance_id, aggregate_type, aggregate_id, event_type, sequence, revision, created_at, payload, creator, owner, position, in_tx_order) VALUES (?, 'org', ?, ?, ?, 1, %2, %3, 'bench', ?, %4, ?)")
                .arg(target.table("eventstore", "events2"), now, json, position));
        m_constraint = prepared(
            QStringLiteral("INSERT INTO %1 (instance_id, unique_type, unique_field) VALUES (?, ?, ?)")
                .arg(target.table("eventstore", "unique_constraints")));
        const QString idColumn = target.isPostgres() ? QString() : QStringLiteral("id, ");
        const QString idValue = target.isPostgres() ? QString() : QStringLiteral("lower(hex(randomblob(16))), ");
        m_field = prepared(
            QStringLiteral(
                "INSERT INTO %1 (%2instance_id, resource_owner, aggregate_type, aggregate_id, object_type, object_id, object_revision, field_name, value, value_must_be_unique, should_index) VALUES (%3?, ?, 'org', ?, ?, ?, 1, ?, %4, %5, ?)")
                .arg(target.table("eventstore", "fields"), idColumn, idValue, json, no));
    }

    void apply(int count)
    {
        const QString prefix = roundPrefix();
        QSqlQuery plain(m_db);
        run(plain, QStringLiteral("BEGIN"));
        for (int i = 0; i < count; ++i) {
            add(QStringLiteral("%1-%2").arg(prefix).arg(i), i);
        }
        run(plain, QStringLiteral("COMMIT"));
    }

private:
    void add(const QString& id, int index)
    {
        const QString instance = m_target.instance();
        const QString name = QStringLiteral("Organization ") + id;
        const QString domain = id + QStringLiteral(".example");
        const QString payload = QStringLiteral("{\"domain\": \"%1\"}").arg(domain);
        run(m_organization, {id, name, instance});
        run(m_domain, {instance, id, domain});
        const int order = index * 3;
        run(m_event,
            {instance, id, QStringLiteral("org.added"), 1, QStringLiteral("{\"name\": \"%1\"}").arg(name), id,
             order + 1});
        run(m_event, {instance, id, QStringLiteral("org.domain.added"), 2, payload, id, order + 2});
        run(m_event, {instance, id, QStringLiteral("org.domain.verified"), 3, payload, id, order + 3});
        run(m_constraint, {instance, QStringLiteral("org_name"), name.toLower()});
        run(m_constraint, {instance, QStringLiteral("org_domain"), domain});
        run(m_field,
            {instance, id, id, QStringLiteral("org"), id, QStringLiteral("name"), QStringLiteral("\"%1\"").arg(name),
             true});
        run(m_field, {instance, id, id, QStringLiteral("org"), id, QStringLiteral("state"), QStringLiteral("1"), true});
        run(m_field,
            {instance, id, id, QStringLiteral("org_domain"), domain, QStringLiteral("verified"), QStringLiteral("true"),
             false});
    }

    QSqlQuery prepared(const QString& sql)
    {
        QSqlQuery query(m_db);
        if (!query.prepare(sql)) {
            qFatal("bench: %s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
        }
        return query;
    }
    static void run(QSqlQuery& query, const QString& sql)
    {
        if (!query.exec(sql)) {
            qFatal("bench: %s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
        }
    }
    static void run(QSqlQuery& query, const QVariantList& values)
    {
        for (int i = 0; i < values.size(); ++i) {
            query.bindValue(i, values.at(i));
        }
        if (!query.exec()) {
            qFatal("bench: %s", qPrintable(query.lastError().text()));
        }
    }

    BenchTarget& m_target;
    QSqlDatabase m_db;
    QSqlQuery m_organization;
    QSqlQuery m_domain;
    QSqlQuery m_event;
    QSqlQuery m_constraint;
    QSqlQuery m_field;
};

/// The server makes the same rows itself: what no client can beat.
void applyFloor(BenchTarget& target, QSqlDatabase& db, int count)
{
    const QString prefix = roundPrefix();
    const QStringList statements = target.floorStatements(prefix, count);
    for (const QString& sql : statements) {
        QSqlQuery query(db);
        if (!query.exec(sql)) {
            qFatal("bench: %s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
        }
    }
}

int roundsFor(int count)
{
    constexpr int work = 3000;
    return std::clamp(work / count, 3, 25);
}

void measureTimes(Report& report, BenchTarget& target)
{
    PreparedStatements prepared(target);
    QSqlDatabase floorConnection = target.plainConnection();
    for (const int count : {1, 10, 100, 1000, 10'000}) {
        const int rounds = roundsFor(count);
        applyOurs(target, count);
        QList<double> ours;
        QList<double> naive;
        QList<double> floor;
        for (int round = 0; round < rounds; ++round) {
            ours.append(timed([&] { applyOurs(target, count); }) / count);
            naive.append(timed([&] { prepared.apply(count); }) / count);
            floor.append(timed([&] { applyFloor(target, floorConnection, count); }) / count);
        }
        const QString where = target.isPostgres() ? QStringLiteral("PostgreSQL") : QStringLiteral("SQLite");
        const QString title = QStringLiteral("%1, N=%2, beside ").arg(where).arg(count);
        std::optional<double> times = count == 1 ? 1.5 : 4.0;
        if (!target.isPostgres() || count == 10) {
            times = std::nullopt;
        }
        std::optional<double> floorGoal;
        if (count >= 100) {
            floorGoal = target.isPostgres() ? 1.7 : 1.5;
        }
        report.add({QStringLiteral("batch"),
                    title + QStringLiteral("prepared QSqlQuery"),
                    QStringLiteral("us"),
                    median(ours),
                    median(naive),
                    times,
                    Goal::AtLeast,
                    {}});
        report.add({QStringLiteral("batch"),
                    title + QStringLiteral("the server's floor"),
                    QStringLiteral("us"),
                    median(ours),
                    median(floor),
                    floorGoal,
                    Goal::AtMost,
                    {}});
    }
}

void measureRoundTrips(Report& report)
{
    constexpr double goal = 2;
    for (const int count : {1, 100, 10'000}) {
        BenchTarget target = BenchTarget::postgresBehindProxy(std::chrono::microseconds(0));
        applyOurs(target, 1);
        target.proxy().resetRoundTrips();
        applyOurs(target, count);
        report.add({QStringLiteral("batch"),
                    QStringLiteral("round trips, N=%1").arg(count),
                    QStringLiteral("trips"),
                    double(target.proxy().roundTrips()),
                    std::nullopt,
                    goal,
                    Goal::AtMost,
                    {}});
    }
}

void measureLatency(Report& report, int milliseconds, const QList<std::pair<int, double>>& goals)
{
    for (const auto& [count, goal] : goals) {
        BenchTarget target = BenchTarget::postgresBehindProxy(std::chrono::milliseconds(milliseconds));
        PreparedStatements prepared(target);
        applyOurs(target, count);
        const Pair pair = timedInTurn(
            1, [&] { applyOurs(target, count); }, [&] { prepared.apply(count); });
        report.add({QStringLiteral("batch"),
                    QStringLiteral("%1 ms round trips, N=%2").arg(milliseconds).arg(count),
                    QStringLiteral("us"),
                    pair.value,
                    pair.baseline,
                    goal,
                    Goal::AtLeast,
                    {}});
    }
}

} // namespace

void measureBatch(Report& report)
{
    measureRoundTrips(report);
    BenchTarget postgres = BenchTarget::postgres();
    measureTimes(report, postgres);
    BenchTarget sqlite = BenchTarget::sqlite();
    measureTimes(report, sqlite);
    measureLatency(report, 5, {{1, 8}, {10, 25}, {100, 120}, {1000, 200}});
    measureLatency(report, 50, {{1, 8}, {10, 30}, {100, 150}});
}

} // namespace castellan::bench
