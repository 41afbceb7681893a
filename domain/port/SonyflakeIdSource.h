#pragma once

#include "domain/port/IdSource.h"

#include <QtGlobal>

#include <atomic>

namespace castellan::domain {

class Clock;

/// Ids in the layout of Sonyflake: 39 bits of time (10 ms units since 2019-04-29), 8 bits of counter, 16 bits that tell
/// programs apart. 18 digits from 2021 to 2038. Never waits: when the counter of a unit is used up, the next unit is
/// used early, so ids go on growing even if the clock is set back.
class SonyflakeIdSource final : public IdSource
{
public:
    /// `program` should differ between programs that run at the same time: random is good enough.
    SonyflakeIdSource(const Clock& clock, quint16 program);

    [[nodiscard]] QString next() override;

private:
    const Clock& m_clock;
    const quint16 m_program;
    std::atomic<qint64> m_last{0}; ///< time and counter of the newest id
};

} // namespace castellan::domain
