#pragma once

#include "domain/command/Batch.h"

#include <QList>
#include <QString>

#include <functional>
#include <memory>

namespace castellan::tests {

/// A kind of batch that faults are tried on. Each run has an instance of its own, `make`s the batch for it, and names the
/// instance as the batch's creator, so that every run can be judged by itself.
struct FaultBatch
{
    QString name;
    std::function<std::unique_ptr<domain::Batch>(const QString& instance)> make;
    bool isPreview = false;
    bool isRefused = false; ///< also without any fault
};

/// One command, fifty, nested, a preview, a chunk of an import, refused by a check, refused by a constraint, with a
/// generated domain, primary domains that move, and removals.
[[nodiscard]] QList<FaultBatch> faultBatches();
[[nodiscard]] FaultBatch faultBatch(const QString& name);

/// Adds the instances that the runs work on, and what `refused by a constraint` runs into. Each instance `X` has the
/// primary domain `X.example` and the organizations `a` "Alpha" and `b` "Beta" (with `b.X.example`, primary, and
/// `claim.X.example`, unverified).
[[nodiscard]] std::unique_ptr<domain::Batch> instancesFor(const QStringList& instances);
/// A rule of the database's own that no check of the console knows.
[[nodiscard]] QString hiddenRule();

} // namespace castellan::tests
