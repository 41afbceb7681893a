#pragma once

#include "domain/core/Result.h"
#include "domain/port/Pool.h"
#include "storage/postgres/ConnectionHandle.h"
#include "storage/postgres/ConnectionSettings.h"
#include "storage/postgres/ConnectionTarget.h"

#include <QDeadlineTimer>
#include <QString>

#include <chrono>
#include <memory>

namespace castellan::storage {

class PostgresLink;

/// Opens connections to one target, both ways, and sets up their sessions. Safe to use from any thread.
///
/// Looking up a host's name is the system resolver's work and is not covered by the deadline of `open` (libpq
/// resolves while it blocks).
class PostgresConnector final
{
public:
    PostgresConnector(ConnectionTarget target, QString password, const ConnectionSettings& settings);

    /// `deadline` holds for each host, from the first packet to the session that is set up. A host that does not answer, or
    /// closes without a word, is passed over for the next. Errors: Unreachable, PermissionDenied.
    [[nodiscard]] domain::Result<std::unique_ptr<PostgresLink>> open(domain::ClientPurpose purpose,
                                                                     std::chrono::milliseconds deadline) const;
    /// How long a host may take, for a caller who has no deadline of his own.
    [[nodiscard]] std::chrono::milliseconds connectLimit() const { return m_target.connectLimit(m_settings.connect); }
    [[nodiscard]] qsizetype hostCount() const { return m_target.hosts().size(); }
    [[nodiscard]] const ConnectionSettings& settings() const { return m_settings; }

private:
    [[nodiscard]] domain::Result<std::unique_ptr<PostgresLink>> ready(std::unique_ptr<LibpqHandle> opened,
                                                                      domain::ClientPurpose purpose,
                                                                      const QDeadlineTimer& end) const;
    void cancel(int backendPid, std::chrono::milliseconds deadline) const;

    ConnectionTarget m_target;
    QString m_password;
    ConnectionSettings m_settings;
};

} // namespace castellan::storage
