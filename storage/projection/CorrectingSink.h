#pragma once

#include "domain/port/Pool.h"
#include "domain/port/Projections.h"
#include "storage/database/Statement.h"
#include "storage/projection/DifferenceSink.h"
#include "storage/repository/SqlDialect.h"

#include <QList>

#include <utility>

namespace castellan::storage {

/// Changes the rows until they are what the events make. Two walks do it: the first makes room (rows that should not be
/// there, names and flags that others are to get), the second writes the rest; so no row stands in another's way,
/// whatever page it is on.
class CorrectingSink final : public DifferenceSink
{
public:
    enum class Phase { MakeRoom, Write };

    CorrectingSink(const SqlDialect& dialect, domain::Transaction& transaction)
        : m_dialect(dialect),
          m_transaction(transaction)
    {}

    void setPhase(Phase phase) { m_phase = phase; }
    [[nodiscard]] const domain::RebuildReport& report() const { return m_report; }
    /// The events that could not be put into the tables since this was asked last.
    [[nodiscard]] QList<domain::FailedEvent> takeFailures() { return std::exchange(m_failures, {}); }

    [[nodiscard]] domain::Result<void> take(const QList<domain::InstanceDifference>& differences) override;
    [[nodiscard]] domain::Result<void> take(const QList<domain::InstanceDomainDifference>& differences) override;
    [[nodiscard]] domain::Result<void> take(const QList<domain::OrganizationDifference>& differences) override;
    [[nodiscard]] domain::Result<void> take(const QList<domain::OrganizationDomainDifference>& differences) override;
    [[nodiscard]] domain::Result<void> refused(const QList<RefusedEvent>& events) override;

private:
    template<typename Entity, typename Difference>
    [[nodiscard]] domain::Result<void> correct(const QList<Difference>& differences);
    template<typename Entity, typename Difference>
    [[nodiscard]] domain::Result<void> makeRoom(const QList<Difference>& differences);
    template<typename Entity, typename Difference>
    [[nodiscard]] domain::Result<void> write(const QList<Difference>& differences);
    template<typename Entity, typename Difference>
    [[nodiscard]] domain::Result<void> attempt(const QList<Difference>& differences);
    template<typename Entity, typename Difference>
    [[nodiscard]] domain::Result<void> writeTogether(domain::QueryExecutor& db, const QList<Difference>& differences);
    [[nodiscard]] static domain::Result<void> run(domain::QueryExecutor& db, const Statement& statement, qint64& count);

    SqlDialect m_dialect;
    domain::Transaction& m_transaction;
    Phase m_phase = Phase::MakeRoom;
    domain::RebuildReport m_report;
    QList<domain::FailedEvent> m_failures;
};

} // namespace castellan::storage
