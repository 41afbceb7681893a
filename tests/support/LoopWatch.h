#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>

namespace castellan::tests {

/// Ticks every few milliseconds and remembers the longest time in which the event loop did not.
class LoopWatch final : public QObject
{
public:
    LoopWatch()
    {
        connect(&m_timer, &QTimer::timeout, this, [this] { m_longest = std::max(m_longest, m_sinceTick.restart()); });
        m_sinceTick.start();
        m_timer.start(5);
    }

    /// In milliseconds.
    [[nodiscard]] qint64 longestGap() const { return std::max(m_longest, m_sinceTick.elapsed()); }

private:
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    qint64 m_longest = 0;
};

} // namespace castellan::tests
