#include "tests/bench/BenchTarget.h"
#include "tests/bench/Groups.h"

#include "domain/port/Projections.h"

#include <QFile>

#include <ctime>

namespace castellan::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int organizations = 50'000;

/// The most memory that this program has had so far.
double peakMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("VmHWM:")) {
            return line.simplified().split(' ').value(1).toDouble() / 1024;
        }
    }
    return 0;
}

void measureTarget(Report& report, BenchTarget& target)
{
    constexpr double eventsGoal = 100'000;
    constexpr int verifyRounds = 3;
    BenchTarget::run(target.plainConnection(), target.plainRows().floor(u"v"_s, organizations));
    const auto client = valueOrEnd(target.services().pool().acquire(domain::ClientPurpose::Read), "connect");
    const double before = peakMegabytes();
    QList<double> rates;
    QList<double> busy;
    for (int round = 0; round < verifyRounds; ++round) {
        domain::VerifyReport verified;
        const std::clock_t began = std::clock();
        const double took = timed([&] {
            verified = valueOrEnd(target.services().projections().verify(*client, {}, [](const domain::Difference&) {}),
                                  "verify");
        });
        rates.append(double(verified.events) / took * 1e6);
        busy.append(double(std::clock() - began) / CLOCKS_PER_SEC * 1e6 / double(verified.events));
    }
    report.add({u"verify"_s, u"%1, %2 events"_s.arg(target.name()).arg(3 * organizations), u"events/s"_s, median(rates),
                std::nullopt, eventsGoal, Goal::AtLeast,
                u"%1 us of our processor time an event; peak memory grew by %2 MB"_s.arg(median(busy), 0, 'f', 2)
                    .arg(peakMegabytes() - before, 0, 'f', 1)});
}

} // namespace

void measureVerify(Report& report)
{
    BenchTarget postgres = BenchTarget::postgres();
    measureTarget(report, postgres);
    BenchTarget sqlite = BenchTarget::sqlite();
    measureTarget(report, sqlite);
}

} // namespace castellan::bench
