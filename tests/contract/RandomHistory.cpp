#include "tests/contract/RandomHistory.h"

#include "storage/eventstore/EventColumns.h"
#include "storage/repository/RowSource.h"
#include "tests/contract/TestTarget.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

namespace castellan::test {

using namespace castellan::domain;
using namespace castellan::storage;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 start = 1'767'225'600'000'000;

/// Picks the next event; each kind of object has its own few names, so that chance meets the same again.
class Chance final
{
public:
    explicit Chance(quint32 seed) : m_random(seed) {}

    StoredEvent next()
    {
        const QString instance = u"i"_s + number(3);
        return number(3) == u"0"_s ? ofInstance(instance) : ofOrganization(instance, u"o"_s + number(4));
    }

    /// 0 to below `end`.
    int below(int end) { return m_random.bounded(end); }

private:
    QString number(int end) { return QString::number(below(end)); }

    StoredEvent ofInstance(const QString& instance)
    {
        static const QStringList types = {u"instance.added"_s,
                                          u"instance.added"_s,
                                          u"instance.changed"_s,
                                          u"instance.default.org.set"_s,
                                          u"instance.default.language.set"_s,
                                          u"instance.iam.project.set"_s,
                                          u"instance.iam.console.set"_s,
                                          u"instance.domain.added"_s,
                                          u"instance.domain.added"_s,
                                          u"instance.domain.primary.set"_s,
                                          u"instance.domain.removed"_s,
                                          u"instance.trusted_domains.added"_s,
                                          u"instance.trusted_domains.removed"_s,
                                          u"instance.removed"_s};
        const QString& type = types.at(below(static_cast<int>(types.size())));
        QJsonObject payload = {{u"name"_s, QString(u"Instance "_s + number(9))},
                               {u"orgId"_s, QString(u"o"_s + number(4))},
                               {u"language"_s, u"de"_s},
                               {u"iamProjectId"_s, number(9)},
                               {u"clientId"_s, number(9)},
                               {u"appId"_s, number(9)},
                               {u"domain"_s, QString(instance + u'-' + number(4) + u".test"_s)}};
        if (below(2) == 0) {
            payload.insert(u"generated"_s, true);
        }
        return made({instance, u"instance"_s, instance}, type, payload);
    }

    StoredEvent ofOrganization(const QString& instance, const QString& id)
    {
        static const QStringList types = {u"org.added"_s,           u"org.added"_s,
                                          u"org.changed"_s,         u"org.deactivated"_s,
                                          u"org.reactivated"_s,     u"org.removed"_s,
                                          u"org.domain.added"_s,    u"org.domain.added"_s,
                                          u"org.domain.added"_s,    u"org.domain.verification.added"_s,
                                          u"org.domain.verified"_s, u"org.domain.primary.set"_s,
                                          u"org.domain.removed"_s,  u"org.domain.verification.failed"_s};
        const QString& type = types.at(below(static_cast<int>(types.size())));
        // Names and domains of its own: what two would claim is not the fold's business.
        const QJsonObject payload = {{u"name"_s, QString(id + u" name "_s + number(9))},
                                     {u"domain"_s, QString(id + u'-' + number(4) + u".test"_s)},
                                     {u"validationType"_s, 1 + below(2)}};
        return made({instance, u"org"_s, id}, type, payload);
    }

    static StoredEvent made(const AggregateKey& aggregate, const QString& type, const QJsonObject& payload)
    {
        StoredEvent event;
        event.aggregate = aggregate;
        event.type = type;
        event.payload = QJsonDocument(payload).toJson(QJsonDocument::Compact);
        event.creator = u"tester"_s;
        event.owner = aggregate.id;
        return event;
    }

    QRandomGenerator m_random;
};

/// Sometimes two neighbours of one aggregate were pushed the other way round, by a transaction that took long.
void swapSomeSequences(QList<StoredEvent>& events, Chance& chance)
{
    QHash<AggregateKey, qsizetype> last;
    for (qsizetype index = 0; index < events.size(); ++index) {
        const auto before = last.constFind(events.at(index).aggregate);
        if (before != last.cend() && chance.below(20) == 0) {
            std::swap(events[*before].sequence, events[index].sequence);
        }
        last.insert(events.at(index).aggregate, index);
    }
}

} // namespace

QList<StoredEvent> randomHistory(quint32 seed, int count)
{
    Chance chance(seed);
    QHash<AggregateKey, qint64> sequences;
    QList<StoredEvent> events;
    qint64 moment = start;
    int order = 1;
    for (int index = 0; index < count; ++index) {
        StoredEvent event = chance.next();
        if (chance.below(3) == 0) { // else the same push goes on
            moment += 1 + chance.below(1'000);
            order = 1;
        }
        event.sequence = ++sequences[event.aggregate];
        event.createdAt = {moment};
        event.position = positionText(moment);
        event.inTxOrder = order++;
        events.append(event);
    }
    swapSomeSequences(events, chance);
    return events;
}

void record(TestTarget& target, const QList<StoredEvent>& events)
{
    using Cell = RowSource::Cell;
    const bool isPostgres = target.dialect().isPostgres();
    RowSource rows(target.dialect(),
                   {{u"instance_id"_s},
                    {u"aggregate_type"_s},
                    {u"aggregate_id"_s},
                    {u"event_type"_s},
                    {u"sequence"_s, Cell::Integer},
                    {u"created_at"_s, Cell::Time},
                    {u"payload"_s, Cell::Json},
                    {u"owner"_s},
                    {u"position"_s, Cell::Integer},
                    {u"in_tx_order"_s, Cell::Integer}});
    for (const StoredEvent& event : events) {
        rows.row().text(event.aggregate.instanceId).text(event.aggregate.type).text(event.aggregate.id);
        rows.text(event.type).integer(event.sequence).timeOrNow(event.createdAt).json(event.payload).text(event.owner);
        rows.integer(positionMicroseconds(event.position)).integer(event.inTxOrder);
    }
    const auto written = target.client().exec(Statement(
        u"INSERT INTO "_s + target.table(u"eventstore.events2"_s)
            + u" (instance_id, aggregate_type, aggregate_id, event_type, sequence, revision, created_at, payload, creator, "
              "owner, position, in_tx_order) SELECT r.instance_id, r.aggregate_type, r.aggregate_id, r.event_type, "
              "r.sequence, 1, r.created_at, r.payload, 'tester', r.owner, "_s
            + (isPostgres ? u"r.position::numeric / 1000000"_s : u"r.position"_s) + u", r.in_tx_order FROM "_s
            + rows.sql(1),
        rows.values()));
    if (!written) {
        qFatal("%s: %s", qPrintable(written.error().message), qPrintable(written.error().detail));
    }
}

} // namespace castellan::test
