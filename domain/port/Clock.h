#pragma once

#include "domain/core/Timestamp.h"

#include <chrono>

namespace castellan::domain {

/// The time of day and a steady clock for durations; injected, so that tests have their own.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual Timestamp now() const = 0;
    /// Never goes back; only differences mean something.
    [[nodiscard]] virtual std::chrono::nanoseconds steady() const = 0;
};

/// The machine's own clocks.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override;
    [[nodiscard]] std::chrono::nanoseconds steady() const override;
};

} // namespace castellan::domain
