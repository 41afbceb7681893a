#pragma once

#include "domain/port/Pool.h"

#include <QString>

#include <chrono>
#include <memory>

namespace castellan::storage {

class PostgresLink;

/// LISTEN on a connection of its own: one that also runs statements would swallow notifications. `interrupt` may be
/// called from any thread.
class PostgresNotifications final : public domain::Notifications
{
public:
    [[nodiscard]] static domain::Result<std::unique_ptr<domain::Notifications>> listen(
        std::unique_ptr<PostgresLink> link, const QString& channel, std::chrono::milliseconds deadline);
    ~PostgresNotifications() override;

    [[nodiscard]] domain::Result<bool> wait(std::chrono::milliseconds atMost) override;
    void interrupt() override;

private:
    PostgresNotifications(std::unique_ptr<PostgresLink> link, int wakeUp);
    [[nodiscard]] bool takeAll();
    [[nodiscard]] domain::Error lost();

    std::unique_ptr<PostgresLink> m_link;
    int m_wakeUp; ///< an eventfd
};

} // namespace castellan::storage
