#include "storage/sql/QpsqlDriver.h"

#include "storage/postgres/PostgresCanceller.h"
#include "storage/postgres/PostgresErrors.h"
#include "storage/postgres/PostgresLink.h"
#include "storage/postgres/ResultRows.h"
#include "storage/sql/QpsqlValue.h"

#include <QDeadlineTimer>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlResult>

#include <libpq-fe.h>
#include <poll.h>
#include <sys/socket.h>

#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::IsolationLevel;
using domain::Result;

pg_conn* connectionOf(const QSqlDatabase& database)
{
    const QVariant handle = database.driver()->handle();
    return handle.isValid() ? *static_cast<pg_conn* const*>(handle.constData()) : nullptr;
}

pg_result* resultOf(const QSqlQuery& query)
{
    const QVariant handle = query.result()->handle();
    return handle.isValid() ? *static_cast<pg_result* const*>(handle.constData()) : nullptr;
}

QString isolationText(IsolationLevel level)
{
    switch (level) {
    case IsolationLevel::ServerDefault: return {};
    case IsolationLevel::ReadCommitted: return u" ISOLATION LEVEL READ COMMITTED"_s;
    case IsolationLevel::RepeatableRead: return u" ISOLATION LEVEL REPEATABLE READ"_s;
    case IsolationLevel::Serializable: return u" ISOLATION LEVEL SERIALIZABLE"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QpsqlDriver::QpsqlDriver(const QSqlDatabase& database)
    : m_connection(connectionOf(database)),
      m_address(addressOf(m_connection)),
      m_canceller(std::make_shared<PostgresCanceller>(m_connection))
{}

QpsqlDriver::~QpsqlDriver() = default;

DriverStatement QpsqlDriver::translated(const QString& sql, qsizetype values) const
{
    QList<qsizetype> order(values);
    std::iota(order.begin(), order.end(), 0);
    return {sql, order};
}

QVariant QpsqlDriver::bound(const Value& value) const
{
    return qpsqlValue(value);
}

Result<Rows> QpsqlDriver::rows(QSqlQuery& query) const
{
    const pg_result* const result = resultOf(query);
    return result != nullptr ? rowsOf(result) : Rows();
}

domain::Error QpsqlDriver::failure(const QSqlError& error, const QSqlQuery& query) const
{
    const pg_result* const result = resultOf(query);
    if (result != nullptr && PQresultErrorField(result, PG_DIAG_SQLSTATE) != nullptr) {
        domain::Error refused = postgresError(reportOf(result), m_address);
        if (refused.sqlState == u"57014"_s && m_canceller->wasRequested()) {
            refused.kind = domain::ErrorKind::Cancelled;
            refused.id = u"CAS-Cancelled"_s;
            refused.message = u"The statement on %1 was stopped."_s.arg(m_address);
        }
        return refused;
    }
    if (PQstatus(m_connection) != CONNECTION_OK && error.nativeErrorCode().isEmpty()) {
        return lostConnection(m_address, error.databaseText());
    }
    ServerReport report; // a failed PREPARE leaves no result behind
    report.sqlState = error.nativeErrorCode();
    report.message = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    report.endsSession = PQstatus(m_connection) != CONNECTION_OK;
    return postgresError(report, m_address);
}

bool QpsqlDriver::isInTransaction() const
{
    const PGTransactionStatusType status = PQtransactionStatus(m_connection);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

bool QpsqlDriver::isUsable() const
{
    return !m_lost && PQstatus(m_connection) == CONNECTION_OK;
}

QStringList QpsqlDriver::beginning(const domain::TransactionOptions& options) const
{
    const bool writes = options.access == domain::AccessMode::ReadWrite;
    return {u"BEGIN"_s + isolationText(options.isolation) + (writes ? u" READ WRITE"_s : u" READ ONLY"_s)};
}

QStringList QpsqlDriver::ending(const domain::TransactionOptions& /*options*/) const
{
    return {};
}

Result<void> QpsqlDriver::beforeCommit() const
{
    if (PQtransactionStatus(m_connection) != PQTRANS_INTRANS) { // COMMIT would "succeed" all the same
        return failed(
            domain::internalError(u"CAS-TransactionEnded"_s,
                                  u"The transaction on %1 had already ended; nothing was committed."_s.arg(m_address)));
    }
    return {};
}

Result<void> QpsqlDriver::committed(bool answered, const QSqlQuery& query) const
{
    if (!answered) {
        const bool lost = PQstatus(m_connection) != CONNECTION_OK;
        return failed(lost ? unknownOutcome(m_address, query.lastError().databaseText())
                           : failure(query.lastError(), query));
    }
    pg_result* const result = resultOf(query);
    if (result == nullptr || QByteArrayView(PQcmdStatus(result)) != QByteArrayView("COMMIT")) {
        return failed(domain::internalError(u"CAS-RolledBack"_s, u"%1 rolled the transaction back."_s.arg(m_address)));
    }
    return {};
}

Result<void> QpsqlDriver::statementBegins(std::optional<std::chrono::milliseconds> deadline)
{
    const char* const setting = PQparameterStatus(m_connection, "standard_conforming_strings");
    if (setting != nullptr && qstrcmp(setting, "on") != 0) {
        return failed(domain::internalError(u"CAS-Strings"_s,
                                            u"standard_conforming_strings is off on %1; nothing is sent, because "
                                            "texts could not be quoted safely."_s.arg(m_address)));
    }
    if (deadline) {
        m_timeoutBefore = setTimeout(QByteArray::number(static_cast<qint64>(deadline->count())));
    }
    m_canceller->begin();
    return {};
}

void QpsqlDriver::statementEnds()
{
    m_canceller->end();
    if (!m_timeoutBefore.isEmpty()) {
        setTimeout(m_timeoutBefore); // in a transaction that has failed, its end brings it back
        m_timeoutBefore.clear();
    }
}

/// Sets the session's statement_timeout; answers what it was, or nothing if it could not be set.
QByteArray QpsqlDriver::setTimeout(const QByteArray& value)
{
    const char* const values[] = {value.constData()};
    pg_result* const result = PQexecParams(
        m_connection, "SELECT current_setting('statement_timeout'), set_config('statement_timeout', $1, false)", 1,
        nullptr, static_cast<const char* const*>(values), nullptr, nullptr, 0);
    const QByteArray before = PQresultStatus(result) == PGRES_TUPLES_OK ? PQgetvalue(result, 0, 0) : "";
    PQclear(result);
    return before;
}

Result<domain::PingReply> QpsqlDriver::ping(std::chrono::milliseconds deadline)
{
    const auto start = std::chrono::steady_clock::now();
    if (!isUsable() || PQsendQuery(m_connection, "SELECT 1") == 0) {
        m_lost = true;
        return failed(lostConnection(m_address, QString::fromUtf8(PQerrorMessage(m_connection))));
    }
    if (!hearsAnswer(deadline)) {
        m_lost = true;
        const bool silent = PQstatus(m_connection) == CONNECTION_OK;
        const QString words = QString::fromUtf8(PQerrorMessage(m_connection));
        ::shutdown(PQsocket(m_connection), SHUT_RDWR); // what comes later must not be taken for another answer
        return failed(silent ? silentServer(m_address) : lostConnection(m_address, words));
    }
    bool answered = false;
    while (pg_result* const result = PQgetResult(m_connection)) {
        answered = answered || PQresultStatus(result) == PGRES_TUPLES_OK;
        PQclear(result);
    }
    if (!answered && !isUsable()) {
        return failed(lostConnection(m_address, QString::fromUtf8(PQerrorMessage(m_connection))));
    }
    return domain::PingReply{
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start)};
}

std::shared_ptr<domain::Canceller> QpsqlDriver::canceller() const
{
    return m_canceller;
}

Result<domain::ServerIdentity> QpsqlDriver::identity()
{
    const auto parameter = [this](const char* name) {
        return QString::fromUtf8(PQparameterStatus(m_connection, name));
    };
    domain::ServerIdentity identity;
    identity.product = u"PostgreSQL"_s;
    identity.version = parameter("server_version").section(u' ', 0, 0);
    identity.address = m_address;
    identity.database = QString::fromUtf8(PQdb(m_connection));
    identity.user = QString::fromUtf8(PQuser(m_connection));
    identity.standby = parameter("in_hot_standby") == u"on"_s;
    identity.readOnly = identity.standby || parameter("default_transaction_read_only") == u"on"_s;
    return identity;
}

/// Whether a whole answer is there before the deadline.
bool QpsqlDriver::hearsAnswer(std::chrono::milliseconds deadline)
{
    const QDeadlineTimer end(deadline);
    while (PQisBusy(m_connection) == 1) {
        pollfd socket = {PQsocket(m_connection), POLLIN, 0};
        if (end.hasExpired() || poll(&socket, 1, static_cast<int>(end.remainingTime()) + 1) <= 0) {
            return false;
        }
        if (PQconsumeInput(m_connection) == 0) {
            return false;
        }
    }
    return true;
}

} // namespace castellan::storage
