#include "tests/bench/BenchTarget.h"
#include "tests/bench/Groups.h"
#include "tests/bench/WindowProcess.h"

namespace castellan::bench {

namespace {

constexpr int rounds = 7;
constexpr int organizationsAtStart = 10'000;
constexpr double goal = 2;

std::optional<double> bareWindow()
{
    WindowProcess window(bareWindowProgram(), {QStringLiteral("%FILE%")});
    return window.millisecondsUntil("painted");
}

std::optional<double> castellan(const QString& target, const QByteArray& announcement)
{
    WindowProcess window(castellanProgram(), {target, QStringLiteral("--trace"), QStringLiteral("%FILE%")});
    return window.millisecondsUntil(announcement);
}

void measureCase(Report& report, const QString& name, const QString& target, const QByteArray& announcement)
{
    QList<double> ours;
    QList<double> bare;
    for (int round = 0; round < rounds; ++round) {
        const std::optional<double> value = castellan(target, announcement);
        const std::optional<double> baseline = bareWindow();
        if (!value || !baseline) {
            report.missing(QStringLiteral("startup"), name, QStringLiteral("no window was painted within 20 s"));
            return;
        }
        ours.append(*value);
        bare.append(*baseline);
    }
    report.add(
        {QStringLiteral("startup"), name, QStringLiteral("ms"), median(ours), median(bare), goal, Goal::AtMost, {}});
}

} // namespace

void measureStartup(Report& report)
{
    BenchTarget sqlite = BenchTarget::sqlite();
    sqlite.fill(organizationsAtStart);
    measureCase(report, QStringLiteral("first paint"), sqlite.targetText(), "window.first-paint");
    measureCase(report, QStringLiteral("first page, SQLite"), sqlite.targetText(), "window.first-page");
    BenchTarget postgres = BenchTarget::postgres();
    postgres.fill(organizationsAtStart);
    measureCase(report, QStringLiteral("first page, PostgreSQL"), postgres.targetText(), "window.first-page");
}

} // namespace castellan::bench
