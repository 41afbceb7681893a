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

    [[nodiscard]] domain::Result<std::unique_ptr<LibpqHandle>> run();
    /// How many hosts have been tried, the one that let us in or failed last among them.
    [[nodiscard]] qsizetype hostsTried() const { return m_hostIndex + 1; }
    /// After a failure: the last host said nothing about us at all, by silence or by closing at once, so the next may be asked.
    /// libpq itself goes on only when nobody listens there.
    [[nodiscard]] bool wasIgnored() const { return m_ignored; }
    /// What is left of the last host's time.
    [[nodiscard]] QDeadlineTimer deadline() const { return m_deadline; }

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
    bool m_closed = false; ///< the other end has closed the connection, or never opened it
    bool m_ignored = false;
};

} // namespace castellan::storage
