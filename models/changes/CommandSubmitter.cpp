#include "models/changes/CommandSubmitter.h"

#include "models/background/WhenFinished.h"
#include "models/connection/TargetConnection.h"

#include <QPromise>

#include <utility>

namespace castellan::models {

using Outcome = domain::Result<domain::BatchOutcome>;

namespace {

QFuture<Outcome> refused(const domain::Error& error)
{
    QPromise<Outcome> promise;
    promise.start();
    promise.addResult(Outcome(domain::failed(error)));
    promise.finish();
    return promise.future();
}

} // namespace

CommandSubmitter::CommandSubmitter(TargetConnection& connection, QString creator, QObject* parent)
    : QObject(parent),
      m_connection(connection),
      m_creator(std::move(creator))
{
    connect(&m_connection, &TargetConnection::writeObstacleChanged, this, &CommandSubmitter::obstacleChanged);
    connect(&m_connection, &TargetConnection::stateChanged, this, &CommandSubmitter::connectedChanged);
}

std::optional<domain::Error> CommandSubmitter::obstacle() const
{
    return m_connection.writeObstacle();
}

bool CommandSubmitter::isConnected() const
{
    return m_connection.isOpen();
}

QFuture<Outcome> CommandSubmitter::submit(std::unique_ptr<domain::Command> command)
{
    auto batch = std::make_shared<domain::Batch>();
    batch->add(std::move(command));
    return submit(std::move(batch));
}

QFuture<Outcome> CommandSubmitter::submit(std::shared_ptr<domain::Batch> batch)
{
    if (!m_connection.isOpen()) {
        return refused(cancelledError());
    }
    if (const std::optional<domain::Error> error = obstacle()) {
        return refused(*error);
    }
    domain::InvocationOptions options;
    options.creator = m_creator;
    const QFuture<Outcome> future = m_connection.invoker().apply(std::move(batch), options);
    if (++m_running == 1) {
        emit busyChanged(true);
    }
    whenFinished(future, this, [this](const Outcome& outcome) { receive(outcome); });
    return future;
}

void CommandSubmitter::receive(const Outcome& outcome)
{
    if (--m_running == 0) {
        emit busyChanged(false);
    }
    if (!outcome) {
        emit failed(outcome.error());
        return;
    }
    m_connection.requestRefresh();
    emit applied(*outcome);
}

} // namespace castellan::models
