#pragma once

#include "domain/core/Result.h"
#include "domain/projection/FoldResult.h"
#include "domain/projection/ProjectionName.h"
#include "domain/projection/RowComparison.h"

#include <QList>

namespace castellan::storage {

/// An event that no row could be made of.
struct RefusedEvent
{
    domain::ProjectionName projection = domain::ProjectionName::Instances;
    domain::StoredEvent event;
    domain::FoldResult why = domain::FoldResult::Applied;
};

/// What is done with what a walk over the objects finds, page by page. An error ends the walk.
class DifferenceSink
{
public:
    DifferenceSink() = default;
    DifferenceSink(const DifferenceSink&) = delete;
    DifferenceSink& operator=(const DifferenceSink&) = delete;
    virtual ~DifferenceSink() = default;

    [[nodiscard]] virtual domain::Result<void> take(const QList<domain::InstanceDifference>& differences) = 0;
    [[nodiscard]] virtual domain::Result<void> take(const QList<domain::InstanceDomainDifference>& differences) = 0;
    [[nodiscard]] virtual domain::Result<void> take(const QList<domain::OrganizationDifference>& differences) = 0;
    [[nodiscard]] virtual domain::Result<void> take(const QList<domain::OrganizationDomainDifference>& differences) = 0;
    [[nodiscard]] virtual domain::Result<void> refused(const QList<RefusedEvent>& events) = 0;
};

} // namespace castellan::storage
