#pragma once

#include "domain/port/TargetServices.h"
#include "tests/bench/PlainRows.h"
#include "tests/support/DelayingProxy.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"

#include <QSqlDatabase>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <chrono>
#include <memory>

namespace castellan::bench {

/// A database of the benchmark's own, set up with our schema and one instance, and ways to it: through the console's
/// storage, and plainly, for the baselines. Whatever fails here ends the program: there is nothing to measure then.
class BenchTarget final
{
public:
    [[nodiscard]] static BenchTarget postgres();
    [[nodiscard]] static BenchTarget sqlite();
    /// Through a proxy that adds round trip time to both ways and counts round trips.
    [[nodiscard]] static BenchTarget postgresBehindProxy(std::chrono::microseconds roundTrip);

    /// On a database that somebody else keeps; no plain connections to it.
    [[nodiscard]] static BenchTarget on(const QString& targetText);
    /// The benchmark's own cluster, with the durability of a real one (the tests' has none).
    [[nodiscard]] static const tests::PostgresServer& server();

    BenchTarget(BenchTarget&&) noexcept;
    BenchTarget& operator=(BenchTarget&&) = delete;
    ~BenchTarget();

    [[nodiscard]] domain::TargetServices& services() { return *m_services; }
    [[nodiscard]] QString instance() const;
    [[nodiscard]] bool isPostgres() const { return m_database != nullptr; }
    [[nodiscard]] tests::DelayingProxy& proxy() { return *m_proxy; }
    /// As for `castellan TARGET`.
    [[nodiscard]] QString targetText() const { return m_targetText; }
    [[nodiscard]] QString name() const
    {
        return isPostgres() ? QStringLiteral("PostgreSQL") : QStringLiteral("SQLite");
    }

    [[nodiscard]] PlainRows plainRows() const { return {instance(), isPostgres()}; }
    /// An open connection of Qt's own, without anything of ours; closed with the target.
    [[nodiscard]] QSqlDatabase plainConnection();
    /// Runs the statements on it, one after the other.
    static void run(const QSqlDatabase& db, const QStringList& statements);
    /// Fills the lists with this many organizations and domains, rows alone, by the server itself.
    void fill(int organizations);

private:
    BenchTarget();
    void setUp(const QString& targetText);

    std::unique_ptr<tests::PostgresDatabase> m_database;
    std::unique_ptr<tests::DelayingProxy> m_proxy;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<domain::TargetServices> m_services;
    QString m_targetText;
    QStringList m_connections;
};

/// Ends the program: what was to be measured does not work.
[[noreturn]] void endBench(const QString& what);

template<typename T>
T valueOrEnd(domain::Result<T> result, const char* what)
{
    if (!result) {
        endBench(QLatin1String(what) + QStringLiteral(": ") + domain::toLogText(result.error()));
    }
    return std::move(*result);
}

} // namespace castellan::bench
