#pragma once

#include "domain/core/Result.h"
#include "storage/postgres/ConnectionHandle.h"
#include "storage/postgres/ConnectionTarget.h"

#include <QByteArray>
#include <QDeadlineTimer>

#include <chrono>
#include <memory>

namespace castellan::storage {

/// One attempt to connect by libpq, host after host, with a deadline for each host. Errors carry the kind by
/// SQLSTATE.
class AsyncConnect final
{
public:
    AsyncConnect(const ConnectionTarget& target, const QList<ConnectionTarget::Keyword>& keywords,
                 std::chrono::milliseconds deadline);

    [[nodiscard]] domain::Result<std::unique_ptr<ConnectionHandle>> run();
    /// After a failure by silence: how many hosts have been tried.
    [[nodiscard]] qsizetype hostsTried() const { return m_hostIndex + 1; }
    [[nodiscard]] bool wasSilent() const { return m_silent; }

private:
    [[nodiscard]] domain::Result<void> poll();
    [[nodiscard]] bool wait(bool forReading);
    void noteHost();

    QList<QByteArray> m_hosts;
    std::chrono::milliseconds m_limit;
    QDeadlineTimer m_deadline;
    std::unique_ptr<LibpqHandle> m_handle;
    QByteArray m_host;
    qsizetype m_hostIndex = 0;
    bool m_silent = false;
};

} // namespace castellan::storage
