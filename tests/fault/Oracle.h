#pragma once

#include "tests/fault/DatabaseContent.h"
#include "tests/fault/Told.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace castellan::tests {

class PostgresDatabase;

/// Judges a target after faults, from the database alone and from what the users were told. Looks directly, never through
/// what is being tested's connections.
class Oracle final
{
public:
    /// `target` must lead to the database without any proxy.
    explicit Oracle(const QString& target) : m_reader(target) {}

    /// What is wrong, a line each; empty if all is well:
    /// - each batch is in exactly once or not at all, as was told, its key and all of its events;
    /// - the sequences of every aggregate are 1, 2, 3, ...;
    /// - the rows are those that the events make; one primary domain, one holder a verified domain;
    /// - unique constraints and search fields are those of the rows.
    /// With an instance, only that one is looked at.
    [[nodiscard]] QStringList complaints(const QList<Told>& told,
                                         const std::optional<QString>& instance = std::nullopt);
    /// Whether the batch with this creator is in.
    [[nodiscard]] bool isIn(const QString& creator);

    /// Waits until the server has no session of the console left in this database; false if some stay.
    [[nodiscard]] static bool consoleIsGone(const PostgresDatabase& database,
                                            std::chrono::milliseconds patience = std::chrono::seconds(15));

private:
    ContentReader m_reader;
};

} // namespace castellan::tests
