#include "storage/repository/BatchKey.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

Statement BatchKey::insert() const
{
    const QString moment = m_dialect.isPostgres() ? u"clock_timestamp()"_s : u"$5"_s;
    QList<Value> values = {m_identity->key, m_identity->creator, QStringLiteral(CASTELLAN_VERSION), m_identity->hash};
    if (!m_dialect.isPostgres()) {
        values.append(machineTime());
    }
    return Statement(u"INSERT INTO "_s + m_dialect.table(u"castellan"_s, u"batches"_s)
                         + u" (key, created_at, creator, console_version, hash) VALUES ($1, "_s + moment
                         + u", $2, $3, $4) ON CONFLICT DO NOTHING"_s,
                     values);
}

domain::Result<void> BatchKey::written(domain::QueryExecutor& db, const Answer& answer)
{
    m_isWritten = true;
    if (answer.affectedRows > 0) {
        return {};
    }
    const QString hash = m_dialect.isPostgres() ? u"encode(b.hash, 'hex')"_s : u"lower(hex(b.hash))"_s;
    const auto row = db.queryRow(Statement(u"SELECT "_s + hash + u", b.summary FROM "_s
                                               + m_dialect.table(u"castellan"_s, u"batches"_s)
                                               + u" AS b WHERE b.key = $1"_s,
                                           {m_identity->key}));
    if (!row) {
        return domain::failed(row.error());
    }
    domain::Error error = domain::conflict(u"CAS-BatchAlreadyApplied"_s, {},
                                           u"The batch %1 has already been applied."_s.arg(m_identity->key));
    if (row->text(0) != QString::fromLatin1(m_identity->hash.toHex())) {
        error = domain::conflict(
            u"CAS-BatchKeyReused"_s, {},
            u"The key %1 belongs to another batch. Give this one a key of its own."_s.arg(m_identity->key));
    } else {
        error.detail = row->text(1);
    }
    error.subject = m_identity->key;
    return domain::failed(error);
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
