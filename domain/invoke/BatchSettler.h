#pragma once

#include "domain/core/Result.h"
#include "domain/port/BatchTrace.h"

#include <chrono>
#include <optional>

namespace castellan::domain {

class Clock;
class Pause;
class UnitOfWorkSource;

/// Finds out what became of a batch whose COMMIT was not answered: asks the target again and again until it says so or
/// the time is over, which runs from the first doubt. For one batch, on the thread of its unit of work.
class BatchSettler final
{
public:
    static constexpr std::chrono::milliseconds usualPatience{60'000};

    BatchSettler(UnitOfWorkSource& source, const Clock& clock, Pause& pause,
                 std::chrono::milliseconds patience = usualPatience);

    /// Errors: OutcomeUnknown `CAS-OutcomeUnknown`, with the key as its subject and as its detail why nobody could say.
    [[nodiscard]] Result<BatchFate> settle(const BatchTrace& trace);

private:
    UnitOfWorkSource& m_source;
    const Clock& m_clock;
    Pause& m_pause;
    std::chrono::milliseconds m_patience;
    std::optional<std::chrono::nanoseconds> m_end;
};

} // namespace castellan::domain
