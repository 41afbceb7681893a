#pragma once

#include <chrono>

namespace castellan::domain {

/// Waiting before something is tried again; injected, so that no test waits.
class Pause
{
public:
    Pause() = default;
    Pause(const Pause&) = delete;
    Pause& operator=(const Pause&) = delete;
    virtual ~Pause() = default;

    virtual void wait(std::chrono::milliseconds duration) = 0;
};

/// Really waits, on the thread that asks.
class SystemPause final : public Pause
{
public:
    void wait(std::chrono::milliseconds duration) override;
};

} // namespace castellan::domain
