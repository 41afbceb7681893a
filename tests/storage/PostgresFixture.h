#pragma once

#include "storage/database/Rows.h"
#include "storage/postgres/PostgresClient.h"
#include "storage/postgres/PostgresPool.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"

#include <QString>

#include <memory>

namespace castellan::tests {

/// A database of one test with a pool on it, over the socket.
class PostgresFixture final
{
public:
    explicit PostgresFixture(const storage::ConnectionSettings& settings = {},
                             PostgresServer server = PostgresServer::shared())
        : m_server(std::move(server)),
          m_database(m_server.createDatabase()),
          m_pool(poolOn(m_database->socketUrl(), settings))
    {}

    [[nodiscard]] static std::unique_ptr<storage::PostgresPool> poolOn(const QString& target,
                                                                       const storage::ConnectionSettings& settings = {},
                                                                       const QString& password = {})
    {
        return std::make_unique<storage::PostgresPool>(storage::ConnectionTarget::parse(target).value(), password,
                                                       settings);
    }

    [[nodiscard]] const PostgresServer& server() const { return m_server; }
    [[nodiscard]] const PostgresDatabase& database() const { return *m_database; }
    [[nodiscard]] storage::PostgresPool& pool() { return *m_pool; }
    /// Null if it could not be opened, with a warning.
    [[nodiscard]] std::unique_ptr<storage::PostgresClient> client(
        domain::ClientPurpose purpose = domain::ClientPurpose::Read)
    {
        auto client = m_pool->acquire(purpose);
        if (!client) {
            qWarning("%s", qPrintable(client.error().message));
            return nullptr;
        }
        return std::unique_ptr<storage::PostgresClient>(static_cast<storage::PostgresClient*>(client->release()));
    }

private:
    PostgresServer m_server;
    std::unique_ptr<PostgresDatabase> m_database;
    std::unique_ptr<storage::PostgresPool> m_pool;
};

/// The process id of the client's session.
[[nodiscard]] inline qint64 backendOf(domain::QueryExecutor& executor)
{
    return executor.queryRow(storage::Statement(QStringLiteral("select pg_backend_pid()")))->integer(0);
}

} // namespace castellan::tests
