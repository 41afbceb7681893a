#pragma once

#include "domain/command/Batch.h"
#include "domain/core/Result.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace castellan::ui {

/// What a batch file says: `castellan.batch/1`.
struct BatchFile
{
    static constexpr qint64 maximumBytes = qint64{64} * 1024 * 1024;
    static constexpr int maximumDepth = 64;

    /// A place in the file; both from 1, the column in code points.
    struct Place
    {
        int line = 1;
        int column = 1;
    };

    std::unique_ptr<domain::Batch> batch;
    QList<Place> places; ///< where each command of the flattened batch begins

    /// Errors: InvalidArgument with line and column, and with field and command where they are known: `CAS-BatchSyntax`,
    /// `CAS-BatchDepth`, `CAS-BatchFormat`, `CAS-BatchCommand` (unknown), `CAS-BatchMember` (unknown),
    /// `CAS-BatchDuplicate`, `CAS-BatchMissing`, `CAS-BatchType`.
    [[nodiscard]] static domain::Result<BatchFile> read(const QByteArray& json);
};

} // namespace castellan::ui
