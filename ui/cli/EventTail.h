#pragma once

#include "domain/core/Result.h"
#include "domain/event/EventFilter.h"
#include "domain/event/StoredEvent.h"
#include "domain/port/EventReader.h"

#include <QSet>
#include <QString>

#include <functional>
#include <optional>
#include <utility>

namespace castellan::ui {

class InterruptSignal;
class Session;

/// Follows new events: reads a margin again each time, because a transaction that began early may commit late, and
/// leaves out what was shown.
class EventTail final
{
public:
    EventTail(const domain::EventReader& reader, domain::EventFilter filter)
        : m_reader(reader),
          m_filter(std::move(filter))
    {}

    /// Remembers where "now" is: what is there already is not new.
    [[nodiscard]] domain::Result<void> begin(domain::QueryExecutor& db);
    void noteShown(const QList<domain::StoredEvent>& events);
    /// Until the signal arrives. Woken by the database where it can, otherwise four times a second.
    [[nodiscard]] domain::Result<void> follow(Session& session, domain::QueryExecutor& db,
                                              const InterruptSignal& interrupt,
                                              const std::function<void(const domain::StoredEvent&)>& show);

private:
    [[nodiscard]] domain::Result<QList<domain::StoredEvent>> window(domain::QueryExecutor& db) const;
    [[nodiscard]] domain::Result<void> showNew(domain::QueryExecutor& db,
                                               const std::function<void(const domain::StoredEvent&)>& show);

    const domain::EventReader& m_reader;
    domain::EventFilter m_filter;
    std::optional<domain::EventCursor> m_newest;
    QSet<QString> m_shown; ///< cursors of what the next window may hold again
};

} // namespace castellan::ui
