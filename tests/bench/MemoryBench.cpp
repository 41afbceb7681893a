#include "tests/bench/BenchTarget.h"
#include "tests/bench/Groups.h"
#include "tests/bench/WindowProcess.h"

namespace castellan::bench {

namespace {

void measureRows(Report& report, int organizations)
{
    const QString name = QStringLiteral("a page shown of %1 organizations").arg(organizations);
    BenchTarget target = BenchTarget::sqlite();
    target.fill(organizations);
    WindowProcess ours(castellanProgram(), {target.targetText(), QStringLiteral("--trace"), QStringLiteral("%FILE%")});
    WindowProcess bare(bareWindowProgram(), {QStringLiteral("%FILE%")});
    if (!ours.millisecondsUntil("window.first-page") || !bare.millisecondsUntil("painted")) {
        report.missing(QStringLiteral("memory"), name, QStringLiteral("no window was painted within 20 s"));
        return;
    }
    constexpr double goal = 2;
    report.add({QStringLiteral("memory"),
                name,
                QStringLiteral("MB"),
                ours.megabytes(),
                bare.megabytes(),
                goal,
                Goal::AtMost,
                {}});
}

} // namespace

void measureMemory(Report& report)
{
    measureRows(report, 1000);
    measureRows(report, 100'000);
}

} // namespace castellan::bench
