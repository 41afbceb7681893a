#include "tests/support/TestRegistry.h"

#include "models/background/JobQueue.h"
#include "models/background/Lane.h"

#include <QtTest/QTest>

#include <atomic>
#include <chrono>
#include <future>
#include <string>
#include <vector>

namespace castellan::models {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Waits for a gate in its job, and lets an interruption open it.
class GateState final : public LaneState
{
public:
    void interrupt() override { interruptions.set_value(); }

    std::promise<void> interruptions;
};

std::unique_ptr<LaneState> plainState()
{
    return std::make_unique<GateState>();
}

/// A job that stays on the lane until it is let go.
struct Blocker
{
    std::promise<void> begun;
    std::promise<void> released;

    Job job(std::string slot = {})
    {
        return {std::move(slot),
                [this](LaneState&) {
                    begun.set_value();
                    released.get_future().wait();
                },
                {}};
    }
};

bool isReady(const std::future<void>& future)
{
    return future.wait_for(seconds(5)) == std::future_status::ready;
}

} // namespace

class LaneTest : public QObject
{
    Q_OBJECT

private slots:
    void jobsRunInTheOrderTheyCame();
    void aNewerJobTakesThePlaceOfAWaitingOneOfItsSlot();
    void anInterruptionReachesTheRunningJobOfTheSlot();
    void anInterruptionDoesNotReachAJobThatIsOver();
    void closingDropsWhatWaits();
    void closingMayStillRunWhatWaits();
    void aJobAfterTheEndIsDropped();
    void twoLanesShareAQueue();
    void theStateIsMadeAndDestroyedOnTheLane();
    void aThreadThatDoesNotComeBackIsLeftBehind();
    void manyThreadsMaySubmitAtOnce();
};

void LaneTest::jobsRunInTheOrderTheyCame()
{
    const auto queue = std::make_shared<JobQueue>();
    std::vector<int> ran;
    for (int i = 0; i < 3; ++i) {
        (void)queue->push({{}, [&ran, i](LaneState&) { ran.push_back(i); }, {}});
    }

    Lane lane("test", queue, &plainState);
    queue->close(true);

    QVERIFY(lane.end(seconds(5)));
    QCOMPARE(ran, (std::vector<int>{0, 1, 2}));
}

void LaneTest::aNewerJobTakesThePlaceOfAWaitingOneOfItsSlot()
{
    const auto queue = std::make_shared<JobQueue>();
    std::string told;
    const auto job = [&told](const char* slot, const char* name) {
        return Job{slot, [&told, name](LaneState&) { told += std::string(" ran ") + name; },
                   [&told, name] { told += std::string(" dropped ") + name; }};
    };
    (void)queue->push(job("list", "old"));
    (void)queue->push(job("detail", "other"));

    const bool mustInterrupt = queue->push(job("list", "new"));

    Lane lane("test", queue, &plainState);
    queue->close(true);
    QVERIFY(lane.end(seconds(5)));
    QVERIFY(!mustInterrupt);
    QCOMPARE(told, std::string(" dropped old ran other ran new"));
}

void LaneTest::anInterruptionReachesTheRunningJobOfTheSlot()
{
    const auto queue = std::make_shared<JobQueue>();
    Lane lane("test", queue, &plainState);
    std::promise<void> begun;
    std::promise<void> over;
    (void)queue->push({"list",
                       [&](LaneState& state) {
                           begun.set_value();
                           static_cast<GateState&>(state).interruptions.get_future().wait();
                           over.set_value();
                       },
                       {}});
    QVERIFY(isReady(begun.get_future()));

    const bool mustInterrupt = queue->push({"list", [](LaneState&) {}, {}});
    JobQueue::interrupt(queue->running("list"));

    QVERIFY(mustInterrupt);
    QVERIFY(isReady(over.get_future()));
    queue->close(false);
    QVERIFY(lane.end(seconds(5)));
}

void LaneTest::anInterruptionDoesNotReachAJobThatIsOver()
{
    const auto queue = std::make_shared<JobQueue>();
    Lane lane("test", queue, &plainState);
    Blocker blocker;
    (void)queue->push(blocker.job("list"));
    QVERIFY(isReady(blocker.begun.get_future()));
    const std::vector<JobQueue::RunningJob> running = queue->running("list");
    blocker.released.set_value();
    queue->close(true);
    QVERIFY(lane.end(seconds(5)));

    JobQueue::interrupt(running);

    auto interrupted = static_cast<GateState&>(*running.front()->state).interruptions.get_future();
    QCOMPARE(interrupted.wait_for(milliseconds(0)), std::future_status::timeout);
}

