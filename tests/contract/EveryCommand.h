#pragma once

#include "tests/contract/OpenedTarget.h"

namespace castellan::test {

/// Three batches, one after the other on an empty database, that hold every command there is.
[[nodiscard]] Commands beginning(); ///< instance `i1` with domains, organizations `o1` to `o3`, domains of `o3`
[[nodiscard]] Commands changing();  ///< renames, states, primaries, removals of domains; instance `i2`
[[nodiscard]] Commands ending();    ///< removes `o2` and `i2`, adds `o4`

} // namespace castellan::test
