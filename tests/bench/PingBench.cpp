#include "tests/bench/BenchTarget.h"
#include "tests/bench/Groups.h"

#include <libpq-fe.h>

namespace castellan::bench {

namespace {

using namespace domain;
using namespace std::chrono_literals;

void measureRoundTrip(Report& report)
{
    BenchTarget target = BenchTarget::postgres();
    const Result<std::unique_ptr<Client>> client = target.services().pool().acquire(ClientPurpose::Read);
    PGconn* const plain = PQconnectdb(qPrintable(BenchTarget::server().superuserConninfo()));
    if (!client || PQstatus(plain) != CONNECTION_OK) {
        report.missing(QStringLiteral("ping"), QStringLiteral("one ping"), QStringLiteral("no connection"));
        PQfinish(plain);
        return;
    }
    constexpr int rounds = 2000;
    constexpr double goal = 1.2;
    const Pair pair = timedInTurn(
        rounds, [&] { static_cast<void>((*client)->ping(2s)); }, [plain] { PQclear(PQexec(plain, "")); });
    PQfinish(plain);
    report.add({QStringLiteral("ping"),
                QStringLiteral("one ping, beside PQexec(\"\")"),
                QStringLiteral("us"),
                pair.value,
                pair.baseline,
                goal,
                Goal::AtMost,
                {}});
}

void measureSilence(Report& report)
{
    const tests::PostgresServer server = tests::PostgresServer::throwAway();
    const std::unique_ptr<tests::PostgresDatabase> database = server.createDatabase();
    BenchTarget target = BenchTarget::on(database->socketUrl());
    const Result<std::unique_ptr<Client>> client = target.services().pool().acquire(ClientPurpose::Read);
    if (!client || !(*client)->ping(2s)) {
        report.missing(QStringLiteral("ping"), QStringLiteral("silence"), QStringLiteral("no connection"));
        return;
    }
    constexpr auto deadline = 250ms;
    constexpr double allowed = 270'000;
    server.stop();
    const double took = timed([&] { static_cast<void>((*client)->ping(deadline)); });
    server.cont();
    report.add({QStringLiteral("ping"),
                QStringLiteral("verdict on a stopped server, deadline 250 ms"),
                QStringLiteral("us"),
                took,
                std::nullopt,
                allowed,
                Goal::AtMost,
                {}});
}

} // namespace

void measurePing(Report& report)
{
    measureRoundTrip(report);
    measureSilence(report);
}

} // namespace castellan::bench
