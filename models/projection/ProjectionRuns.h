#pragma once

#include "domain/core/Error.h"
#include "domain/port/Projections.h"

#include <QFuture>
#include <QList>
#include <QObject>

#include <atomic>
#include <memory>

namespace castellan::models {

class TargetConnection;

/// How far the tables of the connection's target have followed the events, and what is run about it in the background: a
/// verification, a rebuild, the retry of a failed event. One at a time; each can be cancelled.
class ProjectionRuns final : public QObject
{
    Q_OBJECT

public:
    enum class Work { None, Verify, Rebuild, Retry };

    explicit ProjectionRuns(TargetConnection& connection);

    [[nodiscard]] Work work() const { return m_work; }
    [[nodiscard]] bool isRunning() const { return m_work != Work::None; }
    /// A target is open, and nothing runs.
    [[nodiscard]] bool canVerify() const;
    /// Also: the tables are ours and may be written.
    [[nodiscard]] bool canRebuild() const;
    /// All four, parents first; empty until they are known.
    [[nodiscard]] const QList<domain::ProjectionStatus>& statuses() const { return m_statuses; }
    /// The last that failed first, at most 1000.
    [[nodiscard]] const QList<domain::FailedEvent>& failedEvents() const { return m_failedEvents; }
    /// What the last verification found, at most the first 1000.
    [[nodiscard]] const QList<domain::Difference>& differences() const { return m_differences; }

    /// Each answers by its signal, or `failed`. Ignored while it cannot be done.
    void verify();
    void rebuild();
    void retry(const domain::FailedEvent& failure);
    /// What runs ends soon, as if it had not been begun.
    void cancel();
    /// Asks for the state again.
    void refresh();

signals:
    void runningChanged(bool isRunning);
    /// `done` of `total` parts; `what` is for people.
    void progressed(int done, int total, const QString& what);
    /// Statuses or failed events are others now.
    void changed();
    void verified(const castellan::domain::VerifyReport& report);
    void rebuilt(const castellan::domain::RebuildReport& report);
    void retried(bool isMended);
    void failed(const castellan::domain::Error& error);

private:
    struct Known;
    struct Verified;

    [[nodiscard]] domain::ProjectionRun newRun(Work work);
    void setWork(Work work);
    void take(const domain::Result<Known>& known);
    void end(const domain::Error& error);
    void forget();
    [[nodiscard]] static QString wordsFor(Work work);

    TargetConnection& m_connection;
    Work m_work = Work::None;
    std::shared_ptr<std::atomic_bool> m_stop; ///< of what runs
    QList<domain::ProjectionStatus> m_statuses;
    QList<domain::FailedEvent> m_failedEvents;
    QList<domain::Difference> m_differences;
};

} // namespace castellan::models
