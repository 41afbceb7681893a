#pragma once

#include "domain/event/Event.h"
#include "domain/port/QueryExecutor.h"
#include "storage/repository/Overlay.h"
#include "storage/repository/SqlDialect.h"

#include <QList>

#include <optional>

namespace castellan::storage {

/// Who holds what the database refused to a batch as taken. Asked after the batch has been rolled back, so the rows that are
/// found are another writer's.
class HolderOfTaken final
{
public:
    /// `rows` and `events` as the batch left them. All must outlive it.
    HolderOfTaken(const SqlDialect& dialect, domain::QueryExecutor& db, const Overlay& rows,
                  const QList<domain::Event>& events)
        : m_dialect(dialect),
          m_db(db),
          m_rows(rows),
          m_events(events)
    {}

    /// The error with the holder in its sentence; as it was if there is none or it cannot be found.
    [[nodiscard]] domain::Error named(domain::Error error) const;

private:
    [[nodiscard]] domain::Error withDomain(const domain::Error& error) const;
    [[nodiscard]] std::optional<domain::UniqueConstraint> constraintOf(const domain::Error& error) const;

    SqlDialect m_dialect;
    domain::QueryExecutor& m_db;
    const Overlay& m_rows;
    const QList<domain::Event>& m_events;
};

} // namespace castellan::storage
