#pragma once

#include "storage/postgres/ConnectionHandle.h"
#include "storage/postgres/ConnectionSettings.h"
#include "storage/postgres/PipelineRun.h"
#include "storage/postgres/PostgresCanceller.h"
#include "storage/postgres/PreparedStatements.h"

#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

struct pg_conn;
struct pg_result;

namespace castellan::storage {

/// A NOTICE or WARNING of the server; never printed.
struct Notice
{
    QString sqlState;
    QString message;
    QString function;         ///< of the server's source, since messages are translated
    qsizetype statement = -1; ///< of the conversation in which it came
};

/// An open connection on which statements run with our own deadlines, whoever opened it. Belongs to the thread
/// that opened it; only its canceller may be used elsewhere.
class PostgresLink final
{
public:
    PostgresLink(std::unique_ptr<ConnectionHandle> handle, const ConnectionSettings& settings);
    ~PostgresLink();
    PostgresLink(const PostgresLink&) = delete;
    PostgresLink& operator=(const PostgresLink&) = delete;

    /// False once a call has found the connection dead, or has dropped it.
    [[nodiscard]] bool isUsable() const { return !m_lost; }
    /// Looks, without waiting, whether the other end has gone while the connection was idle.
    [[nodiscard]] bool isAlive();
    [[nodiscard]] bool isIdle() const;
    [[nodiscard]] bool isInTransaction() const;
    [[nodiscard]] int backendPid() const;
    /// `host:port` or the socket's folder.
    [[nodiscard]] QString address() const { return m_address; }
    [[nodiscard]] pg_conn* connection() const { return m_handle->connection(); }
    [[nodiscard]] QString databaseName() const { return m_handle->databaseName(); }
    /// The last few that came since the last conversation began.
    [[nodiscard]] const QList<Notice>& notices() const { return m_notices; }
    [[nodiscard]] std::shared_ptr<PostgresCanceller> canceller() const { return m_canceller; }

    /// Behind a pooler the session is not ours: settings only hold for a transaction.
    [[nodiscard]] bool isPooled() const { return m_pooled; }
    void setPooled(bool pooled) { m_pooled = pooled; }
    /// Stops this session's statement through another connection, within the time given.
    void setCancel(std::function<void(std::chrono::milliseconds)> cancel) { m_cancel = std::move(cancel); }

    /// Runs all statements in one round trip. Nothing is heard for `silence` (or a statement's own deadline): the
    /// statement is cancelled; nothing for `cancelGrace` after that: the connection is dropped.
    [[nodiscard]] Conversation run(const QList<Statement>& statements, std::chrono::milliseconds silence);
    /// An empty round trip; at the deadline the connection is dropped.
    [[nodiscard]] Conversation ping(std::chrono::milliseconds deadline);
    /// The connection is not to be used any more.
    void drop();

private:
    static void receiveNotice(void* self, const pg_result* result);
    [[nodiscard]] Conversation converse(const QList<Statement>& statements, PipelineRun::Limits limits);

    std::unique_ptr<ConnectionHandle> m_handle;
    ConnectionSettings m_settings;
    QString m_address;
    std::shared_ptr<PostgresCanceller> m_canceller;
    std::function<void(std::chrono::milliseconds)> m_cancel;
    QList<Notice> m_notices;
    PreparedStatements m_prepared;
    PipelineRun* m_run = nullptr;
    bool m_pooled = false;
    bool m_lost = false;
};

/// `host:port`, or the folder of the socket, of an open or failed connection.
[[nodiscard]] QString addressOf(const pg_conn* connection);

} // namespace castellan::storage
