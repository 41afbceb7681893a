#pragma once

#include "domain/core/Error.h"
#include "domain/port/Pool.h"
#include "models/connection/PingHistory.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace castellan::models {

class TargetLanes;

/// What the status indicator shows.
enum class PingState { NoTarget, Connecting, Connected, Slow, ReadOnly, Unreachable };

/// Pings the target on a lane and a connection of its own, says how it is, and comes back by itself when the target does.
class PingMonitor final : public QObject
{
    Q_OBJECT

public:
    explicit PingMonitor(QObject* parent = nullptr);

    [[nodiscard]] PingState state() const { return m_state; }
    [[nodiscard]] const PingHistory& history() const { return m_history; }
    /// Known after the first answer of a target.
    [[nodiscard]] const std::optional<domain::ServerIdentity>& identity() const { return m_identity; }
    /// Why the last ping failed.
    [[nodiscard]] const std::optional<domain::Error>& error() const { return m_error; }

    /// Null: no target. Pings at once.
    void watch(TargetLanes* lanes);
    void setInterval(std::chrono::milliseconds interval); ///< 5 s unless set
    void setDeadline(std::chrono::milliseconds deadline); ///< 2 s unless set
    void pingNow();

signals:
    void stateChanged(castellan::models::PingState state);
    /// A ping was answered or given up; `history` and `identity` are up to date.
    void pinged();
    void identityChanged();
    /// Answers again after it did not.
    void cameBack();

private:
    struct Answer
    {
        domain::PingReply reply;
        std::optional<domain::ServerIdentity> identity;
    };

    void receive(const domain::Result<Answer>& answer);
    void giveUp();
    void fail(const domain::Error& error);
    void setState(PingState state);
    [[nodiscard]] PingState answeredState() const;

    TargetLanes* m_lanes = nullptr;
    QTimer m_timer;
    QTimer m_watchdog; ///< a lane that is stuck must not keep the indicator green
    std::chrono::milliseconds m_deadline{2000};
    PingState m_state = PingState::NoTarget;
    PingHistory m_history;
    std::optional<domain::ServerIdentity> m_identity;
    std::optional<domain::Error> m_error;
    quint64 m_generation = 0;
    bool m_isWaiting = false;
    bool m_isGivenUp = false;
};

} // namespace castellan::models
