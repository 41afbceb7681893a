#include "tests/bench/BenchTarget.h"
#include "tests/bench/Groups.h"

#include <QSqlError>
#include <QSqlQuery>

namespace castellan::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int eventsAStream = 3;

/// Streams that no earlier push has used.
QList<domain::Event> freshEvents(const QString& instance, int streams)
{
    static int pushes = 0;
    ++pushes;
    QList<domain::Event> events;
    for (int stream = 0; stream < streams; ++stream) {
        const QString id = u"p%1-%2"_s.arg(pushes).arg(stream);
        for (int number = 0; number < eventsAStream; ++number) {
            domain::Event event;
            event.aggregate = {instance, u"org"_s, id};
            event.type = u"org.changed"_s;
            event.payload = QJsonObject{{u"name"_s, QString(u"Name "_s + QString::number(number))}};
            event.creator = u"bench"_s;
            event.owner = id;
            events.append(event);
        }
    }
    return events;
}

void pushOurs(BenchTarget& target, domain::Client& client, int streams)
{
    const auto stored = target.services().eventstore().pushWithNewClient(client,
                                                                         freshEvents(target.instance(), streams));
    static_cast<void>(valueOrEnd(stored, "push"));
}

/// The same function, called once an event, in one transaction.
void pushOneByOne(BenchTarget& target, const QSqlDatabase& db, int streams)
{
    QSqlQuery query(db);
    query.prepare(
        u"SELECT count(*) FROM eventstore.push(ARRAY[row(?, 'org', ?, 'org.changed', 1::int2, cast(? as jsonb), 'bench', ?, "
        "false)::eventstore.command2])"_s);
    BenchTarget::run(db, {u"BEGIN"_s});
    const QList<domain::Event> events = freshEvents(target.instance(), streams);
    for (const domain::Event& event : events) {
        query.bindValue(0, event.aggregate.instanceId);
        query.bindValue(1, event.aggregate.id);
        query.bindValue(2, u"{\"name\": \"Name\"}"_s);
        query.bindValue(3, event.owner);
        if (!query.exec()) {
            endBench(query.lastError().text());
        }
    }
    BenchTarget::run(db, {u"COMMIT"_s});
}

} // namespace

void measurePush(Report& report)
{
    constexpr double goal = 10;
    BenchTarget target = BenchTarget::postgres();
    const QSqlDatabase db = target.plainConnection();
    const auto client = valueOrEnd(target.services().pool().acquire(domain::ClientPurpose::Write), "connect");
    pushOurs(target, *client, 1);
    for (const int streams : {100, 1000}) {
        constexpr int rounds = 5;
        const Pair pair = timedInTurn(
            rounds, [&] { pushOurs(target, *client, streams); }, [&] { pushOneByOne(target, db, streams); });
        const int events = streams * eventsAStream;
        report.add({u"push"_s,
                    u"%1 events of %2 streams, beside one event a call"_s.arg(events).arg(streams),
                    u"us"_s,
                    pair.value / events,
                    pair.baseline / events,
                    goal,
                    Goal::AtLeast,
                    {}});
    }
}

} // namespace castellan::bench
