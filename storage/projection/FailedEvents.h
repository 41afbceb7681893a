#pragma once

#include "domain/port/Projections.h"
#include "storage/database/Statement.h"
#include "storage/repository/SqlDialect.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace castellan::storage {

/// The names under which the projections of the reference keep their state and failures: one a table, or since 2026-03
/// one for all.
[[nodiscard]] QString writerName(domain::ProjectionName name);
[[nodiscard]] QString writerOfAll();

/// `projections.failed_events2`.
class FailedEvents final
{
public:
    explicit FailedEvents(const SqlDialect& dialect) : m_dialect(dialect) {}

    /// Those of our four tables, the last that failed first.
    [[nodiscard]] domain::Result<QList<domain::FailedEvent>> list(domain::QueryExecutor& db, int limit) const;
    [[nodiscard]] domain::Result<qint64> count(domain::QueryExecutor& db, domain::ProjectionName name) const;
    /// Adds the failures, or counts them once more..
    [[nodiscard]] domain::Result<void> add(domain::QueryExecutor& db, const QList<domain::FailedEvent>& failures) const;
    /// All of a projection, kept under its own name.
    [[nodiscard]] domain::Result<void> forget(domain::QueryExecutor& db, domain::ProjectionName name) const;
    [[nodiscard]] domain::Result<void> forget(domain::QueryExecutor& db, const domain::FailedEvent& failure) const;

private:
    /// `f` joined with its event `e`, restricted to our tables.
    [[nodiscard]] QString source() const;

    SqlDialect m_dialect;
};

} // namespace castellan::storage
