#pragma once

#include <chrono>

namespace castellan::ui {

/// Turns SIGINT and SIGTERM into something that can be waited for, for as long as it lives. One at a time.
class InterruptSignal final
{
public:
    InterruptSignal();
    InterruptSignal(const InterruptSignal&) = delete;
    InterruptSignal& operator=(const InterruptSignal&) = delete;
    ~InterruptSignal();

    [[nodiscard]] bool hasArrived() const;
    /// Waits until the signal arrives or the time is over; true for the former.
    [[nodiscard]] bool wait(std::chrono::milliseconds atMost) const;
};

} // namespace castellan::ui
