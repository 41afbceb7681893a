#pragma once

#include "domain/port/Clock.h"

#include <chrono>

namespace castellan::test {

/// A clock that stands still until it is told to move. Begins at 2026-01-01T00:00:00Z.
class ManualClock final : public domain::Clock
{
public:
    [[nodiscard]] domain::Timestamp now() const override { return m_now; }
    [[nodiscard]] std::chrono::nanoseconds steady() const override { return m_steady; }

    void setNow(domain::Timestamp now) { m_now = now; }
    void advance(std::chrono::microseconds by)
    {
        m_now.microseconds += by.count();
        m_steady += by;
    }

private:
    domain::Timestamp m_now{1'767'225'600'000'000};
    std::chrono::nanoseconds m_steady{0};
};

} // namespace castellan::test
