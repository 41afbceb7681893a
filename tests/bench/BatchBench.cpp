#include "tests/bench/BenchTarget.h"
#include "tests/bench/Groups.h"
#include "tests/bench/OneByOne.h"
#include "tests/bench/RowByRowPush.h"

#include "domain/command/Batch.h"
#include "domain/invoke/CommandService.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/port/Clock.h"
#include "domain/port/SonyflakeIdSource.h"

#include <QSqlQuery>
#include <QSqlRecord>

#include <algorithm>

namespace castellan::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

using namespace domain;

/// Names that no earlier batch has used.
QString freshPrefix()
{
    static int batches = 0;
    return u"r%1"_s.arg(++batches);
}

void addOrganizationsWithDomain(Batch& batch, const QString& instance, const QString& prefix, int count)
{
    for (int i = 0; i < count; ++i) {
        const QString id = u"%1-%2"_s.arg(prefix).arg(i);
        auto organization = std::make_unique<AddOrganization>(InstanceId(instance), u"Organization "_s + id);
        organization->id = id;
        organization->generatedDomain = false;
        batch.add(std::move(organization));
        auto domain = std::make_unique<AddOrganizationDomain>(InstanceId(instance), OrganizationId(id),
                                                              id + u".example"_s);
        domain->isVerified = true;
        batch.add(std::move(domain));
    }
}

/// One batch through the whole chain, from the making of its commands to the committed outcome.
void applyOurs(BenchTarget& target, int count)
{
    const SystemClock clock;
    SonyflakeIdSource ids(clock, 1);
    CommandService service(target.services().unitsOfWork(), clock, ids, nullptr);
    Batch batch;
    const QString prefix = freshPrefix();
    addOrganizationsWithDomain(batch, target.instance(), prefix, count);
    InvocationOptions options;
    options.creator = u"bench"_s;
    options.batch = BatchIdentity{prefix, options.creator, "hash"};
    static_cast<void>(valueOrEnd(service.apply(batch, options), "the batch was refused"));
}

void applyFloor(BenchTarget& target, const QSqlDatabase& db, int count)
{
    BenchTarget::run(db, target.plainRows().floor(freshPrefix(), count));
}

QList<qint64> counted(BenchTarget& target, const QSqlDatabase& db)
{
    QSqlQuery query(db);
    if (!query.exec(target.plainRows().countSql()) || !query.next()) {
        endBench(u"the rows cannot be counted"_s);
    }
    QList<qint64> counts;
    for (int column = 0; column < query.record().count(); ++column) {
        counts.append(query.value(column).toLongLong());
    }
    return counts;
}

/// Ends the program if the ways do not all leave the same rows: then their times say nothing.
void requireSameRows(BenchTarget& target, const QSqlDatabase& db, const QList<std::function<void(int)>>& ways)
{
    constexpr int count = 10;
    for (const auto& way : ways) {
        const QList<qint64> before = counted(target, db);
        way(count);
        const QList<qint64> after = counted(target, db);
        const qint64 rows = count;
        const QList<qint64> wanted{1, rows, rows, 3 * rows, 2 * rows, 3 * rows};
        for (int kind = 0; kind < wanted.size(); ++kind) {
            if (after.at(kind) - before.at(kind) != wanted.at(kind)) {
                endBench(u"a way to write left other rows of kind %1 than the others"_s.arg(kind));
            }
        }
    }
}

/// What a command takes each of several ways that take turns, in microseconds.
QList<double> timedInTurns(int rounds, int count, const QList<std::function<void(int)>>& ways)
{
    QList<QList<double>> times(ways.size());
    for (int round = 0; round < rounds; ++round) {
        for (qsizetype way = 0; way < ways.size(); ++way) {
            times[way].append(timed([&] { ways.at(way)(count); }) / count);
        }
    }
    QList<double> medians;
    for (const QList<double>& each : times) {
        medians.append(median(each));
    }
    return medians;
}

int roundsFor(int count)
{
    constexpr int work = 3000;
    return std::clamp(work / count, 3, 25);
}

void addTimed(Report& report, const QString& name, double value, double baseline, std::optional<double> goal,
              Goal direction)
{
    report.add({u"batch"_s, name, u"us"_s, value, baseline, goal, direction, {}});
}

