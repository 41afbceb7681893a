#include "storage/repository/BatchInquiry.h"

#include "storage/eventstore/EventColumns.h"
#include "storage/eventstore/EventPlan.h"
#include "storage/repository/BatchKey.h"
#include "storage/repository/RowSource.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::Result;

/// How long the server waits for a session that it was told to end; less than the silence that ends an inquiry.
constexpr qint64 endingMilliseconds = 3'000;

/// Whether COMMIT is answered only when a standby has it. Nobody has heard that answer.
constexpr QLatin1StringView waitsForStandby("current_setting('synchronous_standby_names') <> '' "
                                            "AND current_setting('synchronous_commit') NOT IN ('off', 'local')");

domain::Error stillCommitting(const QString& key)
{
    domain::Error error;
    error.kind = domain::ErrorKind::Timeout;
    error.id = u"CAS-StillCommitting"_s;
    error.message = u"The server has not finished the transaction of the batch %1 yet."_s.arg(key);
    return error;
}

RowSource places(const SqlDialect& dialect, const QList<domain::PlannedEvent>& events)
{
    RowSource rows(
        dialect,
        {{u"instance_id"_s}, {u"aggregate_type"_s}, {u"aggregate_id"_s}, {u"sequence"_s, RowSource::Cell::Integer}});
    for (const domain::PlannedEvent& event : events) {
        rows.row().text(event.aggregate.instanceId).text(event.aggregate.type).text(event.aggregate.id);
        rows.integer(event.sequence);
    }
    return rows;
}

/// The events at these places, in the order of their push, with `extra` as the last column.
Statement eventsAt(const SqlDialect& dialect, const QList<domain::PlannedEvent>& events, const QString& extra)
{
    const RowSource rows = places(dialect, events);
    return Statement(u"SELECT "_s + eventColumns(dialect, u"e."_s) + extra + u" FROM "_s + rows.sql(1)
                         + u" CROSS JOIN "_s + dialect.table(u"eventstore"_s, u"events2"_s)
                         + u" AS e WHERE e.instance_id = r.instance_id AND e.aggregate_type = r.aggregate_type "
                           "AND e.aggregate_id = r.aggregate_id AND e.sequence = r.sequence ORDER BY e.in_tx_order"_s,
                     rows.values());
}

} // namespace

Result<domain::BatchFate> BatchInquiry::answer(domain::Transaction& transaction)
{
    if (m_dialect.isPostgres()) {
        const Result<void> ready = lookAtServer(transaction).and_then([&] { return endSession(transaction); });
        if (!ready) {
            return failed(ready.error());
        }
    }
    const Result<bool> isApplied = m_hasKeys ? hasKey(transaction) : hasFirstEvent(transaction);
    if (!isApplied) {
        return failed(isApplied.error());
    }
    m_fate.isApplied = *isApplied;
    if (m_fate.isApplied && !m_trace.events.isEmpty()) {
        Result<QList<domain::StoredEvent>> stored = events(transaction);
        if (!stored) {
            return failed(stored.error());
        }
        m_fate.events = std::move(*stored);
    }
    return m_fate;
}

Result<void> BatchInquiry::lookAtServer(domain::Transaction& transaction)
{
    const domain::ServerSession& session = m_trace.session;
    const Result<Row> server = transaction.queryRow(
        Statement(u"SELECT "_s + BatchOrigin::serverColumns() + u", "_s + waitsForStandby));
    if (!server) {
        return failed(server.error());
    }
    m_fate.isServerReplaced = !session.system.isEmpty()
        && (server->text(0) != session.system || server->text(1) != session.timeline);
    m_fate.isDurable = !server->boolean(2);
    return {};
}

// Only a session of this user that is still in our transaction: its process may long serve somebody else. One that
// waits for a standby has committed already, and ending it makes that visible.
Result<void> BatchInquiry::endSession(domain::Transaction& transaction) const
{
    const domain::ServerSession& session = m_trace.session;
    if (m_fate.isServerReplaced || session.transaction.isEmpty()) {
        return {};
    }
    return transaction
        .query(Statement(u"SELECT pg_terminate_backend(a.pid, $4) FROM pg_stat_activity AS a WHERE a.pid = $1 "
                         "AND a.backend_start = $2::timestamptz AND a.usename = session_user "
                         "AND a.backend_xid = $3::xid8::xid"_s,
                         {session.processId, session.startedAt, session.transaction, endingMilliseconds}))
        .map([](const Rows&) {});
}

Result<bool> BatchInquiry::hasKey(domain::Transaction& transaction) const
{
    BatchKey key(m_dialect, m_trace.identity, true, m_origin);
    const PipelineResult inserted = runAll(transaction, {key.opening()});
    if (!inserted) {
        return failed(inserted.error().error);
    }
    const Result<void> opened = key.opened(transaction, inserted->first());
    if (opened) {
        return false;
    }
    return opened.error().id == u"CAS-BatchAlreadyApplied"_s ? Result<bool>(true) : failed(opened.error());
}

Result<bool> BatchInquiry::hasFirstEvent(domain::Transaction& transaction) const
{
    if (m_trace.events.isEmpty()) {
        return false; // nothing would have been written
    }
    const Result<QString> status = transactionStatus(transaction);
    if (!status) {
        return failed(status.error());
    }
    if (*status == u"in progress"_s) {
        return failed(stillCommitting(m_trace.identity.key));
    }
    const domain::PlannedEvent& planned = m_trace.events.first();
    const Result<Rows> rows = transaction.query(
        eventsAt(m_dialect, {planned}, m_dialect.isPostgres() ? u", e.xmin::text"_s : u", ''"_s));
    if (!rows) {
        return failed(rows.error());
    }
    bool isOurs = false;
    for (const Row& row : *rows) {
        const domain::StoredEvent event = storedEvent(m_dialect, row);
        const QString writer = QString::number(static_cast<quint32>(m_trace.session.transaction.toULongLong()));
        isOurs = event.type == planned.type && event.creator == m_trace.identity.creator
            && payloadHash(event.payload) == planned.payloadHash
            && (status->isEmpty() || row.text(static_cast<int>(row.size()) - 1) == writer);
    }
    if (*status == u"committed"_s && !isOurs) {
        return failed(domain::outcomeUnknown(m_trace.identity.key,
                                             u"The transaction was committed, but its first event is not there."_s));
    }
    return isOurs;
}

/// `committed`, `aborted`, `in progress`, or empty where the server cannot know: it is another one, or has forgotten.
Result<QString> BatchInquiry::transactionStatus(domain::Transaction& transaction) const
{
    if (m_fate.isServerReplaced || m_trace.session.transaction.isEmpty()) {
        return QString();
    }
    return transaction
        .queryRow(Statement(u"SELECT coalesce(pg_xact_status($1::xid8), '')"_s, {m_trace.session.transaction}))
        .map([](const Row& row) { return row.text(0); });
}

Result<QList<domain::StoredEvent>> BatchInquiry::events(domain::Transaction& transaction) const
{
    const Result<Rows> rows = transaction.query(eventsAt(m_dialect, m_trace.events, {}));
    if (!rows) {
        return failed(rows.error());
    }
    QList<domain::StoredEvent> stored;
    for (const Row& row : *rows) {
        stored.append(storedEvent(m_dialect, row));
    }
    return stored;
}

} // namespace castellan::storage
