#pragma once

#include "domain/invoke/BatchOutcome.h"
#include "domain/invoke/Context.h"
#include "domain/port/TargetServices.h"
#include "tests/contract/Commands.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/SequentialIdSource.h"

#include <QStringList>

#include <memory>

namespace castellan::test {

/// A new database of PostgreSQL, empty at first, opened as the program opens it; batches run through the whole chain.
class OpenedTarget final
{
public:
    explicit OpenedTarget(const tests::PostgresServer& server);
    ~OpenedTarget();

    [[nodiscard]] domain::TargetServices& services() { return *m_services; }
    [[nodiscard]] domain::Client& client() { return *m_client; }
    [[nodiscard]] const tests::PostgresDatabase& database() const { return *m_database; }
    /// A connection of the thread that calls.
    [[nodiscard]] std::unique_ptr<domain::Client> newClient();

    /// Runs each statement; ends the test's process if one fails.
    void run(const QStringList& statements);
    /// The first cell of the answer, as text.
    [[nodiscard]] QString answer(const QString& sql);
    /// With a key of its own, by `tester`; waits for nothing between repetitions.
    [[nodiscard]] domain::Result<domain::BatchOutcome> apply(Commands commands);
    [[nodiscard]] domain::Result<domain::BatchOutcome> apply(Commands commands,
                                                             const domain::InvocationOptions& options);
    /// As somebody else has opened the same database.
    [[nodiscard]] domain::Result<domain::BatchOutcome> applyAs(domain::TargetServices& services, Commands commands);

    /// The answer's rows, one text each, sorted; what differs from run to run is left out by the question.
    [[nodiscard]] QStringList ask(const QString& row, const QString& table);
    /// All that a batch writes: rows, events, constraints, fields; without times, positions and made-up ids.
    [[nodiscard]] QStringList contents();
    /// Every table, column, index, constraint, trigger, function, type and grant.
    [[nodiscard]] QStringList catalog();

private:
    [[nodiscard]] domain::Result<domain::BatchOutcome> applyTo(domain::TargetServices& services, Commands commands,
                                                               const domain::InvocationOptions& options);
    [[nodiscard]] domain::InvocationOptions withKey();

    std::unique_ptr<tests::PostgresDatabase> m_database;
    std::unique_ptr<domain::TargetServices> m_services;
    std::unique_ptr<domain::Client> m_client;
    SequentialIdSource m_ids;
};

} // namespace castellan::test
