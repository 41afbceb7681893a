#pragma once

#include "tests/fault/Told.h"

#include <QString>

#include <algorithm>
#include <chrono>
#include <map>

namespace castellan::tests {

/// Whether this is the long run (`./dev test --faults long`).
[[nodiscard]] inline bool isLongRun()
{
    return qEnvironmentVariable("CASTELLAN_FAULTS") == QStringLiteral("long");
}

/// How many runs there were and what was told, for the report of a test.
class FaultTally final
{
public:
    void take(const Told& told, std::chrono::milliseconds duration = {})
    {
        ++m_counts[told.verdict];
        m_longest = std::max(m_longest, duration);
    }
    void noteMissed() { ++m_missed; }

    [[nodiscard]] int runs() const
    {
        int sum = 0;
        for (const auto& [verdict, count] : m_counts) {
            sum += count;
        }
        return sum;
    }
    [[nodiscard]] int count(Verdict verdict) const
    {
        const auto found = m_counts.find(verdict);
        return found == m_counts.end() ? 0 : found->second;
    }
    /// Runs whose fault never happened, because there were fewer messages than expected.
    [[nodiscard]] int missed() const { return m_missed; }

    /// From the click to the verdict.
    [[nodiscard]] std::chrono::milliseconds longest() const { return m_longest; }

    [[nodiscard]] QString text() const
    {
        QString text = QStringLiteral("%1 runs").arg(runs());
        for (const auto& [verdict, count] : m_counts) {
            text += QStringLiteral(", %1 %2").arg(count).arg(verdictName(verdict));
        }
        text += QStringLiteral(", %1 without their fault").arg(m_missed);
        return m_longest.count() == 0 ? text : text + QStringLiteral("; the longest took %1 ms").arg(m_longest.count());
    }

private:
    std::map<Verdict, int> m_counts;
    int m_missed = 0;
    std::chrono::milliseconds m_longest{0};
};

} // namespace castellan::tests
