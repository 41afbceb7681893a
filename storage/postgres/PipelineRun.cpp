#include "storage/postgres/PipelineRun.h"

#include "storage/postgres/BoundValues.h"
#include "storage/postgres/PostgresErrors.h"
#include "storage/postgres/PreparedStatements.h"
#include "storage/postgres/ResultRows.h"

#include <libpq-fe.h>

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using ResultPointer = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// So many statements are queued before libpq is asked to send and answers are looked for.
constexpr int statementsAtOnce = 64;

} // namespace

PipelineRun::PipelineRun(pg_conn* connection, const QList<Statement>& statements, Limits limits, QString address,
                         PreparedStatements* prepared)
    : m_connection(connection),
      m_statements(statements),
      m_limits(std::move(limits)),
      m_address(std::move(address)),
      m_prepared(prepared)
{}

Conversation PipelineRun::run()
{
    m_conversation.answers.reserve(m_statements.size());
    if (!checkValues()) {
        return std::move(m_conversation);
    }
    if (enter()) {
        startWaiting();
        converse();
    }
    if (!m_conversation.lost && PQexitPipelineMode(m_connection) != 1) {
        lose(lossNow());
    }
    return std::move(m_conversation);
}

/// Before anything is sent: outside a transaction the statements before a refused one would be committed.
bool PipelineRun::checkValues()
{
    for (qsizetype index = 0; index < m_statements.size(); ++index) {
        if (domain::Result<void> checked = BoundValues::check(m_statements.at(index).values()); !checked) {
            m_conversation.error = std::move(checked).error();
            m_conversation.failedAt = index;
            m_conversation.wasRefused = true;
            return false;
        }
    }
    return true;
}

bool PipelineRun::enter()
{
    if (PQsetnonblocking(m_connection, 1) == 0 && PQenterPipelineMode(m_connection) == 1) {
        return true;
    }
    lose(lossNow());
    return false;
}

void PipelineRun::converse()
{
    while (!isFinished()) {
        send();
        receive();
        if (!isFinished()) {
            waitForServer();
        }
    }
}

/// Queues while libpq gets rid of what it has; otherwise the answers come first.
void PipelineRun::send()
{
    while (!m_conversation.lost && !m_unsent && !m_syncSent) {
        for (int count = 0; count < statementsAtOnce && m_sent < m_statements.size() && !m_conversation.error;
             ++count) {
            sendNext();
        }
        if (m_sent == m_statements.size() || m_conversation.error) {
            m_syncSent = true;
            if (PQpipelineSync(m_connection) != 1) {
                return lose(lossNow());
            }
        }
        m_unsent = PQflush(m_connection) == 1; // a failure shows when reading
    }
}

void PipelineRun::sendNext()
{
    const Statement& statement = m_statements.at(m_sent);
    const BoundValues values(statement.values());
    m_conversation.allHandedOver = m_sent + 1 == m_statements.size(); // even if the call fails, bytes may have left
    const bool mayKeep = m_prepared != nullptr && statement.isKept();
    const QByteArray name = mayKeep ? m_prepared->nameOf(statement.sql()) : QByteArray();
    if (!(name.isEmpty() ? sendPlainly(statement, values) : sendKept(statement, values, name))) {
        return lose(lossNow());
    }
    m_awaited.emplace_back();
    ++m_sent;
}

bool PipelineRun::sendPlainly(const Statement& statement, const BoundValues& values)
{
    return PQsendQueryParams(m_connection, statement.sql().toUtf8().constData(), values.size(), values.types(),
                             values.values(), values.lengths(), values.formats(), 0)
        == 1;
}

bool PipelineRun::sendKept(const Statement& statement, const BoundValues& values, const QByteArray& name)
{
    const QString& sql = statement.sql();
    const bool isUnderWay = std::find(m_awaited.begin(), m_awaited.end(), sql) != m_awaited.end();
    if (!m_prepared->isReady(sql) && !isUnderWay) {
        if (PQsendPrepare(m_connection, name.constData(), sql.toUtf8().constData(), values.size(), values.types())
            != 1) {
            return false;
        }
        m_awaited.emplace_back(sql);
    }
    return PQsendQueryPrepared(m_connection, name.constData(), values.size(), values.values(), values.lengths(),
                               values.formats(), 0)
        == 1;
}

