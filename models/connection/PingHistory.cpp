#include "models/connection/PingHistory.h"

#include <algorithm>

namespace castellan::models {

namespace {

using std::chrono::microseconds;

constexpr microseconds slowAnswer{250'000};
constexpr int recent = 5;
constexpr int remembered = 2000; ///< answers that the median so far is made of: nearly three hours

microseconds medianOf(const QList<microseconds>& sorted)
{
    const qsizetype middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.at(middle) : (sorted.at(middle - 1) + sorted.at(middle)) / 2;
}

QList<microseconds> answered(const QList<PingSample>& samples, int atMost)
{
    QList<microseconds> times;
    for (auto sample = samples.crbegin(); sample != samples.crend() && times.size() < atMost; ++sample) {
        if (sample->roundTrip) {
            times.append(*sample->roundTrip);
        }
    }
    std::sort(times.begin(), times.end());
    return times;
}

} // namespace

void PingHistory::add(const PingSample& sample)
{
    m_samples.append(sample);
    if (m_samples.size() > shown) {
        m_samples.removeFirst();
    }
    if (sample.roundTrip && m_sorted.size() < remembered) {
        m_sorted.insert(std::upper_bound(m_sorted.begin(), m_sorted.end(), *sample.roundTrip), *sample.roundTrip);
    }
}

void PingHistory::clear()
{
    m_samples.clear();
    m_sorted.clear();
}

bool PingHistory::isSlow() const
{
    const std::optional<microseconds> latest = last();
    if (!latest) {
        return false;
    }
    const QList<microseconds> lately = answered(m_samples, recent);
    return *latest > slowAnswer || (lately.size() == recent && medianOf(lately) > 3 * medianOf(m_sorted));
}

std::optional<microseconds> PingHistory::last() const
{
    return m_samples.isEmpty() ? std::nullopt : m_samples.last().roundTrip;
}

std::optional<microseconds> PingHistory::median() const
{
    const QList<microseconds> times = answered(m_samples, shown);
    return times.isEmpty() ? std::nullopt : std::optional(medianOf(times));
}

} // namespace castellan::models
