#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace castellan::bench {

/// How a figure must stand to its goal.
enum class Goal { AtMost, AtLeast };

/// One line of the report: what was measured, beside what, and whether the goal of the project holds.
struct Measurement
{
    QString group;
    QString name;
    QString unit;
    double value = 0;
    std::optional<double> baseline; ///< the same unit
    std::optional<double> goal;     ///< for the ratio if there is a baseline, else for the value
    Goal direction = Goal::AtMost;
    QString note;

    /// value / baseline for AtMost, baseline / value (how many times better) for AtLeast.
    [[nodiscard]] std::optional<double> ratio() const;
    [[nodiscard]] std::optional<bool> holds() const;
};

[[nodiscard]] double median(QList<double> values);

/// Medians in microseconds of two things done in turn, so that a slow spell of the machine meets both.
struct Pair
{
    double value = 0;
    double baseline = 0;
};
[[nodiscard]] Pair timedInTurn(int rounds, const std::function<void()>& measured,
                               const std::function<void()>& baseline);
/// Microseconds of one call.
[[nodiscard]] double timed(const std::function<void()>& work);

} // namespace castellan::bench
