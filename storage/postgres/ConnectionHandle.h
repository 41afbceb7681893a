#pragma once

#include <QString>

#include <utility>

struct pg_conn;

namespace castellan::storage {

/// Owns an open connection, one way or the other, and closes it. Belongs to the thread that opened it.
class ConnectionHandle
{
public:
    ConnectionHandle() = default;
    ConnectionHandle(const ConnectionHandle&) = delete;
    ConnectionHandle& operator=(const ConnectionHandle&) = delete;
    virtual ~ConnectionHandle() = default;

    [[nodiscard]] virtual pg_conn* connection() const = 0;
    /// The name for `QSqlDatabase::database()`, or empty if Qt does not know the connection.
    [[nodiscard]] virtual QString databaseName() const { return {}; }
};

/// A connection that libpq opened for us.
class LibpqHandle final : public ConnectionHandle
{
public:
    explicit LibpqHandle(pg_conn* connection) : m_connection(connection) {}
    ~LibpqHandle() override;

    [[nodiscard]] pg_conn* connection() const override { return m_connection; }
    /// From now on the caller owns the connection.
    [[nodiscard]] pg_conn* release() { return std::exchange(m_connection, nullptr); }

private:
    pg_conn* m_connection;
};

/// A connection that a QSqlDatabase (QPSQL) owns.
class QtHandle final : public ConnectionHandle
{
public:
    QtHandle(QString databaseName, pg_conn* connection)
        : m_databaseName(std::move(databaseName)),
          m_connection(connection)
    {}
    ~QtHandle() override;

    [[nodiscard]] pg_conn* connection() const override { return m_connection; }
    [[nodiscard]] QString databaseName() const override { return m_databaseName; }

private:
    QString m_databaseName;
    pg_conn* m_connection;
};

} // namespace castellan::storage
