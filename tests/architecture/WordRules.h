#pragma once

#include "tests/architecture/SourceText.h"

namespace castellan::tests {

/// What must not be said in a folder: SQL outside storage, threads outside models/background, and so on.
/// The rules with their folders are the table in the source.
[[nodiscard]] QList<Finding> wordFindings(const SourceText& source);

} // namespace castellan::tests
