#pragma once

#include "tests/fault/FaultPlan.h"

#include <QList>

namespace castellan::tests {

/// A fault for every boundary of a conversation of so many messages: before and within each message of either side, and
/// behind the last, by FIN and by RST in turn; at every tenth message and the last also a delay and a black hole. Of all these
/// every `step`th, but all cuts around the end, where COMMIT is, and a silence at its answer.
[[nodiscard]] QList<Fault> boundaryFaults(MessageCounts counts, int step);

} // namespace castellan::tests
