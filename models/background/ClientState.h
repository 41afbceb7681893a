#pragma once

#include "domain/core/Result.h"
#include "domain/port/TargetServices.h"
#include "models/background/LaneState.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace castellan::models {

/// A lane's connection: acquired when it is first needed, on the lane's thread, and again after a loss.
class ClientState final : public LaneState
{
public:
    explicit ClientState(std::shared_ptr<domain::TargetServices> services);
    ~ClientState() override;

    [[nodiscard]] domain::TargetServices& services() { return *m_services; }
    /// Lane's thread. Errors: those of Pool::acquire.
    [[nodiscard]] domain::Result<domain::Client*> client();
    [[nodiscard]] bool hasClient() const { return m_client != nullptr; }
    /// Lane's thread: gives the connection back; the next call of `client` takes a new one.
    void dropClient();

    /// Lane's thread: wake-ups of the channel on this connection; null where the database has none.
    [[nodiscard]] domain::Result<domain::Notifications*> notifications(const QString& channel);
    /// Lane's thread: waits, unless interrupted.
    void pause(std::chrono::milliseconds atMost);

    /// Lane's thread: whether `interrupt` was called since `forgetInterruption`.
    [[nodiscard]] bool wasInterrupted();
    void forgetInterruption();

    /// Stops the running statement, the running wait or pause.
    void interrupt() override;

private:
    std::shared_ptr<domain::TargetServices> m_services;
    std::unique_ptr<domain::Client> m_client;
    std::unique_ptr<domain::Notifications> m_notifications;
    bool m_hasListened = false;

    std::mutex m_mutex; ///< of what `interrupt` uses
    std::condition_variable m_interrupted;
    std::shared_ptr<domain::Canceller> m_canceller;
    domain::Notifications* m_waiting = nullptr;
    bool m_isInterrupted = false;
};

} // namespace castellan::models
