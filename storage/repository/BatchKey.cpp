#include "storage/repository/BatchKey.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

constexpr qint64 microsecondsKept = qint64{30} * 24 * 3'600 * 1'000'000;

} // namespace

bool BatchKey::isTimeToPrune(const std::optional<domain::BatchIdentity>& identity)
{
    return identity && identity->key.endsWith(u"00"_s);
}

// Those who prune at the same time on PostgreSQL do not wait for each other; SQLite has one writer.
Statement BatchKey::prune(const SqlDialect& dialect)
{
    const QString table = dialect.table(u"castellan"_s, u"batches"_s);
    const QString oldest = u"DELETE FROM "_s + table + u" WHERE key IN (SELECT b.key FROM "_s + table
        + u" AS b WHERE b.created_at < "_s;
    const QString some = u" ORDER BY b.created_at LIMIT 1000"_s;
    if (dialect.isPostgres()) {
        return Statement(oldest + u"clock_timestamp() - interval '30 days'"_s + some + u" FOR UPDATE SKIP LOCKED)"_s);
    }
    domain::Timestamp limit = machineTime();
    limit.microseconds -= microsecondsKept;
    return Statement(oldest + u"$1"_s + some + u')', {limit});
}

Statement BatchKey::opening() const
{
    if (!m_hasTable) {
        return Statement(u"SELECT "_s + BatchOrigin::columns(1), m_origin.values());
    }
    const bool isPostgres = m_dialect.isPostgres();
    QList<Value> values = {m_identity->key, m_identity->creator, QStringLiteral(CASTELLAN_VERSION), m_identity->hash};
    const QString moment = isPostgres ? u"clock_timestamp()"_s : u"$5"_s;
    const QString returned = isPostgres ? u" RETURNING "_s + BatchOrigin::columns(values.size() + 1) : QString();
    values.append(isPostgres ? m_origin.values() : QList<Value>{machineTime()});
    return Statement(u"INSERT INTO "_s + m_dialect.table(u"castellan"_s, u"batches"_s)
                         + u" (key, created_at, creator, console_version, hash) VALUES ($1, "_s + moment
                         + u", $2, $3, $4) ON CONFLICT DO NOTHING"_s + returned,
                     values);
}

domain::Result<void> BatchKey::opened(domain::QueryExecutor& db, const Answer& answer)
{
    m_isOpened = true;
    if (!answer.rows.isEmpty()) {
        m_session = m_origin.session(answer.rows.at(0));
        return {};
    }
    if (answer.affectedRows > 0) {
        return {};
    }
    const QString hash = m_dialect.isPostgres() ? u"encode(b.hash, 'hex')"_s : u"lower(hex(b.hash))"_s;
    const auto row = db.queryRow(Statement(u"SELECT "_s + hash + u", b.summary FROM "_s
                                               + m_dialect.table(u"castellan"_s, u"batches"_s)
                                               + u" AS b WHERE b.key = $1"_s,
                                           {m_identity->key}));
    return domain::failed(row ? alreadyThere(*row) : row.error());
}

domain::Error BatchKey::alreadyThere(const Row& row) const
{
    domain::Error error = domain::conflict(u"CAS-BatchAlreadyApplied"_s, {},
                                           u"The batch %1 has already been applied."_s.arg(m_identity->key));
    if (row.text(0) != QString::fromLatin1(m_identity->hash.toHex())) {
        error = domain::conflict(
            u"CAS-BatchKeyReused"_s, {},
            u"The key %1 belongs to another batch. Give this one a key of its own."_s.arg(m_identity->key));
    } else {
        error.detail = row.text(1);
    }
    error.subject = m_identity->key;
    return error;
}

domain::ServerSession BatchKey::session() const
{
    m_origin.setTold();
    return m_session;
}

Statement BatchKey::summarize(const QList<domain::Event>& events) const
{
    const QJsonObject summary{{u"events"_s, events.size()}};
    const QString text = QString::fromUtf8(QJsonDocument(summary).toJson(QJsonDocument::Compact));
    return Statement(u"UPDATE "_s + m_dialect.table(u"castellan"_s, u"batches"_s) + u" SET summary = "_s
                         + m_dialect.parameter(1, u"jsonb"_s) + u" WHERE key = $2"_s,
                     {text, m_identity->key});
}

} // namespace castellan::storage
