#include "models/background/TargetLanes.h"

#include <chrono>

namespace castellan::models {

namespace {

constexpr std::chrono::milliseconds longestGoodbye{250};

/// The cancel lane needs no connection.
class NoState final : public LaneState
{};

} // namespace

TargetLanes::TargetLanes(std::shared_ptr<domain::TargetServices> services) : m_services(std::move(services))
{
    addLane("write", m_writeQueue);
    addLane("read 1", m_readQueue);
    addLane("read 2", m_readQueue);
    addLane("tail", m_tailQueue);
    addLane("ping", m_pingQueue);
    m_lanes.push_back(std::make_unique<Lane>("cancel", m_cancelQueue, [] { return std::make_unique<NoState>(); }));
}

TargetLanes::~TargetLanes()
{
    for (const Queue& queue : {m_writeQueue, m_readQueue, m_tailQueue, m_pingQueue}) {
        queue->close(false);
        interruptAllLater(queue);
    }
    m_cancelQueue->close(true);
    const auto deadline = std::chrono::steady_clock::now() + longestGoodbye;
    for (const std::unique_ptr<Lane>& lane : m_lanes) {
        const auto left = deadline - std::chrono::steady_clock::now();
        lane->end(std::max(std::chrono::milliseconds(0), std::chrono::duration_cast<std::chrono::milliseconds>(left)));
    }
}

void TargetLanes::cancelRead(const QString& slot)
{
    if (m_readQueue->dropWaiting(slot.toStdString())) {
        interruptLater(m_readQueue, slot);
    }
}

void TargetLanes::cancelWrite()
{
    interruptAllLater(m_writeQueue);
}

QFuture<domain::Result<void>> TargetLanes::close()
{
    const QFuture<domain::Result<void>> done = submit<void>(m_writeQueue, QString(),
                                                            [](ClientState&) { return domain::Result<void>(); });
    m_writeQueue->close(true);
    for (const Queue& queue : {m_readQueue, m_tailQueue, m_pingQueue}) {
        queue->close(false);
        interruptAllLater(queue);
    }
    return done;
}

void TargetLanes::interruptLater(const Queue& queue, const QString& slot)
{
    runOnCancelLane([jobs = queue->running(slot.toStdString())] { JobQueue::interrupt(jobs); });
}

void TargetLanes::interruptAllLater(const Queue& queue)
{
    runOnCancelLane([jobs = queue->running()] { JobQueue::interrupt(jobs); });
}

void TargetLanes::runOnCancelLane(std::function<void()> work)
{
    Job job;
    job.run = [work = std::move(work)](LaneState&) { work(); };
    (void)m_cancelQueue->push(std::move(job));
}

void TargetLanes::addLane(const char* name, const Queue& queue)
{
    const auto makeState = [services = m_services] { return std::make_unique<ClientState>(services); };
    m_lanes.push_back(std::make_unique<Lane>(name, queue, makeState));
}

} // namespace castellan::models
