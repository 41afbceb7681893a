#pragma once

#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace castellan::storage {

class PostgresLink;

/// The connections of a pool that nobody uses now, by the thread that opened them: each is used, and closed, only
/// there. What a thread has left is closed when it ends.
class IdleLinks final : public std::enable_shared_from_this<IdleLinks>
{
public:
    IdleLinks() = default;
    ~IdleLinks();
    IdleLinks(const IdleLinks&) = delete;
    IdleLinks& operator=(const IdleLinks&) = delete;

    /// A live connection of the calling thread, opened by Qt or by libpq as asked; null if there is none.
    [[nodiscard]] std::unique_ptr<PostgresLink> take(bool openedByQt);
    /// Keeps it, or closes it if it cannot be used again.
    void put(std::unique_ptr<PostgresLink> link);
    /// Nothing is kept any more. The calling thread's are closed; those of other threads are shut down and
    /// go when their thread ends.
    void close();
    [[nodiscard]] bool isClosed() const;
    /// For the end of a thread.
    void closeThisThreads();

private:
    using ThreadId = decltype(std::this_thread::get_id());
    using Links = std::vector<std::unique_ptr<PostgresLink>>;

    [[nodiscard]] Links takeThisThreads();

    mutable std::mutex m_mutex;
    std::vector<std::pair<ThreadId, std::unique_ptr<PostgresLink>>> m_links;
    bool m_closed = false;
};

} // namespace castellan::storage
