#include "models/table/RowMerge.h"

#include <QSet>

namespace castellan::models {

namespace {

constexpr int mostSteps = 100;

} // namespace

QList<RowStep> stepsBetween(const QStringList& oldKeys, const QStringList& newKeys)
{
    using Kind = RowStep::Kind;
    const QSet<QString> staying(newKeys.begin(), newKeys.end());
    QStringList current = oldKeys;
    QList<RowStep> steps;
    for (int row = 0; row < newKeys.size() && steps.size() <= mostSteps; ++row) {
        while (row < current.size() && !current.at(row).isEmpty() && !staying.contains(current.at(row))) {
            steps.append({Kind::Remove, row, 0});
            current.removeAt(row);
        }
        if (row >= current.size() || current.at(row).isEmpty() || current.at(row) == newKeys.at(row)) {
            continue;
        }
        const auto from = static_cast<int>(current.indexOf(newKeys.at(row), row + 1));
        if (from >= 0) {
            steps.append({Kind::Move, row, from});
            current.move(from, row);
        } else {
            steps.append({Kind::Insert, row, 0});
            current.insert(row, newKeys.at(row));
        }
    }
    return steps.size() > mostSteps ? QList<RowStep>() : steps;
}

} // namespace castellan::models
