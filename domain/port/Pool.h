#pragma once

#include "domain/core/Timestamp.h"
#include "domain/port/QueryExecutor.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace castellan::domain {

enum class IsolationLevel { ServerDefault, ReadCommitted, RepeatableRead, Serializable };
enum class AccessMode { ReadWrite, ReadOnly };

struct TransactionOptions
{
    IsolationLevel isolation = IsolationLevel::ServerDefault;
    AccessMode access = AccessMode::ReadWrite;
    /// How long the server may be silent; nothing: as the connection's settings say.
    std::optional<std::chrono::milliseconds> silence = std::nullopt;
};

/// What a ping learned besides that the database answered.
struct PingReply
{
    std::chrono::microseconds roundTrip{0};
};

/// Who is at the other end: shown by the indicator and the Database screen.
struct ServerIdentity
{
    QString product; ///< `PostgreSQL` or `SQLite`
    QString version; ///< `15.18`
    QString address; ///< `db1.example:5432`, a socket, or a file path
    QString database;
    QString user;
    QString tls;           ///< `TLSv1.3 TLS_AES_256_GCM_SHA384 (verify-full)`, or empty without TLS
    bool readOnly = false; ///< a standby, a read-only default, or a file that may not be written
    bool standby = false;

    bool operator==(const ServerIdentity&) const = default;
};

/// A transaction: rolls back when it goes out of scope, unless it was committed. One thread only.
class Transaction : public QueryExecutor
{
public:
    /// Errors: OutcomeUnknown if the connection was lost after COMMIT was handed over; anything else means
    /// that nothing was written.
    [[nodiscard]] virtual Result<void> commit() = 0;
    virtual Result<void> rollback() = 0;
    /// After a successful commit: false if the server warned that it is on its own disk only, because a standby that it
    /// waits for has not answered.
    [[nodiscard]] virtual bool isDurable() const { return true; }
    /// A transaction inside this one (a savepoint), nestable; must end before this one.
    [[nodiscard]] virtual Result<std::unique_ptr<Transaction>> begin() = 0;
};

/// Stops the statement that a client is running, from any thread; does nothing if none runs. May block for
/// as long as the network does, so it is called on a thread of its own.
class Canceller
{
public:
    Canceller() = default;
    Canceller(const Canceller&) = delete;
    Canceller& operator=(const Canceller&) = delete;
    virtual ~Canceller() = default;
    virtual void cancel() = 0;
};

/// Wake-ups from the database: "look again", never the truth itself.
class Notifications
{
public:
    Notifications() = default;
    Notifications(const Notifications&) = delete;
    Notifications& operator=(const Notifications&) = delete;
    virtual ~Notifications() = default;

    /// Waits until something was notified or the time is over, whichever comes first; true for the former.
    /// Errors: Unreachable once the connection is lost.
    [[nodiscard]] virtual Result<bool> wait(std::chrono::milliseconds atMost) = 0;
    /// Ends a `wait` of another thread at once, now or when it is called next.
    virtual void interrupt() = 0;
};

/// One connection. Belongs to the thread that acquired it and must be destroyed there; destroying it gives
/// the connection back.
class Client : public QueryExecutor
{
public:
    [[nodiscard]] virtual Result<std::unique_ptr<Transaction>> begin(const TransactionOptions& options) = 0;
    /// A real round trip. Errors: Unreachable when the connection is lost, or nothing was heard by the deadline;
    /// the client is unusable after that.
    [[nodiscard]] virtual Result<PingReply> ping(std::chrono::milliseconds deadline) = 0;
    /// May be used from any thread, and outlives the client.
    [[nodiscard]] virtual std::shared_ptr<Canceller> canceller() = 0;
    /// Null where the database has no notifications (SQLite, poolers): poll instead.
    [[nodiscard]] virtual Result<std::unique_ptr<Notifications>> listen(const QString& channel) = 0;
    [[nodiscard]] virtual Result<ServerIdentity> identity() = 0;
    /// False once a call has found the connection dead.
    [[nodiscard]] virtual bool isUsable() const = 0;
    /// Gives the connection back now; the client cannot be used afterwards.
    virtual void release() = 0;
};

enum class ClientPurpose {
    Write, ///< batches: the connection is opened and owned by QSqlDatabase
    Read,  ///< pages, pings, notifications: opened by libpq itself
};

/// Where connections to one target come from. Safe to use from any thread; each client belongs to the thread
/// that acquired it.
class Pool
{
public:
    Pool() = default;
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;
    virtual ~Pool() = default;

    /// Errors: Unreachable, Timeout, PermissionDenied (wrong or missing password), Schema (not a database).
    [[nodiscard]] virtual Result<std::unique_ptr<Client>> acquire(ClientPurpose purpose) = 0;
    /// Acquires a client for as long as the transaction lives.
    [[nodiscard]] virtual Result<std::unique_ptr<Transaction>> begin(const TransactionOptions& options) = 0;
    /// Acquires (or reuses an idle client) and pings; the deadline covers connecting too.
    [[nodiscard]] virtual Result<PingReply> ping(std::chrono::milliseconds deadline) = 0;
    /// No client is given out any more; idle connections are closed. Clients in use stay their owners'.
    virtual void close() = 0;
};

} // namespace castellan::domain
