#include "domain/invoke/BatchSettler.h"

#include "domain/port/Clock.h"
#include "domain/port/Pause.h"
#include "domain/port/UnitOfWork.h"

#include <algorithm>

namespace castellan::domain {

namespace {

constexpr std::chrono::milliseconds firstPause{50};
constexpr std::chrono::milliseconds longestPause{1'000};

/// Servers come back, locks go, and of several hosts one becomes the primary.
bool mayPass(const Error& error)
{
    return error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::Timeout || error.isTransient()
        || error.id == QLatin1String("CAS-ReadOnly");
}

} // namespace

BatchSettler::BatchSettler(UnitOfWorkSource& source, const Clock& clock, Pause& pause,
                           std::chrono::milliseconds patience)
    : m_source(source),
      m_clock(clock),
      m_pause(pause),
      m_patience(patience)
{}

Result<BatchFate> BatchSettler::settle(const BatchTrace& trace)
{
    if (!m_end) {
        m_end = m_clock.steady() + m_patience;
    }
    for (std::chrono::milliseconds pause = firstPause;; pause = std::min(pause * 2, longestPause)) {
        Result<BatchFate> fate = m_source.fateOf(trace);
        if (fate) {
            return fate;
        }
        if (!mayPass(fate.error()) || m_clock.steady() + pause > *m_end) {
            return failed(outcomeUnknown(trace.identity.key, fate.error().message));
        }
        m_pause.wait(pause);
    }
}

} // namespace castellan::domain