void LaneTest::closingDropsWhatWaits()
{
    const auto queue = std::make_shared<JobQueue>();
    int dropped = 0;
    int ran = 0;
    (void)queue->push({{}, [&ran](LaneState&) { ++ran; }, [&dropped] { ++dropped; }});

    queue->close(false);

    Lane lane("test", queue, &plainState);
    QVERIFY(lane.end(seconds(5)));
    QCOMPARE(dropped, 1);
    QCOMPARE(ran, 0);
}

void LaneTest::closingMayStillRunWhatWaits()
{
    const auto queue = std::make_shared<JobQueue>();
    int ran = 0;
    (void)queue->push({{}, [&ran](LaneState&) { ++ran; }, {}});

    queue->close(true);

    Lane lane("test", queue, &plainState);
    QVERIFY(lane.end(seconds(5)));
    QCOMPARE(ran, 1);
}

void LaneTest::aJobAfterTheEndIsDropped()
{
    JobQueue queue;
    queue.close(true);
    int dropped = 0;

    (void)queue.push({{}, [](LaneState&) {}, [&dropped] { ++dropped; }});

    QCOMPARE(dropped, 1);
}

void LaneTest::twoLanesShareAQueue()
{
    const auto queue = std::make_shared<JobQueue>();
    Lane first("first", queue, &plainState);
    Lane second("second", queue, &plainState);
    Blocker stuck;
    (void)queue->push(stuck.job());
    QVERIFY(isReady(stuck.begun.get_future()));
    std::promise<void> ran;

    (void)queue->push({{}, [&ran](LaneState&) { ran.set_value(); }, {}});

    QVERIFY(isReady(ran.get_future()));
    stuck.released.set_value();
    queue->close(true);
    QVERIFY(first.end(seconds(5)) && second.end(seconds(5)));
}

void LaneTest::theStateIsMadeAndDestroyedOnTheLane()
{
    class WitnessState final : public LaneState
    {
    public:
        explicit WitnessState(std::vector<std::thread::id>& ids) : m_ids(ids)
        {
            m_ids.push_back(std::this_thread::get_id());
        }
        ~WitnessState() override { m_ids.push_back(std::this_thread::get_id()); }

    private:
        std::vector<std::thread::id>& m_ids;
    };
    const auto queue = std::make_shared<JobQueue>();
    std::vector<std::thread::id> ids;
    Lane lane("test", queue, [&ids] { return std::make_unique<WitnessState>(ids); });

    queue->close(true);
    QVERIFY(lane.end(seconds(5)));

    QCOMPARE(ids.size(), std::size_t(2));
    QVERIFY(ids[0] == ids[1]);
    QVERIFY(ids[0] != std::this_thread::get_id());
}

void LaneTest::aThreadThatDoesNotComeBackIsLeftBehind()
{
    const auto blocker = std::make_shared<Blocker>();
    const auto queue = std::make_shared<JobQueue>();
    {
        Lane lane("test", queue, &plainState);
        (void)queue->push(blocker->job());
        QVERIFY(isReady(blocker->begun.get_future()));
        queue->close(false);

        QVERIFY(!lane.end(milliseconds(20)));
        QCOMPARE(Lane::leftBehind(), 1);
    }

    blocker->released.set_value();
    QTRY_COMPARE(Lane::leftBehind(), 0);
}

void LaneTest::manyThreadsMaySubmitAtOnce()
{
    const auto queue = std::make_shared<JobQueue>();
    std::atomic<int> ran = 0;
    std::atomic<int> dropped = 0;
    Lane first("first", queue, &plainState);
    Lane second("second", queue, &plainState);
    std::vector<std::thread> writers;
    writers.reserve(4);

    for (int writer = 0; writer < 4; ++writer) {
        writers.emplace_back([&, writer] {
            for (int i = 0; i < 500; ++i) {
                const std::string slot = i % 2 == 0 ? std::string() : std::to_string(writer);
                if (queue->push({slot, [&ran](LaneState&) { ++ran; }, [&dropped] { ++dropped; }})) {
                    (void)queue->running(slot);
                }
            }
        });
    }
    for (std::thread& writer : writers) {
        writer.join();
    }
    queue->close(true);

    QVERIFY(first.end(seconds(5)) && second.end(seconds(5)));
    QCOMPARE(ran + dropped, 2000);
    QVERIFY(ran >= 1000);
}

} // namespace castellan::models

CASTELLAN_TEST(castellan::models::LaneTest)
#include "LaneTest.moc"
