#include "storage/sql/SqlClient.h"

#include "storage/database/SingleRow.h"
#include "storage/sql/QpsqlDriver.h"
#include "storage/sql/SqlTransaction.h"
#include "storage/sql/SqliteDriver.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::Result;

} // namespace

SqlClient::SqlClient(std::shared_ptr<SqlConnection> connection) : m_connection(std::move(connection)) {}

SqlClient::~SqlClient() = default;

Result<Rows> SqlClient::query(const Statement& statement)
{
    const Result<void> usable = held();
    return usable ? m_connection->query(statement) : failed(usable.error());
}

Result<Row> SqlClient::queryRow(const Statement& statement)
{
    const Result<Rows> rows = query(statement);
    return rows ? singleRow(*rows) : failed(rows.error());
}

Result<qint64> SqlClient::exec(const Statement& statement)
{
    const Result<void> usable = held();
    return usable ? m_connection->exec(statement) : failed(usable.error());
}

Result<std::unique_ptr<domain::Transaction>> SqlClient::begin(const domain::TransactionOptions& options)
{
    const Result<void> usable = held();
    return usable ? SqlTransaction::begin(m_connection, options) : failed(usable.error());
}

Result<domain::PingReply> SqlClient::ping(std::chrono::milliseconds deadline)
{
    const Result<void> usable = held();
    return usable ? m_connection->driver().ping(deadline) : failed(usable.error());
}

std::shared_ptr<domain::Canceller> SqlClient::canceller()
{
    return m_connection ? m_connection->driver().canceller() : nullptr;
}

Result<std::unique_ptr<domain::Notifications>> SqlClient::listen(const QString& /*channel*/)
{
    return nullptr;
}

Result<domain::ServerIdentity> SqlClient::identity()
{
    const Result<void> usable = held();
    return usable ? m_connection->driver().identity() : failed(usable.error());
}

bool SqlClient::isUsable() const
{
    return m_connection && m_connection->driver().isUsable();
}

void SqlClient::release()
{
    m_connection.reset();
}

Result<void> SqlClient::held() const
{
    if (!m_connection) {
        return failed(domain::internalError(u"CAS-Released"_s, u"The connection has already been given back."_s));
    }
    return {};
}

Result<std::unique_ptr<domain::Client>> clientOn(const QSqlDatabase& database)
{
    std::unique_ptr<SqlDriver> driver;
    if (database.isOpen() && database.driverName() == u"QSQLITE"_s) {
        driver = std::make_unique<SqliteDriver>(database, SqliteSettings(), SqliteWatch::Locks::LeaveAlone);
    } else if (database.isOpen() && database.driverName() == u"QPSQL"_s) {
        driver = std::make_unique<QpsqlDriver>(database);
    } else {
        return failed(
            domain::internalError(u"CAS-Driver"_s,
                                  u"The connection is not open, or its driver (%1) is neither QSQLITE nor QPSQL."_s.arg(
                                      database.driverName())));
    }
    return std::make_unique<SqlClient>(std::make_shared<SqlConnection>(database, std::move(driver)));
}

} // namespace castellan::storage
