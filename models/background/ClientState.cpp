#include "models/background/ClientState.h"

#include <utility>

namespace castellan::models {

ClientState::ClientState(std::shared_ptr<domain::TargetServices> services) : m_services(std::move(services)) {}

ClientState::~ClientState()
{
    dropClient();
}

domain::Result<domain::Client*> ClientState::client()
{
    if (m_client && m_client->isUsable()) {
        return m_client.get();
    }
    dropClient();
    domain::Result<std::unique_ptr<domain::Client>> acquired = m_services->pool().acquire(domain::ClientPurpose::Read);
    if (!acquired) {
        return domain::failed(acquired.error());
    }
    m_client = std::move(*acquired);
    const std::lock_guard lock(m_mutex);
    m_canceller = m_client->canceller();
    return m_client.get();
}

void ClientState::dropClient()
{
    {
        const std::lock_guard lock(m_mutex);
        m_canceller.reset();
        m_waiting = nullptr;
    }
    m_notifications.reset();
    m_hasListened = false;
    m_client.reset();
}

domain::Result<domain::Notifications*> ClientState::notifications(const QString& channel)
{
    const domain::Result<domain::Client*> connection = client();
    if (!connection) {
        return domain::failed(connection.error());
    }
    if (!m_hasListened) {
        domain::Result<std::unique_ptr<domain::Notifications>> listening = (*connection)->listen(channel);
        if (!listening) {
            return domain::failed(listening.error());
        }
        m_notifications = std::move(*listening);
        m_hasListened = true;
        const std::lock_guard lock(m_mutex);
        m_waiting = m_notifications.get();
    }
    return m_notifications.get();
}

void ClientState::pause(std::chrono::milliseconds atMost)
{
    std::unique_lock lock(m_mutex);
    m_interrupted.wait_for(lock, atMost, [this] { return m_isInterrupted; });
    m_isInterrupted = false;
}

bool ClientState::wasInterrupted()
{
    const std::lock_guard lock(m_mutex);
    return m_isInterrupted;
}

void ClientState::forgetInterruption()
{
    const std::lock_guard lock(m_mutex);
    m_isInterrupted = false;
}

void ClientState::interrupt()
{
    std::shared_ptr<domain::Canceller> canceller;
    {
        const std::lock_guard lock(m_mutex);
        m_isInterrupted = true;
        canceller = m_canceller;
        if (m_waiting) {
            m_waiting->interrupt();
        }
    }
    m_interrupted.notify_all();
    if (canceller) {
        canceller->cancel();
    }
}

} // namespace castellan::models
