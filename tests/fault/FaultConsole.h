#pragma once

#include "domain/invoke/BatchOutcome.h"
#include "domain/invoke/BatchSettler.h"
#include "domain/port/Clock.h"
#include "domain/port/SonyflakeIdSource.h"
#include "domain/port/TargetServices.h"
#include "storage/journal/FileBatchJournal.h"
#include "storage/postgres/ConnectionSettings.h"
#include "tests/fault/FaultBatch.h"
#include "tests/fault/Told.h"

#include <QString>

#include <memory>

namespace castellan::tests {

/// The console without its face: opens the target and runs batches through the whole chain, as a person's click does, and
/// remembers what the person is told. One connection, on the thread that uses it.
class FaultConsole final
{
public:
    /// `clock` must outlive it.
    explicit FaultConsole(const QString& target, const storage::ConnectionSettings& settings = impatient(),
                          const domain::Clock& clock = systemClock());

    /// Applies, or previews, the batch of this kind for the instance that is its own.
    [[nodiscard]] Told apply(const FaultBatch& kind, const QString& instance);
    /// Applies any batch under a key of its own; `creator` must be nobody else's.
    [[nodiscard]] Told apply(domain::Batch& batch, const QString& creator, bool isPreview = false);
    /// The same through other units of work than the target's own.
    [[nodiscard]] Told apply(domain::UnitOfWorkSource& source, domain::Batch& batch, const QString& creator,
                             bool isPreview = false);

    /// How long it asks about a batch in doubt.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

    [[nodiscard]] domain::TargetServices& services() { return *m_services; }

    /// Limits that a test can wait for.
    [[nodiscard]] static storage::ConnectionSettings impatient();
    /// For arranging: the program's own limits, and sessions that are not taken for the console's.
    [[nodiscard]] static storage::ConnectionSettings beside();
    [[nodiscard]] static const domain::Clock& systemClock();

private:
    const domain::Clock& m_clock;
    domain::SonyflakeIdSource m_ids;
    storage::FileBatchJournal m_journal; ///< without a folder: it remembers in memory only
    std::unique_ptr<domain::TargetServices> m_services;
    std::chrono::milliseconds m_patience = domain::BatchSettler::usualPatience;
};

/// What the user hears of this result.
[[nodiscard]] Told toldOf(const QString& creator, const domain::Result<domain::BatchOutcome>& outcome);
/// Builds our tables in an empty target.
void setUpTables(const QString& target);

} // namespace castellan::tests
