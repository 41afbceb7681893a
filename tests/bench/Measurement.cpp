#include "tests/bench/Measurement.h"

#include <algorithm>
#include <chrono>

namespace castellan::bench {

std::optional<double> Measurement::ratio() const
{
    if (!baseline || value <= 0 || *baseline <= 0) {
        return std::nullopt;
    }
    return direction == Goal::AtMost ? value / *baseline : *baseline / value;
}

std::optional<bool> Measurement::holds() const
{
    if (!goal) {
        return std::nullopt;
    }
    const double reached = ratio().value_or(value);
    return direction == Goal::AtMost ? reached <= *goal : reached >= *goal;
}

double median(QList<double> values)
{
    if (values.isEmpty()) {
        return 0;
    }
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double timed(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

Pair timedInTurn(int rounds, const std::function<void()>& measured, const std::function<void()>& baseline)
{
    QList<double> values;
    QList<double> baselines;
    for (int round = 0; round < rounds; ++round) {
        values.append(timed(measured));
        baselines.append(timed(baseline));
    }
    return {median(values), median(baselines)};
}

} // namespace castellan::bench
