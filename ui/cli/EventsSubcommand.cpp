#include "ui/cli/EventsSubcommand.h"

#include "ui/cli/EventTail.h"
#include "ui/cli/InterruptSignal.h"
#include "ui/cli/JsonRows.h"
#include "ui/cli/Session.h"
#include "ui/cli/VisibleText.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>
#include <optional>

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int eventsAtOnce = 1000;

/// What the options ask for.
struct Wanted
{
    EventFilter filter;
    std::optional<EventCursor> after;
    std::optional<QString> since;
    std::optional<qint64> limit;
    bool follow = false;
};

void show(Console& console, const StoredEvent& event)
{
    if (console.isJson()) {
        JsonText json;
        writeEvent(json, event, true);
        console.data(json);
        return;
    }
    const QString payload = event.payload ? QString::fromUtf8(*event.payload) : u"-"_s;
    const QStringList cells{event.createdAt.toIsoText(),
                            event.type,
                            event.aggregate.type,
                            event.aggregate.id,
                            QString::number(event.sequence),
                            event.creator,
                            payload,
                            event.cursor().toText()};
    QStringList shown;
    for (const QString& cell : cells) {
        shown.append(visibleText(cell));
    }
    console.data(shown.join(u'\t'));
}

Result<Wanted> read(const Arguments& arguments)
{
    Wanted wanted;
    wanted.filter.instanceId = arguments.value(u"--instance"_s);
    wanted.filter.aggregateType = arguments.value(u"--aggregate-type"_s);
    wanted.filter.aggregateId = arguments.value(u"--aggregate-id"_s);
    wanted.filter.typePattern = arguments.value(u"--type"_s);
    wanted.filter.creator = arguments.value(u"--creator"_s);
    wanted.follow = arguments.has(u"--follow"_s);
    const auto limit = arguments.number(u"--limit"_s, 1, std::numeric_limits<int>::max());
    if (!limit) {
        return failed(limit.error());
    }
    wanted.limit = *limit;
    if (arguments.has(u"--since"_s) && arguments.has(u"--after"_s)) {
        return failed(usageError(u"--since and --after exclude each other."_s));
    }
    if (wanted.follow && wanted.limit && (arguments.has(u"--since"_s) || arguments.has(u"--after"_s))) {
        return failed(usageError(u"--limit ends where --follow goes on: give one of them with --since or --after."_s));
    }
    if (arguments.has(u"--after"_s)) {
        const Result<EventCursor> cursor = EventCursor::parse(arguments.value(u"--after"_s));
        if (!cursor) {
            return failed(usageError(
                u"--after takes a cursor as printed by events, not \"%1\"."_s.arg(arguments.value(u"--after"_s))));
        }
        wanted.after = *cursor;
    }
    if (arguments.has(u"--since"_s)) {
        static const QRegularExpression position(u"\\A[0-9]{1,18}(\\.[0-9]{1,6})?\\z"_s);
        const QString since = arguments.value(u"--since"_s);
        if (!position.match(since).hasMatch()) {
            return failed(usageError(
                u"--since takes a position (seconds since 1970, as printed by events), not \"%1\"."_s.arg(since)));
        }
        wanted.since = since;
    }
    return wanted;
}

/// Prints the events that are there; notes for the tail what was shown.
class Listing final
{
public:
    Listing(Session& session, const Wanted& wanted, EventTail& tail)
        : m_session(session),
          m_wanted(wanted),
          m_tail(tail)
    {}

    [[nodiscard]] Result<void> run(QueryExecutor& db)
    {
        const bool isFromStart = m_wanted.after || m_wanted.since;
        if (m_wanted.limit && !isFromStart) {
            return newest(db, *m_wanted.limit);
        }
        if (m_wanted.follow && !isFromStart) {
            return {};
        }
        return forward(db, m_wanted.limit.value_or(std::numeric_limits<qint64>::max()));
    }

private:
    [[nodiscard]] Result<void> forward(QueryExecutor& db, qint64 left)
    {
        const EventReader& reader = m_session.target().events();
        std::optional<EventCursor> cursor = m_wanted.after;
        while (left > 0) {
            const int size = static_cast<int>(std::min<qint64>(left, eventsAtOnce));
            const Result<QList<StoredEvent>> page = cursor
                ? reader.after(db, m_wanted.filter, *cursor, size)
                : reader.since(db, m_wanted.filter, m_wanted.since.value_or(QString()), size);
            if (!page) {
                return failed(page.error());
            }
            print(*page);
            if (page->size() < size) {
                return {};
            }
            cursor = page->constLast().cursor();
            left -= page->size();
        }
        return {};
    }

