#pragma once

#include <QString>

namespace castellan::tests {

class PostgresServer;

/// A database of one test, dropped with the object (with whoever is still connected). The server must outlive it.
class PostgresDatabase final
{
public:
    explicit PostgresDatabase(const PostgresServer& server);
    PostgresDatabase(const PostgresDatabase&) = delete;
    PostgresDatabase& operator=(const PostgresDatabase&) = delete;
    ~PostgresDatabase();

    [[nodiscard]] QString name() const { return m_name; }
    /// The ordinary role over the socket: `host='/...' port=... user=castellan dbname='...'`. Add what else is
    /// wanted: `conninfo() + u" connect_timeout=2"_s`.
    [[nodiscard]] QString conninfo() const;
    /// The same over TCP, with the password in it.
    [[nodiscard]] QString tcpConninfo() const;
    /// `postgresql://castellan@127.0.0.1:PORT/NAME`, without the password.
    [[nodiscard]] QString tcpUrl() const;
    /// `postgresql:///NAME?host=/...&port=...&user=castellan`, which needs no password.
    [[nodiscard]] QString socketUrl() const;
    /// Runs statements as the superuser in this database, the answer's first value (or nothing) as text.
    QString execute(const QString& sql) const;

private:
    const PostgresServer& m_server;
    QString m_name;
};

} // namespace castellan::tests
