#include "storage/repository/BatchOrigin.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

constexpr QLatin1StringView sessionStart(
    "(SELECT s.backend_start::text FROM pg_stat_get_activity(pg_backend_pid()) AS s)");
constexpr QLatin1StringView systemIdentifier("(SELECT c.system_identifier::text FROM pg_control_system() AS c)");
/// That of the last checkpoint would lag behind a promotion.
constexpr QLatin1StringView timeline("left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)");

} // namespace

QString BatchOrigin::columns(qsizetype first)
{
    const QString isKnown = u"pg_backend_pid() = $%1 AND pg_postmaster_start_time()::text = $%2"_s.arg(first).arg(first
                                                                                                                  + 1);
    const auto unlessKnown = [&isKnown](QLatin1StringView column) {
        return QString(u", CASE WHEN "_s + isKnown + u" THEN NULL ELSE "_s + column + u" END"_s);
    };
    return u"pg_backend_pid(), pg_current_xact_id()::text, pg_postmaster_start_time()::text"_s
        + unlessKnown(sessionStart) + unlessKnown(systemIdentifier) + unlessKnown(timeline);
}

QList<Value> BatchOrigin::values() const
{
    const std::lock_guard lock(m_mutex);
    return {m_known.processId, m_serverStart};
}

domain::ServerSession BatchOrigin::session(const Row& row)
{
    const std::lock_guard lock(m_mutex);
    m_known.processId = row.integer(0);
    m_known.transaction = row.text(1);
    m_serverStart = row.text(2);
    if (!row.isNull(3)) {
        m_known.startedAt = row.text(3);
        m_known.isAnothers = m_known.isAnothers
            || (!m_known.system.isEmpty() && (row.text(4) != m_known.system || row.text(5) != m_known.timeline));
        m_known.system = row.text(4);
        m_known.timeline = row.text(5);
    }
    return m_known;
}

void BatchOrigin::setTold()
{
    const std::lock_guard lock(m_mutex);
    m_known.isAnothers = false;
}

QString BatchOrigin::serverColumns()
{
    return QString(systemIdentifier + u", "_s + timeline);
}

} // namespace castellan::storage
