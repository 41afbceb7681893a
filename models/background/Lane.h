#pragma once

#include "models/background/JobQueue.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace castellan::models {

/// A thread that runs the jobs of a queue, with a state of its own. Several lanes may share a queue.
class Lane final
{
public:
    using MakeState = std::function<std::unique_ptr<LaneState>()>;

    /// `makeState` is called on the new thread. Whatever it and the jobs capture must live as long as the thread does,
    /// which may be longer than the lane (see `end`).
    Lane(std::string name, std::shared_ptr<JobQueue> queue, MakeState makeState);
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;
    ~Lane(); ///< `end(0)`

    /// Waits for the thread to come to its end after the queue was closed, at most that long. A thread that does not
    /// come back (a library call that nothing can stop) is left behind: false. It keeps all it uses alive.
    bool end(std::chrono::milliseconds atMost);

    /// How many threads of the process were left behind and still run: the program must then end without destructors
    /// (`std::_Exit`).
    [[nodiscard]] static int leftBehind();

private:
    struct Ending;

    std::shared_ptr<Ending> m_ending;
    std::thread m_thread;
};

} // namespace castellan::models
