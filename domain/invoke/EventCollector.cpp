#include "domain/invoke/EventCollector.h"

#include <utility>

namespace castellan::domain {

struct EventCollector::Slot
{
    QList<Event> own;
    std::vector<std::unique_ptr<Slot>> invoked;

    void appendTo(QList<Event>& all) const
    {
        all.append(own);
        for (const auto& slot : invoked) {
            slot->appendTo(all);
        }
    }
};

EventCollector::EventCollector() : m_root(std::make_unique<Slot>()), m_running{m_root.get()} {}

EventCollector::~EventCollector() = default;

void EventCollector::enter()
{
    m_running.push_back(m_running.back()->invoked.emplace_back(std::make_unique<Slot>()).get());
}

void EventCollector::leave(QList<Event> own)
{
    Q_ASSERT(isCollecting());
    m_running.back()->own = std::move(own);
    m_running.pop_back();
}

void EventCollector::leaveFailed()
{
    Q_ASSERT(isCollecting());
    m_running.pop_back();
    m_running.back()->invoked.pop_back();
}

QList<Event> EventCollector::events() const
{
    QList<Event> all;
    m_root->appendTo(all);
    return all;
}

void EventCollector::clear()
{
    m_root = std::make_unique<Slot>();
    m_running.assign({m_root.get()});
}

} // namespace castellan::domain
