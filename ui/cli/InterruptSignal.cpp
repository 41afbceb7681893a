#include "ui/cli/InterruptSignal.h"

#include <atomic>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace castellan::ui {

namespace {

// A signal handler reaches nothing but globals; it may set a flag and write to a pipe.
std::atomic_bool arrived = false;
int wakePipe[2] = {-1, -1};

void noteSignal(int /*number*/)
{
    arrived = true;
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(wakePipe[1], &byte, 1);
}

} // namespace

InterruptSignal::InterruptSignal()
{
    arrived = false;
    if (pipe2(wakePipe, O_CLOEXEC | O_NONBLOCK) == 0) {
        std::signal(SIGINT, noteSignal);
        std::signal(SIGTERM, noteSignal);
    }
}

InterruptSignal::~InterruptSignal()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    close(wakePipe[0]);
    close(wakePipe[1]);
}

bool InterruptSignal::hasArrived() const
{
    return arrived;
}

bool InterruptSignal::wait(std::chrono::milliseconds atMost) const
{
    pollfd watched{wakePipe[0], POLLIN, 0};
    poll(&watched, 1, static_cast<int>(atMost.count()));
    return arrived;
}

} // namespace castellan::ui
