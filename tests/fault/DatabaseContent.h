#pragma once

#include "domain/port/TargetServices.h"
#include "storage/repository/SqlDialect.h"
#include "tests/support/InMemoryDatabase.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace castellan::tests {

/// All that a target holds, or all of one instance.
struct DatabaseContent
{
    test::ModelRows rows; ///< without times
    QList<domain::StoredEvent> events;
    QStringList constraints;  ///< `instance/type/field`; those of all instances only in the whole
    QStringList fields;       ///< `instance/object type/object id/name=value`
    QHash<QString, int> keys; ///< creator -> batch keys
    bool isWhole = true;
};

/// Reads a target's content over a connection of its own, which is not named as the console's are.
class ContentReader final
{
public:
    /// The target must be there.
    explicit ContentReader(const QString& target);

    /// Of one instance, or of all; the keys are always all.
    [[nodiscard]] DatabaseContent read(const std::optional<QString>& instance = std::nullopt);

private:
    [[nodiscard]] test::ModelRows rows(const std::optional<QString>& instance);
    [[nodiscard]] QList<domain::StoredEvent> events(const std::optional<QString>& instance);
    [[nodiscard]] QStringList constraints(const std::optional<QString>& instance);
    [[nodiscard]] QStringList fields(const std::optional<QString>& instance);
    [[nodiscard]] QHash<QString, int> keys(const std::optional<QString>& instance);
    [[nodiscard]] storage::Rows query(const QString& sql, const std::optional<QString>& instance);

    storage::SqlDialect m_dialect;
    std::unique_ptr<domain::TargetServices> m_services;
    std::unique_ptr<domain::Client> m_client;
};

} // namespace castellan::tests
