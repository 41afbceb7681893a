#include "domain/port/SonyflakeIdSource.h"

#include "domain/port/Clock.h"

#include <algorithm>

namespace castellan::domain {

namespace {

constexpr qint64 epoch = 1'556'496'000'000'000; // 2019-04-29T00:00:00Z in microseconds
constexpr qint64 microsecondsPerUnit = 10'000;
constexpr int counterBits = 8;
constexpr int programBits = 16;
/// The first unit whose ids have 18 digits: a clock that is far behind shall not make shorter ids.
constexpr qint64 firstUnit = 100'000'000'000'000'000 / (qint64{1} << (counterBits + programBits)) + 1;

} // namespace

SonyflakeIdSource::SonyflakeIdSource(const Clock& clock, quint16 program) : m_clock(clock), m_program(program) {}

QString SonyflakeIdSource::next()
{
    const qint64 unit = std::max((m_clock.now().microseconds - epoch) / microsecondsPerUnit, firstUnit);
    qint64 last = m_last.load();
    qint64 mine = 0;
    do {
        mine = std::max(unit << counterBits, last + 1);
    } while (!m_last.compare_exchange_weak(last, mine));
    return QString::number((mine << programBits) | m_program);
}

} // namespace castellan::domain
