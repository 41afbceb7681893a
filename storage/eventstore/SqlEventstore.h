#pragma once

#include "domain/port/LegacyEventstore.h"
#include "storage/eventstore/EventPush.h"

class QSqlDatabase;

namespace castellan::storage {

/// Writes events on either database, by the database's own push function where there is one. Safe to use from any
/// thread: it keeps no connection.
class SqlEventstore final : public domain::LegacyEventstore
{
public:
    /// `catalog` must outlive it.
    SqlEventstore(const SqlDialect& dialect, const EventstoreCatalog& catalog) : m_dialect(dialect), m_catalog(catalog)
    {}

    [[nodiscard]] domain::Result<QList<domain::StoredEvent>> pushWithNewClient(
        domain::QueryExecutor& db, const QList<domain::Event>& events) const override;

private:
    [[nodiscard]] domain::Result<QList<domain::StoredEvent>> pushInside(domain::QueryExecutor& db,
                                                                        const QList<domain::Event>& events) const;

    SqlDialect m_dialect;
    const EventstoreCatalog& m_catalog;
};

/// The same for the old kind of client: a plain QSqlDatabase (QSQLITE or QPSQL), open and used on its own thread. If it
/// is in a transaction, the events become part of that.
[[nodiscard]] domain::Result<QList<domain::StoredEvent>> pushWithClient(const QSqlDatabase& database,
                                                                        const QList<domain::Event>& events);

} // namespace castellan::storage
