#pragma once

#include "domain/command/Batch.h"
#include "domain/core/Result.h"
#include "domain/invoke/BatchOutcome.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace castellan::models {

class TargetConnection;

/// Where commands of the window go: applied at once, each submission as a batch of its own ("Apply now").
class CommandSubmitter final : public QObject
{
    Q_OBJECT

public:
    /// `creator` is who the events say it was, e.g. `castellan:anna`.
    CommandSubmitter(TargetConnection& connection, QString creator, QObject* parent = nullptr);

    /// Why this target cannot be written; nothing where it can, or without a target. What it says would only be refused.
    [[nodiscard]] std::optional<domain::Error> obstacle() const;
    /// There is a target that can be asked.
    [[nodiscard]] bool isConnected() const;
    /// Something submitted has no outcome yet.
    [[nodiscard]] bool isBusy() const { return m_running > 0; }

    /// Answers once, on this thread with `whenFinished`. Errors: those of CommandService::apply; the obstacle; Cancelled without a
    /// target.
    QFuture<domain::Result<domain::BatchOutcome>> submit(std::unique_ptr<domain::Command> command);
    QFuture<domain::Result<domain::BatchOutcome>> submit(std::shared_ptr<domain::Batch> batch);

signals:
    void busyChanged(bool isBusy);
    void obstacleChanged();
    void connectedChanged();
    /// Written; the connection's models are asked to refresh by this object.
    void applied(const castellan::domain::BatchOutcome& outcome);
    /// Nothing was written, but for OutcomeUnknown.
    void failed(const castellan::domain::Error& error);

private:
    void receive(const domain::Result<domain::BatchOutcome>& outcome);

    TargetConnection& m_connection;
    QString m_creator;
    int m_running = 0;
};

} // namespace castellan::models
