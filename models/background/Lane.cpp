#include "models/background/Lane.h"

#include <pthread.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace castellan::models {

namespace {

std::atomic<int>& abandonedThreads()
{
    static std::atomic<int> count{0};
    return count;
}

} // namespace

/// How the thread says that it is over; outlives whichever of the two goes first.
struct Lane::Ending
{
    std::mutex mutex;
    std::condition_variable changed;
    bool isOver = false;
    bool isAbandoned = false;
};

Lane::Lane(std::string name, std::shared_ptr<JobQueue> queue, MakeState makeState)
    : m_ending(std::make_shared<Ending>())
{
    m_thread = std::thread(
        [name = std::move(name), queue = std::move(queue), makeState = std::move(makeState), ending = m_ending] {
            pthread_setname_np(pthread_self(), name.substr(0, 15).c_str());
            std::shared_ptr<LaneState> state = makeState();
            while (queue->runNext(state)) {}
            state.reset();
            const std::lock_guard lock(ending->mutex);
            ending->isOver = true;
            if (ending->isAbandoned) {
                --abandonedThreads();
            }
            ending->changed.notify_all();
        });
}

Lane::~Lane()
{
    end(std::chrono::milliseconds(0));
}

bool Lane::end(std::chrono::milliseconds atMost)
{
    if (!m_thread.joinable()) {
        return true;
    }
    {
        std::unique_lock lock(m_ending->mutex);
        if (!m_ending->changed.wait_for(lock, atMost, [this] { return m_ending->isOver; })) {
            m_ending->isAbandoned = true;
            ++abandonedThreads();
            m_thread.detach();
            return false;
        }
    }
    m_thread.join();
    return true;
}

int Lane::leftBehind()
{
    return abandonedThreads().load();
}

} // namespace castellan::models
