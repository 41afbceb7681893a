#include "storage/sql/SqliteWatch.h"

#include <sqlite3.h>

#include <algorithm>
#include <thread>

namespace castellan::storage {

namespace {

/// Instructions of SQLite's machine between two looks at the clock: some ten microseconds.
constexpr int instructionsBetweenLooks = 1'000;
constexpr std::chrono::milliseconds longestPause{20};

} // namespace

SqliteWatch::SqliteWatch(sqlite3* handle, Locks locks) : m_handle(handle), m_locks(locks)
{
    sqlite3_progress_handler(handle, instructionsBetweenLooks, &SqliteWatch::onProgress, this);
    if (locks == Locks::Wait) {
        sqlite3_busy_handler(handle, &SqliteWatch::onBusy, this);
    }
}

SqliteWatch::~SqliteWatch() = default;

void SqliteWatch::begin(std::chrono::milliseconds statement, std::chrono::milliseconds lock)
{
    m_lock = lock;
    m_statementEnd = std::chrono::steady_clock::now() + statement;
    m_cancelled.store(false);
    const std::lock_guard guard(m_mutex);
    m_running = true;
}

void SqliteWatch::end()
{
    const std::lock_guard guard(m_mutex);
    m_running = false;
}

void SqliteWatch::detach()
{
    const std::lock_guard guard(m_mutex);
    if (m_handle == nullptr) {
        return;
    }
    sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
    if (m_locks == Locks::Wait) {
        sqlite3_busy_handler(m_handle, nullptr, nullptr);
    }
    m_handle = nullptr;
}

void SqliteWatch::cancel()
{
    const std::lock_guard guard(m_mutex);
    if (m_handle != nullptr && m_running) {
        m_cancelled.store(true);
        sqlite3_interrupt(m_handle);
    }
}

int SqliteWatch::onProgress(void* self)
{
    const auto* const watch = static_cast<SqliteWatch*>(self);
    return watch->m_running && std::chrono::steady_clock::now() > watch->m_statementEnd ? 1 : 0;
}

int SqliteWatch::onBusy(void* self, int attempts)
{
    return static_cast<SqliteWatch*>(self)->waitForLock(attempts) ? 1 : 0;
}

bool SqliteWatch::waitForLock(int attempts)
{
    const Time now = std::chrono::steady_clock::now();
    if (attempts == 0) {
        m_lockEnd = std::min(now + m_lock, std::max(m_statementEnd, now));
    }
    if (m_cancelled.load() || now >= m_lockEnd) {
        return false;
    }
    std::this_thread::sleep_for(std::min(longestPause, std::chrono::milliseconds(1 + attempts)));
    return true;
}

} // namespace castellan::storage
