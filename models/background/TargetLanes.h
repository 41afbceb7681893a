#pragma once

#include "domain/core/Result.h"
#include "domain/port/TargetServices.h"
#include "models/background/ClientState.h"
#include "models/background/JobQueue.h"
#include "models/background/Lane.h"
#include "models/background/WhenFinished.h"

#include <QFuture>
#include <QPromise>
#include <QString>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace castellan::models {

/// The threads that work for one target, each with a connection of its own, which it takes when it first needs one and
/// again after a loss: one that writes, two that read, one for the event tail, one that pings, one that cancels.
/// Made and used on one thread (the window's), and never makes it wait.
class TargetLanes final
{
public:
    explicit TargetLanes(std::shared_ptr<domain::TargetServices> services);
    TargetLanes(const TargetLanes&) = delete;
    TargetLanes& operator=(const TargetLanes&) = delete;
    /// Cancels everything and waits at most 250 ms in all; threads that do not come back are left behind.
    ~TargetLanes();

    [[nodiscard]] const std::shared_ptr<domain::TargetServices>& services() const { return m_services; }

    /// Runs `work(TargetServices&, Client&) -> Result<T>` on a read lane. A newer request of the same slot takes the place
    /// of the older one (which ends as Cancelled, also when it is running already); an empty slot stands for itself.
    /// A read that finds its connection lost is tried once more on a new one, and so is one that was stopped by a
    /// cancellation that came too late for another.
    template<typename T, typename Work>
    [[nodiscard]] QFuture<domain::Result<T>> read(const QString& slot, Work work)
    {
        return submit<T>(m_readQueue, slot, withRepetition<T>(std::move(work)));
    }
    /// Runs `work(ClientState&) -> Result<T>` on the write lane, after what was submitted before. Never repeated here.
    template<typename T, typename Work>
    [[nodiscard]] QFuture<domain::Result<T>> write(Work work)
    {
        return submit<T>(m_writeQueue, QString(), std::move(work));
    }
    /// Runs `work(ClientState&) -> Result<T>` on the lane of the event tail.
    template<typename T, typename Work>
    [[nodiscard]] QFuture<domain::Result<T>> tail(Work work)
    {
        return submit<T>(m_tailQueue, QStringLiteral("tail"), std::move(work));
    }
    /// Runs `work(ClientState&) -> Result<T>` on the lane that pings.
    template<typename T, typename Work>
    [[nodiscard]] QFuture<domain::Result<T>> ping(Work work)
    {
        return submit<T>(m_pingQueue, QString(), std::move(work));
    }

    /// Gives up the read of this slot; its future ends as Cancelled.
    void cancelRead(const QString& slot);
    /// Stops the statement that the write lane's own client runs (schema set-up); a batch is not stopped.
    void cancelWrite();

    /// For closing the window: reads are cancelled now, no more work is taken, and the future ends when what was
    /// submitted for writing has its outcome. The caller shows a deadline of its own, and destroys the lanes then.
    [[nodiscard]] QFuture<domain::Result<void>> close();

private:
    using Queue = std::shared_ptr<JobQueue>;

    template<typename T, typename Work>
    [[nodiscard]] static auto withRepetition(Work work)
    {
        return [work = std::move(work)](ClientState& state) mutable -> domain::Result<T> {
            state.forgetInterruption();
            domain::Result<T> answer = attempt<T>(state, work);
            if (answer || state.wasInterrupted()) {
                return answer;
            }
            if (answer.error().losesConnection()) {
                state.dropClient();
            } else if (answer.error().kind != domain::ErrorKind::Cancelled) {
                return answer;
            }
            return attempt<T>(state, work);
        };
    }

    template<typename T, typename Work>
    [[nodiscard]] static domain::Result<T> attempt(ClientState& state, Work& work)
    {
        const domain::Result<domain::Client*> client = state.client();
        if (!client) {
            return domain::failed(client.error());
        }
        return work(state.services(), **client);
    }

    template<typename T, typename Work>
    [[nodiscard]] QFuture<domain::Result<T>> submit(const Queue& queue, const QString& slot, Work work)
    {
        auto promise = std::make_shared<QPromise<domain::Result<T>>>();
        promise->start();
        Job job;
        job.slot = slot.toStdString();
        job.run = [promise, work = std::move(work)](LaneState& state) mutable {
            promise->addResult(work(static_cast<ClientState&>(state)));
            promise->finish();
        };
        job.drop = [promise] {
            promise->addResult(domain::Result<T>(domain::failed(cancelledError())));
            promise->finish();
        };
        const QFuture<domain::Result<T>> future = promise->future();
        if (queue->push(std::move(job))) {
            interruptLater(queue, slot);
        }
        return future;
    }

    void interruptLater(const Queue& queue, const QString& slot);
    void interruptAllLater(const Queue& queue);
    void runOnCancelLane(std::function<void()> work);
    void addLane(const char* name, const Queue& queue);

    std::shared_ptr<domain::TargetServices> m_services;
    Queue m_writeQueue = std::make_shared<JobQueue>();
    Queue m_readQueue = std::make_shared<JobQueue>();
    Queue m_tailQueue = std::make_shared<JobQueue>();
    Queue m_pingQueue = std::make_shared<JobQueue>();
    Queue m_cancelQueue = std::make_shared<JobQueue>();
    std::vector<std::unique_ptr<Lane>> m_lanes;
};

} // namespace castellan::models
