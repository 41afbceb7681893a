#pragma once

#include "domain/port/EventReader.h"
#include "storage/database/Statement.h"
#include "storage/eventstore/EventstoreCatalog.h"

#include <QStringList>

namespace castellan::storage {

/// Reads events on either database. Safe to use from any thread: it keeps no connection.
class SqlEventReader final : public domain::EventReader
{
public:
    using Events = domain::Result<QList<domain::StoredEvent>>;

    /// `catalog` must outlive it.
    SqlEventReader(const SqlDialect& dialect, const EventstoreCatalog& catalog) : m_dialect(dialect), m_catalog(catalog)
    {}

    [[nodiscard]] Events newest(domain::QueryExecutor& db, const domain::EventFilter& filter, int limit) const override;
    [[nodiscard]] Events after(domain::QueryExecutor& db, const domain::EventFilter& filter,
                               const domain::EventCursor& cursor, int limit) const override;
    [[nodiscard]] Events since(domain::QueryExecutor& db, const domain::EventFilter& filter, const QString& position,
                               int limit) const override;
    [[nodiscard]] Events before(domain::QueryExecutor& db, const domain::EventFilter& filter,
                                const domain::EventCursor& cursor, int limit) const override;
    [[nodiscard]] Events history(domain::QueryExecutor& db, const domain::AggregateKey& aggregate,
                                 int limit) const override;
    [[nodiscard]] Events tail(domain::QueryExecutor& db, const domain::EventFilter& filter,
                              const domain::EventCursor& newestSeen,
                              const std::optional<domain::EventCursor>& oldestHeld, int limit) const override;
    [[nodiscard]] domain::Result<domain::RowCount> count(domain::QueryExecutor& db,
                                                         const domain::EventFilter& filter) const override;

private:
    struct Page;

    [[nodiscard]] Events read(domain::QueryExecutor& db, const Page& page) const;
    [[nodiscard]] QString table() const;
    [[nodiscard]] Statement statement(const Page& page, bool isOurs) const;
    /// `drift` in microseconds: how far an event's time and its position may be apart.
    void addWindow(QStringList& where, QList<Value>& values, const Page& page, qint64 drift) const;
    [[nodiscard]] QStringList conditions(const Page& page, QList<Value>& values) const;
    [[nodiscard]] QString behind(const domain::EventCursor& cursor, bool ascending, QList<Value>& values) const;
    [[nodiscard]] QString order(bool ascending) const;
    [[nodiscard]] Value positionValue(const QString& position) const;
    [[nodiscard]] QString positionParameter(qsizetype number) const;

    SqlDialect m_dialect;
    const EventstoreCatalog& m_catalog;
};

} // namespace castellan::storage