    /// Found newest first, printed oldest first.
    [[nodiscard]] Result<void> newest(QueryExecutor& db, qint64 left)
    {
        const EventReader& reader = m_session.target().events();
        QList<QList<StoredEvent>> pages;
        while (left > 0) {
            const int size = static_cast<int>(std::min<qint64>(left, eventsAtOnce));
            const Result<QList<StoredEvent>> page = pages.isEmpty()
                ? reader.newest(db, m_wanted.filter, size)
                : reader.before(db, m_wanted.filter, pages.constLast().constFirst().cursor(), size);
            if (!page) {
                return failed(page.error());
            }
            left = page->size() < size ? 0 : left - page->size();
            if (!page->isEmpty()) {
                pages.append(*page);
            }
        }
        std::for_each(pages.crbegin(), pages.crend(), [this](const QList<StoredEvent>& page) { print(page); });
        return {};
    }

    void print(const QList<StoredEvent>& events)
    {
        for (const StoredEvent& event : events) {
            show(m_session.console(), event);
        }
        m_tail.noteShown(events);
    }

    Session& m_session;
    const Wanted& m_wanted;
    EventTail& m_tail;
};

} // namespace

Synopsis EventsSubcommand::synopsis() const
{
    return {
        u"events"_s,
        u"Print events, oldest first, and with --follow those that come."_s,
        {u"TARGET"_s},
        QList<Option>{{u"--instance"_s, u"ID"_s, u"only events of this instance"_s},
                      {u"--aggregate-type"_s, u"T"_s, u"only of this type: instance, org, ..."_s},
                      {u"--aggregate-id"_s, u"ID"_s, u"only of this object"_s},
                      {u"--type"_s, u"PATTERN"_s, u"only these event types; * matches anything: 'org.domain.*'"_s},
                      {u"--creator"_s, u"C"_s, u"only by this creator"_s},
                      {u"--since"_s, u"POSITION"_s, u"from this position on (inclusive)"_s},
                      {u"--after"_s, u"CURSOR"_s, u"behind this event (exclusive)"_s},
                      {u"--limit"_s, u"N"_s, u"the newest N; with --since or --after the first N"_s},
                      {u"--follow"_s, {}, u"go on with new events until interrupted; alone it begins now"_s}}
            + commonOptions(),
        u"Columns: time, event type, aggregate type, aggregate id, sequence, creator, payload, cursor. With --json a\n"
        "line is an object with the columns of the eventstore and a cursor. SIGINT ends with exit status 0."_s,
        {u"castellan events sqlite:acme.db --limit 20"_s,
         u"castellan events sqlite:acme.db --follow --json --type 'org.*' | jq -r .payload.domain"_s}};
}

Result<ExitStatus> EventsSubcommand::run(Session& session)
{
    const Result<Wanted> wanted = read(session.arguments());
    if (!wanted) {
        return failed(wanted.error());
    }
    std::optional<InterruptSignal> interrupt;
    if (wanted->follow) {
        interrupt.emplace();
    }
    const Result<void> opened = session.open();
    if (!opened) {
        return failed(opened.error());
    }
    const auto client = session.usableClient();
    if (!client) {
        return failed(client.error());
    }
    EventTail tail(session.target().events(), wanted->filter);
    const Result<void> begun = wanted->follow ? tail.begin(**client) : Result<void>();
    if (!begun) {
        return failed(begun.error());
    }
    const Result<void> listed = Listing(session, *wanted, tail).run(**client);
    if (!listed) {
        return failed(listed.error());
    }
    if (wanted->follow) {
        const auto print = [&session](const StoredEvent& event) { show(session.console(), event); };
        const Result<void> followed = tail.follow(session, **client, *interrupt, print);
        if (!followed) {
            return failed(followed.error());
        }
    }
    return ExitStatus::Done;
}

} // namespace castellan::ui
