#pragma once

#include "domain/projection/FoldedInstance.h"
#include "domain/projection/FoldedOrganization.h"
#include "domain/projection/ProjectionName.h"
#include "domain/projection/RowComparison.h"
#include "storage/projection/ObjectRange.h"

#include <QStringList>

#include <optional>

namespace castellan::storage {

/// A table of rows that belong to objects: whose a row is, and in which order its rows are walked.
template<typename Entity>
struct ProjectedTable;

template<>
struct ProjectedTable<domain::Instance>
{
    using Difference = domain::InstanceDifference;
    static constexpr auto projection = domain::ProjectionName::Instances;
    [[nodiscard]] static QStringList objectColumns() { return {QStringLiteral("t.id")}; }
    [[nodiscard]] static QStringList orderColumns() { return {QStringLiteral("t.id")}; }
    [[nodiscard]] static ObjectKey object(const domain::Instance& row) { return {row.id.value(), row.id.value()}; }
    [[nodiscard]] static QStringList orderKey(const domain::Instance& row) { return {row.id.value()}; }
};

template<>
struct ProjectedTable<domain::InstanceDomain>
{
    using Difference = domain::InstanceDomainDifference;
    static constexpr auto projection = domain::ProjectionName::InstanceDomains;
    [[nodiscard]] static QStringList objectColumns() { return {QStringLiteral("t.instance_id")}; }
    [[nodiscard]] static QStringList orderColumns()
    {
        return {QStringLiteral("t.instance_id"), QStringLiteral("t.domain")};
    }
    [[nodiscard]] static ObjectKey object(const domain::InstanceDomain& row)
    {
        return {row.instance.value(), row.instance.value()};
    }
    [[nodiscard]] static QStringList orderKey(const domain::InstanceDomain& row)
    {
        return {row.instance.value(), row.domain};
    }
};

template<>
struct ProjectedTable<domain::Organization>
{
    using Difference = domain::OrganizationDifference;
    static constexpr auto projection = domain::ProjectionName::Organizations;
    [[nodiscard]] static QStringList objectColumns()
    {
        return {QStringLiteral("t.instance_id"), QStringLiteral("t.id")};
    }
    [[nodiscard]] static QStringList orderColumns() { return objectColumns(); }
    [[nodiscard]] static ObjectKey object(const domain::Organization& row)
    {
        return {row.instance.value(), row.id.value()};
    }
    [[nodiscard]] static QStringList orderKey(const domain::Organization& row)
    {
        return {row.instance.value(), row.id.value()};
    }
};

template<>
struct ProjectedTable<domain::OrganizationDomain>
{
    using Difference = domain::OrganizationDomainDifference;
    static constexpr auto projection = domain::ProjectionName::OrganizationDomains;
    [[nodiscard]] static QStringList objectColumns()
    {
        return {QStringLiteral("t.instance_id"), QStringLiteral("t.org_id")};
    }
    [[nodiscard]] static QStringList orderColumns()
    {
        return {QStringLiteral("t.instance_id"), QStringLiteral("t.org_id"), QStringLiteral("t.domain")};
    }
    [[nodiscard]] static ObjectKey object(const domain::OrganizationDomain& row)
    {
        return {row.instance.value(), row.organization.value()};
    }
    [[nodiscard]] static QStringList orderKey(const domain::OrganizationDomain& row)
    {
        return {row.instance.value(), row.organization.value(), row.domain};
    }
};

/// One kind of object with what its events make: a row of its own, and rows of its domains.
struct InstanceFamily
{
    using Folded = domain::FoldedInstance;
    using Object = domain::Instance;
    using Domain = domain::InstanceDomain;

    [[nodiscard]] static QString aggregateType() { return QStringLiteral("instance"); }
    [[nodiscard]] static QStringList eventTypes() { return Folded::eventTypes(); }
    [[nodiscard]] static Folded nothing() { return Folded(); }
    [[nodiscard]] static const auto& object(const Folded& folded) { return folded.instance(); }
    [[nodiscard]] static auto removal(const Folded& folded) { return folded.removalOfInstance(); }
};

struct OrganizationFamily
{
    using Folded = domain::FoldedOrganization;
    using Object = domain::Organization;
    using Domain = domain::OrganizationDomain;

    [[nodiscard]] static QString aggregateType() { return QStringLiteral("org"); }
    [[nodiscard]] static QStringList eventTypes() { return Folded::eventTypes(); }
    [[nodiscard]] static Folded nothing() { return Folded(Folded::Parent::NotYet); }
    [[nodiscard]] static const auto& object(const Folded& folded) { return folded.organization(); }
    [[nodiscard]] static auto removal(const Folded& folded) { return folded.removalOfOrganization(); }
};

} // namespace castellan::storage
