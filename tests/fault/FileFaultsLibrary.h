#pragma once

#include <QString>

namespace castellan::tests {

/// The path of the library that lets files fail (FileFaults.cpp), where any user may read it.
[[nodiscard]] QString fileFaultsLibrary();

} // namespace castellan::tests
