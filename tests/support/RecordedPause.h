#pragma once

#include "domain/port/Pause.h"

#include <QList>

namespace castellan::test {

/// Remembers how long it was asked to wait, and does not.
class RecordedPause final : public domain::Pause
{
public:
    void wait(std::chrono::milliseconds duration) override { waits.append(duration); }

    QList<std::chrono::milliseconds> waits;
};

} // namespace castellan::test
