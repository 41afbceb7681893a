#pragma once

#include <QList>

#include <chrono>
#include <optional>

namespace castellan::models {

/// One ping: how long it took, or nothing if no answer came in time.
struct PingSample
{
    std::optional<std::chrono::microseconds> roundTrip;

    bool operator==(const PingSample&) const = default;
};

/// The last pings and what they say about speed.
class PingHistory final
{
public:
    static constexpr int shown = 60;

    void add(const PingSample& sample);
    void clear();

    /// The last 60, oldest first.
    [[nodiscard]] const QList<PingSample>& samples() const { return m_samples; }
    /// Over 250 ms, or the median of the last five answers over three times the median of all so far.
    [[nodiscard]] bool isSlow() const;
    [[nodiscard]] std::optional<std::chrono::microseconds> last() const;
    /// Of the answered ones among the last 60.
    [[nodiscard]] std::optional<std::chrono::microseconds> median() const;

private:
    QList<PingSample> m_samples;
    QList<std::chrono::microseconds> m_sorted; ///< all answers so far, at most `remembered`
};

} // namespace castellan::models
