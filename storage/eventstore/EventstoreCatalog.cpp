#include "storage/eventstore/EventstoreCatalog.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

QString hasPush(const QString& type)
{
    return u"EXISTS (SELECT 1 FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace "
           "JOIN pg_catalog.pg_type AS t ON t.oid = p.proargtypes[0] JOIN pg_catalog.pg_type AS c ON c.oid = t.typelem "
           "WHERE n.nspname = 'eventstore' AND p.proname = 'push' AND c.typname = '"_s
        + type + u"')"_s;
}

QString hasTable(const QString& schema, const QString& name)
{
    return u"EXISTS (SELECT 1 FROM pg_catalog.pg_class AS k JOIN pg_catalog.pg_namespace AS s ON s.oid = k.relnamespace WHERE s.nspname = '"_s
        + schema + u"' AND k.relname = '"_s + name + u"')"_s;
}

} // namespace

domain::Result<EventstoreFeatures> EventstoreCatalog::features(domain::QueryExecutor& db) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_known) {
            return *m_known;
        }
    }
    domain::Result<EventstoreFeatures> found = probed(db);
    if (found) {
        const std::lock_guard lock(m_mutex);
        m_known = *found;
    }
    return found;
}

void EventstoreCatalog::forget() const
{
    const std::lock_guard lock(m_mutex);
    m_known.reset();
}

domain::Result<EventstoreFeatures> EventstoreCatalog::probed(domain::QueryExecutor& db) const
{
    if (!m_dialect.isPostgres()) {
        return EventstoreFeatures{EventstoreFeatures::Push::None, true, true, false};
    }
    const Statement statement(u"SELECT "_s + hasTable(u"eventstore"_s, u"events2"_s) + u", "_s + hasPush(u"command2"_s)
                              + u", "_s + hasPush(u"command"_s) + u", "_s + hasTable(u"castellan"_s, u"schema"_s)
                              + u", "_s + hasTable(u"castellan"_s, u"batches"_s) + u", "_s
                              + hasTable(u"zitadel"_s, u"projects"_s) + u", "_s
                              + hasTable(u"projections"_s, u"current_states"_s));
    const domain::Result<Row> row = db.queryRow(statement);
    if (!row) {
        return domain::failed(row.error());
    }
    if (!row->boolean(0)) {
        domain::Error error;
        error.kind = domain::ErrorKind::Schema;
        error.id = u"CAS-NoEventstore"_s;
        error.message = u"The database has no eventstore (table eventstore.events2). Run `castellan setup` on it."_s;
        return domain::failed(error);
    }
    EventstoreFeatures found;
    if (row->boolean(1)) {
        found.push = EventstoreFeatures::Push::Command2;
    } else if (row->boolean(2)) {
        found.push = EventstoreFeatures::Push::Command;
    }
    found.isOurs = row->boolean(3);
    found.hasBatchKeys = row->boolean(4);
    found.hasProjects = row->boolean(5);
    found.hasProjectionStates = row->boolean(6) && !found.isOurs;
    return found;
}

} // namespace castellan::storage
