#pragma once

#include "domain/port/Pause.h"
#include "tests/support/ManualClock.h"

#include <QList>

namespace castellan::test {

/// Remembers how long it was asked to wait, and does not; a clock that it is given moves on.
class RecordedPause final : public domain::Pause
{
public:
    explicit RecordedPause(ManualClock* clock = nullptr) : m_clock(clock) {}

    void wait(std::chrono::milliseconds duration) override
    {
        waits.append(duration);
        if (m_clock) {
            m_clock->advance(duration);
        }
    }

    QList<std::chrono::milliseconds> waits;

private:
    ManualClock* m_clock;
};

} // namespace castellan::test
