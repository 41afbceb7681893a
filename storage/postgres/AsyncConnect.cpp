#include "storage/postgres/AsyncConnect.h"

#include "storage/postgres/PostgresErrors.h"
#include "storage/postgres/PostgresLink.h"

#include <libpq-fe.h>

#include <poll.h>

#include <cerrno>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;

pg_conn* started(const QList<ConnectionTarget::Keyword>& keywords)
{
    QList<const char*> names;
    QList<const char*> values;
    for (const auto& [name, value] : keywords) {
        names.append(name.constData());
        values.append(value.constData());
    }
    names.append(nullptr);
    values.append(nullptr);
    return PQconnectStartParams(names.constData(), values.constData(), 0);
}

void ignoreNotice(void* /*unused*/, const pg_result* /*notice*/) {}

} // namespace

AsyncConnect::AsyncConnect(const ConnectionTarget& target, const QList<ConnectionTarget::Keyword>& keywords,
                           std::chrono::milliseconds deadline)
    : m_hosts(target.hosts()),
      m_limit(deadline),
      m_deadline(deadline, Qt::PreciseTimer),
      m_handle(std::make_unique<LibpqHandle>(started(keywords)))
{}

domain::Result<std::unique_ptr<LibpqHandle>> AsyncConnect::run()
{
    if (m_handle->connection() == nullptr) {
        return failed(domain::internalError(u"CAS-Memory"_s, u"There is not enough memory for a connection."_s));
    }
    PQsetErrorVerbosity(m_handle->connection(), PQERRORS_SQLSTATE);
    PQsetNoticeReceiver(m_handle->connection(), ignoreNotice, nullptr);
    if (domain::Result<void> connected = poll(); !connected) {
        return failed(connected.error());
    }
    PQsetErrorVerbosity(m_handle->connection(), PQERRORS_DEFAULT);
    return std::move(m_handle);
}

domain::Result<void> AsyncConnect::poll()
{
    pg_conn* const connection = m_handle->connection();
    PostgresPollingStatusType state = PQstatus(connection) == CONNECTION_BAD ? PGRES_POLLING_FAILED
                                                                             : PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK) {
        if (state == PGRES_POLLING_FAILED) {
            domain::Error error = openingError(connection, addressOf(connection));
            m_ignored = m_closed && error.kind == domain::ErrorKind::Unreachable && error.sqlState.isEmpty();
            return failed(std::move(error));
        }
        noteHost();
        if (!wait(state == PGRES_POLLING_READING)) {
            m_ignored = true;
            return failed(silentServer(addressOf(connection)));
        }
        state = PQconnectPoll(connection);
    }
    return {};
}

/// libpq goes on to the next host by itself, but only if the one before has answered.
void AsyncConnect::noteHost()
{
    const QByteArray host = QByteArray(PQhost(m_handle->connection())) + ':' + PQport(m_handle->connection());
    if (!m_host.isEmpty() && host != m_host) {
        m_hostIndex = std::min(m_hostIndex + 1, m_hosts.size() - 1);
        m_deadline.setRemainingTime(m_limit, Qt::PreciseTimer);
    }
    m_host = host;
}

bool AsyncConnect::wait(bool forReading)
{
    while (true) {
        pollfd socket = {PQsocket(m_handle->connection()),
                         static_cast<short>((forReading ? POLLIN : POLLOUT) | POLLRDHUP), 0};
        const int ready = ::poll(&socket, 1, static_cast<int>(m_deadline.remainingTime()));
        m_closed = ready > 0 && (socket.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
        if (ready > 0 || (ready < 0 && errno != EINTR)) {
            return true; // libpq will see what is wrong
        }
        if (m_deadline.hasExpired()) {
            return false;
        }
    }
}

} // namespace castellan::storage