void measurePostgres(Report& report)
{
    BenchTarget target = BenchTarget::postgres();
    PreparedQueries prepared(target);
    const QSqlDatabase db = target.plainConnection();
    const QList<std::function<void(int)>> ways{[&](int count) { applyOurs(target, count); },
                                               [&](int count) { prepared.apply(freshPrefix(), count); },
                                               [&](int count) { applyFloor(target, db, count); }};
    requireSameRows(target, db, ways);
    for (const int count : {1, 10, 100, 1000, 10'000}) {
        const QList<double> times = timedInTurns(roundsFor(count), count, ways);
        const QString name = u"PostgreSQL, N=%1, beside "_s.arg(count);
        const double fasterThanPrepared = count < 100 ? 1.5 : 4;
        addTimed(report, name + u"prepared QSqlQuery"_s, times.at(0), times.at(1),
                 count == 10 ? std::nullopt : std::optional(fasterThanPrepared), Goal::AtLeast);
        addTimed(report, name + u"the server's floor"_s, times.at(0), times.at(2),
                 count < 100 ? std::nullopt : std::optional(1.7), Goal::AtMost);
    }
}

void measureRowByRowPush(Report& report)
{
    constexpr int count = 10'000;
    constexpr double goal = 50;
    BenchTarget target = BenchTarget::postgres();
    RowByRowPush rowByRow(target);
    const QSqlDatabase db = target.plainConnection();
    const QList<std::function<void(int)>> ways{[&](int commands) { applyOurs(target, commands); },
                                               [&](int commands) { rowByRow.apply(freshPrefix(), commands); }};
    requireSameRows(target, db, ways);
    const QList<double> times = timedInTurns(1, count, ways);
    addTimed(report, u"PostgreSQL, N=10000, beside a push row by row"_s, times.at(0), times.at(1), goal, Goal::AtLeast);
}

void measureSqlite(Report& report)
{
    BenchTarget target = BenchTarget::sqlite();
    PreparedQueries prepared(target);
    SqliteStatements api(target);
    const QSqlDatabase db = target.plainConnection();
    const QList<std::function<void(int)>> ways{
        [&](int count) { applyOurs(target, count); }, [&](int count) { prepared.apply(freshPrefix(), count); },
        [&](int count) { api.apply(freshPrefix(), count); }, [&](int count) { applyFloor(target, db, count); }};
    requireSameRows(target, db, ways);
    for (const int count : {1, 10, 100, 1000, 10'000}) {
        const QList<double> times = timedInTurns(roundsFor(count), count, ways);
        const QString name = u"SQLite, N=%1, beside "_s.arg(count);
        addTimed(report, name + u"its own API"_s, times.at(0), times.at(2),
                 count < 100 ? std::nullopt : std::optional(1.5), Goal::AtMost);
        addTimed(report, name + u"prepared QSqlQuery"_s, times.at(0), times.at(1), std::nullopt, Goal::AtLeast);
        addTimed(report, name + u"the database's floor"_s, times.at(0), times.at(3), std::nullopt, Goal::AtMost);
    }
}

void measureRoundTrips(Report& report)
{
    constexpr double goal = 2;
    BenchTarget target = BenchTarget::postgresBehindProxy(std::chrono::microseconds(0));
    applyOurs(target, 1);
    for (const int count : {1, 10, 100, 1000, 10'000}) {
        target.proxy().resetRoundTrips();
        applyOurs(target, count);
        report.add({u"batch"_s,
                    u"round trips, N=%1"_s.arg(count),
                    u"trips"_s,
                    double(target.proxy().roundTrips()),
                    std::nullopt,
                    goal,
                    Goal::AtMost,
                    {}});
    }
}

/// Prepared queries one by one take 15 + 5 N round trips, so the longest batches take their time from N.
void measureLatency(Report& report, int milliseconds, const QList<std::pair<int, double>>& goals)
{
    BenchTarget target = BenchTarget::postgresBehindProxy(std::chrono::milliseconds(milliseconds));
    PreparedQueries prepared(target);
    applyOurs(target, 1);
    for (const auto& [count, goal] : goals) {
        const int rounds = count >= 100 ? 1 : 3;
        const QList<double> times = timedInTurns(rounds, count,
                                                 {[&](int commands) { applyOurs(target, commands); },
                                                  [&](int commands) { prepared.apply(freshPrefix(), commands); }});
        addTimed(report, u"%1 ms round trips, N=%2, beside prepared QSqlQuery"_s.arg(milliseconds).arg(count),
                 times.at(0), times.at(1), goal, Goal::AtLeast);
    }
}

} // namespace

void measureBatch(Report& report)
{
    measureRoundTrips(report);
    measurePostgres(report);
    measureRowByRowPush(report);
    measureSqlite(report);
    measureLatency(report, 5, {{1, 8}, {10, 25}, {100, 120}, {1000, 200}});
    measureLatency(report, 50, {{1, 8}, {10, 30}, {100, 150}});
}

} // namespace castellan::bench
