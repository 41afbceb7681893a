#pragma once

#include <QString>

namespace castellan::domain {

/// What an event did to the rows that the events make (reference, section 8.1). From `RowExists` on it is a refusal: the
/// table would not take it, and a projection counts it as a failed event and goes on without it.
enum class FoldResult {
    Applied,
    Ignored, ///< means nothing to these rows, or meets none
    RowExists,
    RowMissing,
    ParentMissing,
    EmptyName,
    InvalidDomain,
    UnknownValidation,
};

[[nodiscard]] bool isRefusal(FoldResult result);
/// One English sentence for the list of failed events.
[[nodiscard]] QString refusalText(FoldResult result);

} // namespace castellan::domain
