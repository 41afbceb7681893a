#pragma once

#include "models/background/LaneState.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace castellan::models {

/// One piece of work for a lane.
struct Job
{
    std::string slot;                    ///< a newer job of the same slot takes the place of this one; empty: none does
    std::function<void(LaneState&)> run; ///< on a lane's thread
    std::function<void()> drop;          ///< instead of `run`; on whichever thread gave it up
};

/// Jobs in order, for one or more lanes. Free of Qt, so that ThreadSanitizer sees every lock.
class JobQueue final
{
public:
    /// A job that a lane has begun.
    struct Running
    {
        std::string slot;
        std::shared_ptr<LaneState> state;
        std::mutex guard; ///< held while it is interrupted, so that the interruption cannot hit the next job
        bool isOver = false;
    };
    using RunningJob = std::shared_ptr<Running>;

    JobQueue() = default;
    JobQueue(const JobQueue&) = delete;
    JobQueue& operator=(const JobQueue&) = delete;

    /// Drops what waits in the same slot; the job itself is dropped if the queue is closed. Answers whether a job of
    /// that slot is running now, and so should be interrupted. Any thread, as the next ones.
    [[nodiscard]] bool push(Job job);
    /// Drops what waits in the slot. Answers whether a job of it is running.
    [[nodiscard]] bool dropWaiting(const std::string& slot);
    /// What runs now, in the slot or at all; for `interrupt`.
    [[nodiscard]] std::vector<RunningJob> running(const std::string& slot) const;
    [[nodiscard]] std::vector<RunningJob> running() const;
    /// Interrupts those of the jobs that still run. Blocks as long as `LaneState::interrupt` does.
    static void interrupt(const std::vector<RunningJob>& jobs);
    /// No more jobs: those that wait are dropped, or still run if `drain`.
    void close(bool drain);
    [[nodiscard]] bool isIdle() const;

    /// For lanes: waits for a job and runs it on this thread; false once the queue is closed and empty.
    [[nodiscard]] bool runNext(const std::shared_ptr<LaneState>& state);

private:
    [[nodiscard]] std::deque<Job> takeWaiting(const std::string& slot);
    [[nodiscard]] bool isRunning(const std::string& slot) const;
    void finish(const RunningJob& running);

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_waiting;
    std::vector<RunningJob> m_running;
    bool m_isClosed = false;
};

} // namespace castellan::models
