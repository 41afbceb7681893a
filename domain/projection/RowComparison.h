#pragma once

#include "domain/projection/Difference.h"
#include "domain/projection/ProjectedRow.h"
#include "domain/projection/RowCells.h"

#include <QList>

#include <optional>

namespace castellan::domain {

/// How far a row's times may be from its events': a command writes the row with the time of its transaction, the events with
/// that of the push, and a projection with the event's own. Longer than any transaction of ours may take.
inline constexpr qint64 longestTransaction = 10LL * 60 * 1'000'000;

[[nodiscard]] bool isSameMoment(Timestamp row, Timestamp event);

/// What a row of a table is compared with: one of both is there.
template<typename Entity, typename Column>
struct RowDifference
{
    std::optional<Entity> row;                            ///< as the table has it
    std::optional<ProjectedRow<Entity, Column>> expected; ///< as the events make it
    std::optional<EventReference> removal;                ///< the event that removed it, if there is only the row

    [[nodiscard]] bool isExtra() const { return !expected; }
    [[nodiscard]] bool isMissing() const { return !row; }
};

using InstanceDifference = RowDifference<Instance, InstanceColumn>;
using InstanceDomainDifference = RowDifference<InstanceDomain, InstanceDomainColumn>;
using OrganizationDifference = RowDifference<Organization, OrganizationColumn>;
using OrganizationDomainDifference = RowDifference<OrganizationDomain, OrganizationDomainColumn>;

/// Whether the table's row is what the events make. Times only as far as the events determine them.
template<typename Entity, typename Column>
[[nodiscard]] bool agrees(const Entity& row, const ProjectedRow<Entity, Column>& expected)
{
    Entity same = expected.row();
    if (isSameMoment(row.createdAt, same.createdAt)) {
        same.createdAt = row.createdAt;
    }
    if (!expected.isUpdateTimeKnown() || isSameMoment(row.updatedAt, same.updatedAt)) {
        same.updatedAt = row.updatedAt;
    }
    return same == row;
}

/// What is told of it: one difference a column where both are there, else one.
[[nodiscard]] QList<Difference> told(const InstanceDifference& difference);
[[nodiscard]] QList<Difference> told(const InstanceDomainDifference& difference);
[[nodiscard]] QList<Difference> told(const OrganizationDifference& difference);
[[nodiscard]] QList<Difference> told(const OrganizationDomainDifference& difference);

} // namespace castellan::domain
