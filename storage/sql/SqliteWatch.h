#pragma once

#include "domain/port/Pool.h"

#include <atomic>
#include <chrono>
#include <mutex>

struct sqlite3;

namespace castellan::storage {

/// Watches the statements of one SQLite connection: stops them at a deadline or on request, and waits for the locks of
/// others. `cancel` may be called from any thread, and after the connection is closed.
class SqliteWatch final : public domain::Canceller
{
public:
    enum class Locks {
        Wait,      ///< our connection: we wait, up to the deadline, and can be stopped meanwhile
        LeaveAlone ///< somebody else's connection: its own way of waiting stays
    };

    SqliteWatch(sqlite3* handle, Locks locks);
    ~SqliteWatch() override;

    /// A statement begins; it and its waiting for locks end at the deadlines.
    void begin(std::chrono::milliseconds statement, std::chrono::milliseconds lock);
    void end();
    /// The connection is about to be closed.
    void detach();
    void cancel() override;

    [[nodiscard]] bool wasCancelled() const { return m_cancelled.load(); }

private:
    using Time = std::chrono::steady_clock::time_point;

    static int onProgress(void* self);
    static int onBusy(void* self, int attempts);
    [[nodiscard]] bool waitForLock(int attempts);

    std::mutex m_mutex; ///< guards the handle and `running` against `cancel`
    sqlite3* m_handle;
    bool m_running = false;
    std::atomic_bool m_cancelled = false;
    Locks m_locks;
    Time m_statementEnd;
    Time m_lockEnd;
    std::chrono::milliseconds m_lock{0};
};

} // namespace castellan::storage
