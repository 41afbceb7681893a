#pragma once

#include "domain/port/UnitOfWork.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <optional>

namespace castellan::test {

/// Units of work for tests of the invoker: instances and events in memory, a log of what was called, and a failure at
/// the stage that the test asks for. Domains and organizations are not kept.
class RecordingUnitOfWorkSource final : public domain::UnitOfWorkSource
{
public:
    struct Store
    {
        QHash<domain::InstanceId, domain::Instance> instances;
        QList<domain::StoredEvent> events;
    };

    [[nodiscard]] domain::Result<std::unique_ptr<domain::UnitOfWork>> begin(
        const std::optional<domain::BatchIdentity>& batch) override;
    /// The next of `fates`; the last one again and again.
    [[nodiscard]] domain::Result<domain::BatchFate> fateOf(const domain::BatchTrace& trace) override;

    QStringList calls;                             ///< `begin`, `prefetch`, `push 1 2`, `commit`, `rollback`
    std::optional<domain::BatchIdentity> identity; ///< that of the last `begin`
    QHash<QString, domain::Error> failures;        ///< by the call's name
    int failuresLeft = 1 << 30;                    ///< how often they still happen
    Store store;                                   ///< what is committed
    QList<domain::Result<domain::BatchFate>> fates;
    QList<domain::BatchTrace> askedFor; ///< by `fateOf`
    domain::ServerSession session;      ///< that traces tell of

    [[nodiscard]] domain::Result<void> called(const QString& name, const QString& detail = {});
};

} // namespace castellan::test
