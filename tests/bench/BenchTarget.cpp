#include "tests/bench/BenchTarget.h"

#include "domain/command/Batch.h"
#include "domain/instance/AddInstance.h"
#include "domain/invoke/CommandService.h"
#include "domain/port/Clock.h"
#include "domain/port/SonyflakeIdSource.h"
#include "storage/repository/DatabaseServices.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include <cstdlib>

namespace castellan::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

tests::PostgresServer durableServer()
{
    tests::PostgresServer server = tests::PostgresServer::throwAway();
    server.execute(u"ALTER SYSTEM SET fsync = on"_s);
    server.execute(u"ALTER SYSTEM SET full_page_writes = on"_s);
    server.execute(u"SELECT pg_reload_conf()"_s);
    return server;
}

} // namespace

void endBench(const QString& what)
{
    qFatal("bench: %s", qPrintable(what));
    std::abort();
}

BenchTarget::BenchTarget() = default;
BenchTarget::BenchTarget(BenchTarget&&) noexcept = default;

BenchTarget::~BenchTarget()
{
    for (const QString& name : std::as_const(m_connections)) {
        QSqlDatabase::removeDatabase(name);
    }
}

const tests::PostgresServer& BenchTarget::server()
{
    static const tests::PostgresServer server = durableServer();
    return server;
}

BenchTarget BenchTarget::postgres()
{
    BenchTarget target;
    target.m_database = server().createDatabase();
    target.setUp(target.m_database->socketUrl());
    return target;
}

BenchTarget BenchTarget::postgresBehindProxy(std::chrono::microseconds roundTrip)
{
    BenchTarget target;
    target.m_database = server().createDatabase();
    target.m_proxy = std::make_unique<tests::DelayingProxy>(server().port(), roundTrip);
    qputenv("PGPASSWORD", server().password().toUtf8());
    target.setUp(u"postgresql://%1@127.0.0.1:%2/%3?sslmode=disable"_s.arg(server().role())
                     .arg(target.m_proxy->port())
                     .arg(target.m_database->name()));
    return target;
}

BenchTarget BenchTarget::sqlite()
{
    BenchTarget target;
    target.m_folder = std::make_unique<QTemporaryDir>();
    target.setUp(u"sqlite:"_s + target.m_folder->filePath(u"bench.db"_s));
    return target;
}

BenchTarget BenchTarget::on(const QString& targetText)
{
    BenchTarget target;
    target.setUp(targetText);
    return target;
}

QString BenchTarget::instance() const
{
    return u"bench"_s;
}

void BenchTarget::setUp(const QString& targetText)
{
    m_targetText = targetText;
    domain::OpenOptions options;
    options.createMissing = true;
    storage::DatabaseTargetOpener opener;
    m_services = valueOrEnd(opener.open(targetText, options), "open");
    {
        const auto client = valueOrEnd(m_services->pool().acquire(domain::ClientPurpose::Write), "connect");
        static_cast<void>(valueOrEnd(m_services->schema().setUp(*client, {}, {}), "set up"));
    }
    const domain::SystemClock clock;
    domain::SonyflakeIdSource ids(clock, 1);
    domain::CommandService service(m_services->unitsOfWork(), clock, ids, nullptr);
    domain::Batch batch;
    auto added = std::make_unique<domain::AddInstance>(u"Bench"_s);
    added->id = instance();
    batch.add(std::move(added));
    static_cast<void>(valueOrEnd(service.apply(batch, {}), "add the instance"));
}

QSqlDatabase BenchTarget::plainConnection()
{
    m_connections.append(u"bench-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces));
    QSqlDatabase db = QSqlDatabase::addDatabase(isPostgres() ? u"QPSQL"_s : u"QSQLITE"_s, m_connections.constLast());
    if (isPostgres()) {
        db.setHostName(m_proxy ? u"127.0.0.1"_s : server().socketFolder());
        db.setPort(m_proxy ? m_proxy->port() : server().port());
        db.setDatabaseName(m_database->name());
        db.setUserName(server().role());
        db.setPassword(server().password());
    } else {
        db.setDatabaseName(m_folder->filePath(u"bench.db"_s));
    }
    if (!db.open()) {
        endBench(db.lastError().text());
    }
    return db;
}

void BenchTarget::run(const QSqlDatabase& db, const QStringList& statements)
{
    for (const QString& sql : statements) {
        QSqlQuery query(db);
        if (!query.exec(sql)) {
            endBench(sql + u": "_s + query.lastError().text());
        }
    }
}

void BenchTarget::fill(int organizations)
{
    QSqlDatabase db = plainConnection();
    run(db,
        QStringList{u"BEGIN"_s} + plainRows().listedRows(u"fill"_s, organizations)
            + QStringList{u"COMMIT"_s, u"ANALYZE"_s});
}

} // namespace castellan::bench
