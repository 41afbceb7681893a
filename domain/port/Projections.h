#pragma once

#include "domain/core/Result.h"
#include "domain/core/Timestamp.h"
#include "domain/port/Pool.h"
#include "domain/projection/Difference.h"
#include "domain/projection/ProjectionName.h"

#include <QList>
#include <QString>

#include <functional>

namespace castellan::domain {

/// How far the rows of one table have followed the events, over all instances.
struct ProjectionStatus
{
    enum class Writer {
        Commands, ///< nobody else: rows are written in the transaction of their events
        Server,   ///< a server's projection, which keeps a state row
        Nobody,   ///< a server's database without a state row: the projection has never run
    };

    ProjectionName name = ProjectionName::Instances;
    Writer writer = Writer::Commands;
    QString position;      ///< of the last event that is in, where it is least far; empty if none is
    qint64 lagEvents = 0;  ///< events that are not in yet
    qint64 lagSeconds = 0; ///< how much older the last event that is in is than the newest, rounded up
    qint64 failedEvents = 0;

    bool operator==(const ProjectionStatus&) const = default;
};

/// An event that a projection could not put into its table and went on without.
struct FailedEvent
{
    ProjectionName projection = ProjectionName::Instances;
    QString writer; ///< the name under which it is kept: `zitadel.organizations`, `relational_tables`
    AggregateKey aggregate;
    qint64 sequence = 0;
    QString type; ///< empty if the event is not there
    Timestamp createdAt;
    int failures = 0;
    Timestamp lastFailed;
    QString reason; ///< in the writer's own words

    bool operator==(const FailedEvent&) const = default;
};

struct ProjectionProgress
{
    qint64 events = 0; ///< read so far, those of no interest not counted
    qint64 total = 0;  ///< at most so many; an estimate on a large table
};

/// A verification or rebuild: of what, and who is told.
struct ProjectionRun
{
    QList<ProjectionName> names = allProjections();
    /// Called every few thousand events, on the thread that runs; false ends the run as Cancelled (`CAS-Cancelled`).
    std::function<bool(const ProjectionProgress&)> progress = {};
};

struct VerifyReport
{
    qint64 events = 0;
    qint64 rows = 0;
    qint64 differences = 0;

    bool operator==(const VerifyReport&) const = default;
};

struct RebuildReport
{
    qint64 events = 0;
    qint64 inserted = 0;
    qint64 updated = 0;
    qint64 deleted = 0;
    qint64 refused = 0; ///< events that the tables cannot take: they are failed events now

    bool operator==(const RebuildReport&) const = default;
};

/// The four tables of the model as projections of the events (reference, section 8): how far they are, whether they
/// agree with the events, and making them agree. Memory is bounded by a page and by the largest single object. Errors
/// of the database come as they are mapped.
class Projections
{
public:
    /// One of many; what is told is not kept.
    using Tell = std::function<void(const Difference&)>;

    Projections() = default;
    Projections(const Projections&) = delete;
    Projections& operator=(const Projections&) = delete;
    virtual ~Projections() = default;

    /// All four, parents first.
    [[nodiscard]] virtual Result<QList<ProjectionStatus>> status(Client& client) const = 0;
    /// The last that failed first, at most `limit`.
    [[nodiscard]] virtual Result<QList<FailedEvent>> failedEvents(Client& client, int limit) const = 0;
    /// Replays the events object by object and tells every difference. Only reads, in short transactions, each of which
    /// sees an object's events and rows as of one moment: others may write meanwhile. Begins at the start each time.
    [[nodiscard]] virtual Result<VerifyReport> verify(Client& client, const ProjectionRun& run,
                                                      const Tell& tell) const = 0;
    /// Makes the rows what the events say, in one transaction in which nobody else writes; only rows that differ are
    /// touched. Nothing is changed by a run that fails or is cancelled. Errors: Schema `CAS-ForeignRebuild` on a server's
    /// database, whose rows are the business of its own projection.
    [[nodiscard]] virtual Result<RebuildReport> rebuild(Client& client, const ProjectionRun& run) const = 0;
    /// Makes the rows of the object that the failed event is about what its events say, and forgets the failure if they
    /// now are; true for that. Else it has failed once more. Errors as `rebuild`.
    [[nodiscard]] virtual Result<bool> retry(Client& client, const FailedEvent& failure) const = 0;
};

} // namespace castellan::domain
