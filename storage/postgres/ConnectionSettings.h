#pragma once

#include <QString>

#include <chrono>

namespace castellan::storage {

/// Ours is a second later than the server's, so that the server says it if it can.
inline constexpr std::chrono::milliseconds serverMargin{1'000};

/// How long things may take, and how a session introduces itself. A profile may override each.
struct ConnectionSettings
{
    std::chrono::milliseconds statement{30'000};        ///< one statement, by the server; ours is a second later
    std::chrono::milliseconds batch{120'000};           ///< one statement of a batch
    std::chrono::milliseconds lock{5'000};              ///< waiting for a lock
    std::chrono::milliseconds idleInTransaction{5'000}; ///< between two statements of a batch
    std::chrono::milliseconds clientCheck{2'000};       ///< how often a busy server looks whether we are still there
    std::chrono::milliseconds connect{5'000};           ///< a host, unless the target's connect_timeout says otherwise
    std::chrono::milliseconds tcpUser{10'000};          ///< unacknowledged data
    std::chrono::milliseconds cancelGrace{2'000};       ///< from the cancel to the end of the connection
    QString applicationName = QStringLiteral("castellan");
    bool readOnly = false; ///< every transaction is read only
};

} // namespace castellan::storage
