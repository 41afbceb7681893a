#pragma once

#include "domain/core/Result.h"
#include "domain/port/BatchTrace.h"

#include <QByteArray>

namespace castellan::storage {

/// A trace as it is kept in a file: of the planned events the first, by which all are recognised.
[[nodiscard]] QByteArray toJson(const domain::BatchTrace& trace);
/// Errors: InvalidArgument `CAS-Journal` for what `toJson` has not made.
[[nodiscard]] domain::Result<domain::BatchTrace> traceFromJson(const QByteArray& json);

} // namespace castellan::storage
