#pragma once

#include <QString>

#include <memory>
#include <optional>

namespace castellan::tests {

class PostgresDatabase;

/// A private PostgreSQL 15 for tests: the cluster that a whole test run shares, or one of the test's own that it
/// may kill, freeze and restart. Everybody may log in over the socket without a password; over TCP everybody
/// needs theirs. A test that asks for a server and gets none ends at once (qFatal): it is never skipped.
class PostgresServer final
{
public:
    /// The cluster of this test run; started if CTest has not done so (a test run by hand). It stays.
    [[nodiscard]] static PostgresServer shared();
    /// A cluster of this test alone, deleted with the object. Takes about half a second.
    [[nodiscard]] static PostgresServer throwAway();
    /// A standby that follows another cluster of the test's own, deleted with the object.
    [[nodiscard]] static PostgresServer standbyOf(const PostgresServer& primary);

    PostgresServer(PostgresServer&& other) noexcept;
    PostgresServer& operator=(PostgresServer&&) = delete;
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;
    ~PostgresServer();

    [[nodiscard]] QString host() const { return m_host; } ///< 127.0.0.1
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString socketFolder() const { return m_folder; }
    [[nodiscard]] QString superuser() const { return m_superuser; }
    [[nodiscard]] QString role() const { return m_role; }         ///< may log in and create databases
    [[nodiscard]] QString password() const { return m_password; } ///< of both, for TCP
    /// The superuser over the socket: `host='...' port=... user=postgres dbname='...'`.
    [[nodiscard]] QString superuserConninfo(const QString& database = QStringLiteral("postgres")) const;

    /// A fresh, empty database with a name of its own, owned by `role()`.
    [[nodiscard]] std::unique_ptr<PostgresDatabase> createDatabase() const;
    /// Runs statements as the superuser, the answer's first value (or nothing) as text.
    QString execute(const QString& sql, const QString& database = QStringLiteral("postgres")) const;
    /// The same; nothing if the server does not answer (`execute` ends the test then).
    [[nodiscard]] std::optional<QString> tryExecute(const QString& sql) const;

    /// Makes a standby a primary, and waits until it is one.
    void promote() const;
    /// SIGKILL to the postmaster alone, as `kill -9` by hand; its children notice by themselves.
    void kill9() const;
    /// SIGSTOP to the postmaster and all its children: connections stay open and nobody answers.
    void stop() const;
    /// SIGCONT to all of them.
    void cont() const;
    /// Starts it again on the same data and port after `kill9` or `shutDown`, or restarts a running one.
    void restart() const;
    /// An orderly end (`fast`): clients get 57P01.
    void shutDown() const;

private:
    PostgresServer(const QString& stateFile, bool isOwn, const QString& primaryStateFile = {});
    void readState();
    void signalAll(int signal) const;
    [[nodiscard]] qint64 postmaster() const;

    QString m_stateFile;
    bool m_isOwn = false;
    QString m_folder;
    QString m_host;
    quint16 m_port = 0;
    QString m_superuser;
    QString m_role;
    QString m_password;
};

} // namespace castellan::tests
