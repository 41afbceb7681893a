#pragma once

#include "domain/event/Event.h"

#include <QList>

#include <memory>
#include <vector>

namespace castellan::domain {

/// Gathers the events of a tree of invocations. Every invocation gets a slot when it begins, so that its own events
/// come before those of what it invoked, in whatever order they are handed in.
class EventCollector final
{
public:
    EventCollector();
    EventCollector(const EventCollector&) = delete;
    EventCollector& operator=(const EventCollector&) = delete;
    ~EventCollector();

    /// An invocation begins, inside the one that is running.
    void enter();
    /// The running invocation has succeeded with these events of its own.
    void leave(QList<Event> own);
    /// The running invocation has failed: its own events are dropped, and those of what it invoked.
    void leaveFailed();
    /// Whether an invocation is running.
    [[nodiscard]] bool isCollecting() const { return m_running.size() > 1; }

    /// All events so far, own before invoked.
    [[nodiscard]] QList<Event> events() const;
    void clear();

private:
    struct Slot;
    std::unique_ptr<Slot> m_root;
    std::vector<Slot*> m_running;
};

} // namespace castellan::domain