void PipelineRun::receive()
{
    while (!isFinished() && (!m_awaited.empty() || m_syncSent) && PQisBusy(m_connection) == 0) {
        const ResultPointer result(PQgetResult(m_connection), &PQclear);
        if (result) {
            take(result.get());
        } else if (std::exchange(m_hasResult, false)) {
            takeEnd();
        } else if (PQstatus(m_connection) == CONNECTION_BAD) {
            lose(lossNow());
        } else {
            return;
        }
    }
}

void PipelineRun::takeEnd()
{
    const bool wasStatement = !m_awaited.front();
    m_awaited.pop_front();
    if (wasStatement) {
        ++m_ended;
        startWaiting();
    }
}

void PipelineRun::take(pg_result* result)
{
    m_hasResult = true;
    switch (PQresultStatus(result)) {
    case PGRES_TUPLES_OK:
    case PGRES_COMMAND_OK:
    case PGRES_EMPTY_QUERY: return takeRows(result);
    case PGRES_PIPELINE_SYNC:
        m_hasResult = false;
        m_synced = true;
        return;
    case PGRES_PIPELINE_ABORTED: return; // an earlier one has failed
    case PGRES_FATAL_ERROR: break;
    default: // COPY and what else has no end: never wait for it
        return lose(
            domain::internalError(u"CAS-Copy"_s, u"%1 began to copy data, which was not asked for."_s.arg(m_address)));
    }
    if (PQstatus(m_connection) == CONNECTION_BAD && PQresultErrorField(result, PG_DIAG_SQLSTATE) == nullptr) {
        return lose(lossNow());
    }
    const ServerReport report = reportOf(result);
    fail(postgresError(report, m_address));
    if (report.endsSession) {
        m_conversation.lost = true;
    }
}

void PipelineRun::takeRows(pg_result* result)
{
    if (m_awaited.front()) {
        return m_prepared->setReady(*m_awaited.front());
    }
    PostgresAnswer answer;
    answer.rows = rowsOf(result);
    answer.affectedRows = QByteArray(PQcmdTuples(result)).toLongLong();
    answer.tag = PQcmdStatus(result);
    m_conversation.answers.append(std::move(answer));
}

void PipelineRun::waitForServer()
{
    const auto wanted = static_cast<short>(m_unsent ? POLLIN | POLLOUT : POLLIN);
    pollfd socket = {PQsocket(m_connection), wanted, 0};
    const int ready = poll(&socket, 1, static_cast<int>(m_deadline.remainingTime()));
    if (ready < 0 && errno != EINTR) {
        return lose(lossNow());
    }
    if (ready <= 0) {
        return m_deadline.hasExpired() ? silent() : void();
    }
    if ((socket.revents & ~POLLOUT) != 0 && PQconsumeInput(m_connection) != 1) {
        receive(); // the server's last words, if there were any
        return isFinished() ? void() : lose(lossNow());
    }
    if (m_unsent) {
        m_unsent = PQflush(m_connection) == 1;
    }
}

/// From here until the next answer of the server.
void PipelineRun::startWaiting()
{
    if (m_cancelled) {
        return; // the time of grace is not extended by anything
    }
    std::chrono::milliseconds limit = m_limits.silence;
    if (m_ended < m_statements.size()) {
        limit = m_statements.at(m_ended).deadline().value_or(limit);
    }
    m_deadline.setRemainingTime(limit, Qt::PreciseTimer);
}

void PipelineRun::silent()
{
    if (m_cancelled || m_limits.grace.count() == 0) {
        ::shutdown(PQsocket(m_connection), SHUT_RDWR);
        return lose(silentServer(m_address));
    }
    m_cancelled = true;
    m_deadline.setRemainingTime(m_limits.grace, Qt::PreciseTimer);
    if (m_limits.cancel) {
        m_limits.cancel(m_limits.grace);
    }
}

void PipelineRun::fail(domain::Error error)
{
    if (!m_conversation.error) {
        m_conversation.error = std::move(error);
        m_conversation.failedAt = m_conversation.answers.size();
    }
}

void PipelineRun::lose(domain::Error error)
{
    m_conversation.lost = true;
    fail(std::move(error));
}

domain::Error PipelineRun::lossNow() const
{
    return lostConnection(m_address, QString::fromUtf8(PQerrorMessage(m_connection)));
}

} // namespace castellan::storage
