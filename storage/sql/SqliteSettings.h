#pragma once

#include <chrono>

namespace castellan::storage {

/// How a SQLite file is opened and how long its statements may take.
struct SqliteSettings
{
    bool readOnly = false;
    bool createMissing = false; ///< an empty file (0600); in our own folder with the folders (0700) to it
    bool ownFolder = false;     ///< the file is in our own data folder, where WAL's extra files disturb nobody
    std::chrono::milliseconds lock{5'000}; ///< waiting for other writers
    std::chrono::milliseconds statement{30'000};
    std::chrono::milliseconds batch{120'000}; ///< a statement in a transaction that writes
};

} // namespace castellan::storage
