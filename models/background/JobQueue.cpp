#include "models/background/JobQueue.h"

#include <algorithm>
#include <utility>

namespace castellan::models {

namespace {

void dropAll(const std::deque<Job>& jobs)
{
    for (const Job& job : jobs) {
        if (job.drop) {
            job.drop();
        }
    }
}

} // namespace

bool JobQueue::push(Job job)
{
    std::deque<Job> dropped;
    bool mustInterrupt = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_isClosed) {
            dropped.push_back(std::move(job));
        } else {
            if (!job.slot.empty()) {
                dropped = takeWaiting(job.slot);
                mustInterrupt = isRunning(job.slot);
            }
            m_waiting.push_back(std::move(job));
        }
    }
    m_changed.notify_one();
    dropAll(dropped);
    return mustInterrupt;
}

bool JobQueue::dropWaiting(const std::string& slot)
{
    std::deque<Job> dropped;
    bool running = false;
    {
        const std::lock_guard lock(m_mutex);
        dropped = takeWaiting(slot);
        running = isRunning(slot);
    }
    dropAll(dropped);
    return running;
}

std::vector<JobQueue::RunningJob> JobQueue::running(const std::string& slot) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<RunningJob> jobs;
    std::copy_if(m_running.begin(), m_running.end(), std::back_inserter(jobs),
                 [&slot](const RunningJob& job) { return job->slot == slot; });
    return jobs;
}

std::vector<JobQueue::RunningJob> JobQueue::running() const
{
    const std::lock_guard lock(m_mutex);
    return m_running;
}

void JobQueue::interrupt(const std::vector<RunningJob>& jobs)
{
    for (const RunningJob& job : jobs) {
        const std::lock_guard lock(job->guard);
        if (!job->isOver) {
            job->state->interrupt();
        }
    }
}

void JobQueue::close(bool drain)
{
    std::deque<Job> dropped;
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
        if (!drain) {
            dropped.swap(m_waiting);
        }
    }
    m_changed.notify_all();
    dropAll(dropped);
}

bool JobQueue::isIdle() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.empty() && m_running.empty();
}

bool JobQueue::runNext(const std::shared_ptr<LaneState>& state)
{
    Job job;
    const auto running = std::make_shared<Running>();
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_isClosed || !m_waiting.empty(); });
        if (m_waiting.empty()) {
            return false;
        }
        job = std::move(m_waiting.front());
        m_waiting.pop_front();
        running->slot = job.slot;
        running->state = state;
        m_running.push_back(running);
    }
    job.run(*state);
    finish(running);
    return true;
}

std::deque<Job> JobQueue::takeWaiting(const std::string& slot)
{
    std::deque<Job> taken;
    const auto isOfSlot = [&slot](const Job& job) { return job.slot == slot; };
    std::copy_if(m_waiting.begin(), m_waiting.end(), std::back_inserter(taken), isOfSlot);
    std::erase_if(m_waiting, isOfSlot);
    return taken;
}

bool JobQueue::isRunning(const std::string& slot) const
{
    return std::any_of(m_running.begin(), m_running.end(),
                       [&slot](const RunningJob& job) { return job->slot == slot; });
}

void JobQueue::finish(const RunningJob& running)
{
    {
        const std::lock_guard lock(running->guard);
        running->isOver = true;
    }
    const std::lock_guard lock(m_mutex);
    std::erase(m_running, running);
}

} // namespace castellan::models
