#include "storage/postgres/PostgresLink.h"

#include "storage/postgres/PostgresErrors.h"

#include <libpq-fe.h>

#include <poll.h>
#include <sys/socket.h>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

constexpr qsizetype noticesKept = 10;

/// The session has lost a prepared statement, or it does not fit its tables any more.
bool isOutdated(const domain::Error& error)
{
    return error.sqlState == u"26000"_s || error.sqlState == u"0A000"_s;
}

} // namespace

QString addressOf(const pg_conn* connection)
{
    const QString host = QString::fromUtf8(PQhost(connection));
    const QString port = QString::fromUtf8(PQport(connection));
    if (host.isEmpty()) {
        return u"the PostgreSQL server"_s;
    }
    const QString separator = host.startsWith(u'/') ? u"/.s.PGSQL."_s : u":"_s;
    return host + separator + port;
}

PostgresLink::PostgresLink(std::unique_ptr<ConnectionHandle> handle, const ConnectionSettings& settings)
    : m_handle(std::move(handle)),
      m_settings(settings),
      m_address(addressOf(m_handle->connection())),
      m_canceller(std::make_shared<PostgresCanceller>(m_handle->connection()))
{
    PQsetNoticeReceiver(connection(), &PostgresLink::receiveNotice, this);
}

PostgresLink::~PostgresLink() = default;

bool PostgresLink::isAlive()
{
    if (m_lost || PQstatus(connection()) != CONNECTION_OK) {
        return false;
    }
    pollfd socket = {PQsocket(connection()), static_cast<short>(POLLIN | POLLRDHUP), 0};
    if (poll(&socket, 1, 0) == 0) {
        return true;
    }
    const bool closed = (socket.revents & (POLLRDHUP | POLLHUP | POLLERR | POLLNVAL)) != 0;
    return !closed && PQconsumeInput(connection()) == 1;
}

bool PostgresLink::isIdle() const
{
    return !m_lost && PQtransactionStatus(connection()) == PQTRANS_IDLE;
}

bool PostgresLink::isInTransaction() const
{
    return !m_lost && PQtransactionStatus(connection()) == PQTRANS_INTRANS;
}

int PostgresLink::backendPid() const
{
    return PQbackendPID(connection());
}

Conversation PostgresLink::run(const QList<Statement>& statements, std::chrono::milliseconds silence)
{
    // Without a way to cancel, waiting on would not help.
    const std::chrono::milliseconds grace = m_cancel ? m_settings.cancelGrace : std::chrono::milliseconds(0);
    return converse(statements, {silence, grace, m_cancel});
}

Conversation PostgresLink::ping(std::chrono::milliseconds deadline)
{
    return converse({}, {deadline, std::chrono::milliseconds(0), {}});
}

Conversation PostgresLink::converse(const QList<Statement>& statements, PipelineRun::Limits limits)
{
    if (m_lost) {
        Conversation conversation;
        conversation.lost = true;
        conversation.error = lostConnection(m_address, QString());
        return conversation;
    }
    m_notices.clear();
    PipelineRun run(connection(), statements, std::move(limits), m_address, m_pooled ? nullptr : &m_prepared);
    m_run = &run;
    m_canceller->begin();
    Conversation conversation = run.run();
    m_canceller->end();
    m_run = nullptr;
    if (conversation.error && conversation.error->sqlState == u"57014"_s && m_canceller->wasRequested()) {
        conversation.error->kind = domain::ErrorKind::Cancelled;
        conversation.error->id = u"CAS-Cancelled"_s;
        conversation.error->message = u"The statement on %1 was cancelled."_s.arg(m_address);
    }
    if (conversation.error && isOutdated(*conversation.error)) {
        m_prepared.forget();
        conversation.error->retryable = true;
    }
    if (conversation.lost) {
        conversation.error->connectionLost = true;
        drop();
    }
    return conversation;
}

void PostgresLink::drop()
{
    if (!m_lost) {
        m_lost = true;
        ::shutdown(PQsocket(connection()), SHUT_RDWR); // so that the server learns of it before we are destroyed
    }
}

void PostgresLink::receiveNotice(void* self, const pg_result* result)
{
    auto* const link = static_cast<PostgresLink*>(self);
    const ServerReport report = reportOf(result);
    if (link->m_notices.size() == noticesKept) {
        link->m_notices.removeFirst();
    }
    link->m_notices.append(
        {report.sqlState, report.message, report.function, link->m_run != nullptr ? link->m_run->current() : -1});
}

} // namespace castellan::storage
