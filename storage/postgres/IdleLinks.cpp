#include "storage/postgres/IdleLinks.h"

#include "storage/postgres/PostgresLink.h"

#include <algorithm>

namespace castellan::storage {

namespace {

/// Closes what a thread has left in any pool, on that thread: a QSqlDatabase must not be closed elsewhere.
class ThreadEnd final
{
public:
    ThreadEnd() = default;
    ThreadEnd(const ThreadEnd&) = delete;
    ThreadEnd& operator=(const ThreadEnd&) = delete;
    ~ThreadEnd()
    {
        for (const std::shared_ptr<IdleLinks>& pool : m_pools) {
            pool->closeThisThreads();
        }
    }

    void watch(std::shared_ptr<IdleLinks> pool)
    {
        std::erase_if(m_pools, [](const std::shared_ptr<IdleLinks>& other) { return other->isClosed(); });
        if (std::find(m_pools.begin(), m_pools.end(), pool) == m_pools.end()) {
            m_pools.push_back(std::move(pool));
        }
    }

private:
    std::vector<std::shared_ptr<IdleLinks>> m_pools;
};

} // namespace

IdleLinks::~IdleLinks() = default;

std::unique_ptr<PostgresLink> IdleLinks::take(bool openedByQt)
{
    const ThreadId self = std::this_thread::get_id();
    while (true) {
        std::unique_ptr<PostgresLink> link;
        {
            const std::lock_guard lock(m_mutex);
            const auto found = std::find_if(m_links.begin(), m_links.end(), [&](const auto& entry) {
                return entry.first == self && entry.second->databaseName().isEmpty() != openedByQt;
            });
            if (found == m_links.end()) {
                return nullptr;
            }
            link = std::move(found->second);
            m_links.erase(found);
        }
        if (link->isAlive() && link->isIdle()) {
            return link;
        }
    }
}

void IdleLinks::put(std::unique_ptr<PostgresLink> link)
{
    if (!link->isUsable() || !link->isIdle()) {
        return;
    }
    thread_local ThreadEnd threadEnd;
    threadEnd.watch(shared_from_this());
    const std::lock_guard lock(m_mutex);
    if (!m_closed) {
        m_links.emplace_back(std::this_thread::get_id(), std::move(link));
    }
}

bool IdleLinks::isClosed() const
{
    const std::lock_guard lock(m_mutex);
    return m_closed && m_links.empty();
}

void IdleLinks::close()
{
    closeThisThreads();
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    for (const auto& [thread, link] : m_links) {
        link->drop();
    }
}

void IdleLinks::closeThisThreads()
{
    const Links links = takeThisThreads(); // closed outside of the lock
}

IdleLinks::Links IdleLinks::takeThisThreads()
{
    const ThreadId self = std::this_thread::get_id();
    const std::lock_guard lock(m_mutex);
    Links links;
    for (auto& [thread, link] : m_links) {
        if (thread == self) {
            links.push_back(std::move(link));
        }
    }
    std::erase_if(m_links, [](const auto& entry) { return entry.second == nullptr; });
    return links;
}

} // namespace castellan::storage
