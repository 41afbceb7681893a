#pragma once

#include "domain/core/Error.h"
#include "domain/port/Schema.h"
#include "domain/port/TargetServices.h"
#include "models/background/BackgroundInvoker.h"
#include "models/connection/PingMonitor.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

namespace castellan::models {

class EventTail;
class ProjectionRuns;
class SchemaSetup;
class TargetLanes;

enum class TargetState {
    NoTarget,
    Connecting,
    NeedsPassword, ///< `error` says whether one was refused
    NeedsSetup,    ///< `schemaStatus` says what is there
    Open,
    Failed, ///< `error` says why; retried by itself when the target answers again
};

/// The target that the window is on: opens it in the background, keeps its lanes, says when something may have changed.
/// Models are given this object and follow it: `opened`, `closing`, `refreshWanted`.
class TargetConnection final : public QObject
{
    Q_OBJECT

public:
    /// The opener and the tools must outlive the program's threads (see Lane::leftBehind).
    TargetConnection(domain::TargetOpener& opener, DomainTools tools, QObject* parent = nullptr);
    ~TargetConnection() override;

    [[nodiscard]] TargetState state() const { return m_state; }
    [[nodiscard]] bool isOpen() const { return m_state == TargetState::Open; }
    /// As it may be shown and kept; empty without a target.
    [[nodiscard]] QString displayText() const;
    [[nodiscard]] const std::optional<domain::Error>& error() const { return m_error; }
    [[nodiscard]] const domain::SchemaStatus& schemaStatus() const { return m_schemaStatus; }
    /// Why nothing can be written (or set up) here, as an error that was never made; nothing where it can.
    [[nodiscard]] std::optional<domain::Error> writeObstacle() const;
    [[nodiscard]] PingMonitor& pings() { return *m_pings; }
    [[nodiscard]] EventTail& tail() { return *m_tail; }
    /// Schema set-up on this target.
    [[nodiscard]] SchemaSetup& setup() { return *m_setup; }
    /// Verifying and rebuilding the tables of this target.
    [[nodiscard]] ProjectionRuns& projections() { return *m_projections; }
    /// Null unless a target was opened (Open, or NeedsSetup).
    [[nodiscard]] TargetLanes* lanes() { return m_lanes.get(); }
    /// Only while open.
    [[nodiscard]] BackgroundInvoker& invoker() { return *m_invoker; }

    /// Closes what is open and opens this one; answers by `stateChanged`. A text that is no target: Failed at once.
    void open(const QString& targetText, const domain::OpenOptions& options = {});
    /// After NeedsPassword: the same target with this password, which is kept for the run only.
    void retryWithPassword(const QString& password);
    /// The same target again, with what is known.
    void reopen();
    /// Reads the schema's state again, e.g. after a set-up.
    void recheck();
    /// Cancels reads, leaves outcomes of running batches to `TargetLanes::close`; afterwards NoTarget.
    void close();
    /// For closing the window: ends when running batches have their outcome. At once without a target.
    [[nodiscard]] QFuture<domain::Result<void>> finishWrites();
    /// Asks every model to look again (F5, after a batch, after others have written, after the target came back).
    void requestRefresh() { emit refreshWanted(); }

signals:
    void stateChanged(castellan::models::TargetState state);
    /// A target is there to be read (state Open); models load.
    void opened();
    /// The lanes are about to go; models forget their rows.
    void closing();
    /// Another target than the last one is about to be opened: what was kept of that one says nothing here.
    void targetChanged();
    void refreshWanted();
    void writeObstacleChanged();

private:
    void start(std::unique_ptr<domain::TargetServices> services);
    void checkSchema();
    void watchPings();
    void receive(const domain::Result<domain::SchemaStatus>& status);
    void take(const domain::SchemaStatus& status);
    void followIdentity();
    void cameBack();
    void refreshSoon();
    void retryAfterPing();
    void setState(TargetState state);
    void fail(const domain::Error& error);
    void dropLanes();

    domain::TargetOpener& m_opener;
    DomainTools m_tools;
    PingMonitor* m_pings;
    EventTail* m_tail;
    SchemaSetup* m_setup;
    ProjectionRuns* m_projections;
    std::unique_ptr<TargetLanes> m_lanes;
    std::unique_ptr<BackgroundInvoker> m_invoker;
    QTimer m_stirredTimer;
    QString m_targetText;
    domain::OpenOptions m_options;
    TargetState m_state = TargetState::NoTarget;
    std::optional<domain::Error> m_error;
    domain::SchemaStatus m_schemaStatus;
    quint64 m_generation = 0;
};

} // namespace castellan::models
