#include "tests/bench/BenchTarget.h"
#include "tests/bench/Groups.h"
#include "tests/ui/WholeWindow.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QTimer>
#include <QtTest/QTest>

#include <algorithm>
#include <chrono>

namespace castellan::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int steps = 200;
constexpr int organizationsShown = 100'000;
constexpr std::chrono::milliseconds roundTrip{50};
constexpr std::chrono::milliseconds pauseBetweenSteps{30};

/// Ticks every millisecond and keeps how long the event loop let it wait, in milliseconds.
class LoopWatch final : public QObject
{
public:
    LoopWatch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_gaps.append(double(m_sinceTick.nsecsElapsed()) / 1e6);
            m_sinceTick.start();
        });
        m_sinceTick.start();
        m_timer.start(1);
    }

    [[nodiscard]] double longest() const { return *std::max_element(m_gaps.begin(), m_gaps.end()); }
    /// The gap that one in a hundred is longer than.
    [[nodiscard]] double ninetyNinth() const
    {
        QList<double> sorted = m_gaps;
        std::sort(sorted.begin(), sorted.end());
        return sorted.at(sorted.size() * 99 / 100);
    }

private:
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    QList<double> m_gaps{0};
};

/// Runs the event loop as a program does: QTest::qWait sleeps for up to 10 ms in between, which would be counted.
void runLoop(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

void press(QWidget* widget, Qt::Key key)
{
    QTest::keyClick(widget, key);
}

void filterBy(const tests::WholeWindow& scene, const QString& text)
{
    const QList<QLineEdit*> all = scene.window().findChildren<QLineEdit*>(u"filter"_s);
    for (QLineEdit* const each : all) {
        if (each->isVisible()) {
            each->setText(text);
        }
    }
}

void sortBy(const tests::WholeWindow& scene, int column)
{
    if (const auto* const table = qobject_cast<QTableView*>(scene.table())) {
        emit table->horizontalHeader()->sectionClicked(column);
    }
}

/// What a person does in a hurry: goes through rows, jumps, filters, sorts, changes screens.
void act(const tests::WholeWindow& scene, int step)
{
    constexpr int kinds = 10;
    QAbstractItemView* const table = scene.table();
    switch (step % kinds) {
    case 0: return press(table, Qt::Key_Down);
    case 1: return press(table, Qt::Key_PageDown);
    case 2: return press(table, Qt::Key_End);
    case 3: return press(table, Qt::Key_PageUp);
    case 4: return press(table, Qt::Key_Home);
    case 5: return filterBy(scene, u"fill-%1"_s.arg(step));
    case 6: return filterBy(scene, {});
    case 7: return sortBy(scene, step % 4 == 3 ? 0 : 4);
    case 8: return scene.window().showScreen(step % 4 == 0 ? u"domains"_s : u"events"_s);
    default: return scene.window().showScreen(u"organizations"_s);
    }
}

void add(Report& report, const QString& name, double value, double goal, const QString& note)
{
    report.add({u"responsiveness"_s, name, u"ms"_s, value, std::nullopt, goal, Goal::AtMost, note});
}

} // namespace

void measureResponsiveness(Report& report)
{
    constexpr double longestAllowed = 50;
    constexpr double frame = 16.7;
    BenchTarget target = BenchTarget::postgresBehindProxy(roundTrip);
    target.fill(organizationsShown);
    const tests::WholeWindow scene(target.targetText());
    if (!scene.waitForRows()) {
        report.missing(u"responsiveness"_s, u"200 steps"_s, u"the window shows no rows"_s);
        return;
    }
    const LoopWatch watch;
    for (int step = 0; step < steps; ++step) {
        act(scene, step);
        runLoop(pauseBetweenSteps);
    }
    const double longest = watch.longest();
    const double ninetyNinth = watch.ninetyNinth();
    const LoopWatch idle;
    runLoop(steps * pauseBetweenSteps);
    const QString noise = u"the idle loop on this machine: longest %1"_s.arg(idle.longest(), 0, 'f', 1);
    add(report, u"longest gap in 200 steps, server at 50 ms"_s, longest, longestAllowed, noise);
    add(report, u"99th percentile of the gaps"_s, ninetyNinth, frame, {});
}

} // namespace castellan::bench
