#include "ui/cli/EventTail.h"

#include "ui/cli/InterruptSignal.h"
#include "ui/cli/Session.h"

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int windowSize = 10'000;
constexpr std::chrono::milliseconds pollInterval(250);

} // namespace

Result<void> EventTail::begin(QueryExecutor& db)
{
    const Result<QList<StoredEvent>> newest = m_reader.newest(db, m_filter, 1);
    if (!newest) {
        return failed(newest.error());
    }
    if (newest->isEmpty()) {
        return {};
    }
    m_newest = newest->constLast().cursor();
    const Result<QList<StoredEvent>> seen = window(db);
    if (!seen) {
        return failed(seen.error());
    }
    noteShown(*seen);
    return {};
}

void EventTail::noteShown(const QList<StoredEvent>& events)
{
    for (const StoredEvent& event : events) {
        m_shown.insert(event.cursor().toText());
    }
    if (!events.isEmpty()) {
        m_newest = events.constLast().cursor();
    }
}

/// All events from the margin before the newest on, however many pages that takes.
Result<QList<StoredEvent>> EventTail::window(QueryExecutor& db) const
{
    Result<QList<StoredEvent>> page = m_newest ? m_reader.tail(db, m_filter, *m_newest, std::nullopt, windowSize)
                                               : m_reader.since(db, m_filter, QString(), windowSize);
    QList<StoredEvent> all;
    while (page) {
        all.append(*page);
        if (page->size() < windowSize) {
            return all;
        }
        page = m_reader.after(db, m_filter, all.constLast().cursor(), windowSize);
    }
    return page;
}

Result<void> EventTail::showNew(QueryExecutor& db, const std::function<void(const StoredEvent&)>& show)
{
    const Result<QList<StoredEvent>> events = window(db);
    if (!events) {
        return failed(events.error());
    }
    QSet<QString> inWindow;
    for (const StoredEvent& event : *events) {
        const QString cursor = event.cursor().toText();
        if (!m_shown.contains(cursor)) {
            show(event);
        }
        inWindow.insert(cursor);
    }
    if (!events->isEmpty()) {
        m_newest = events->constLast().cursor();
        m_shown = inWindow;
    }
    return {};
}

Result<void> EventTail::follow(Session& session, QueryExecutor& db, const InterruptSignal& interrupt,
                               const std::function<void(const StoredEvent&)>& show)
{
    const auto listener = session.client(ClientPurpose::Read);
    if (!listener) {
        return failed(listener.error());
    }
    Result<std::unique_ptr<Notifications>> wakeUps = (*listener)->listen(u"castellan_events"_s);
    if (!wakeUps) {
        return failed(wakeUps.error());
    }
    while (!interrupt.hasArrived()) {
        const Result<void> shown = showNew(db, show);
        if (!shown) {
            return shown;
        }
        if (!session.console().flush()) {
            return failed(outputError());
        }
        if (*wakeUps) {
            const Result<bool> woken = (*wakeUps)->wait(pollInterval);
            if (!woken && !interrupt.hasArrived()) {
                return failed(woken.error());
            }
        } else if (interrupt.wait(pollInterval)) {
            break;
        }
    }
    return {};
}

} // namespace castellan::ui
