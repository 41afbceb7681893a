#pragma once

#include "domain/core/Condition.h"
#include "domain/core/Page.h"
#include "domain/instance/Instance.h"
#include "domain/instance/InstanceDomain.h"
#include "domain/organization/Organization.h"
#include "domain/organization/OrganizationDomain.h"
#include "domain/port/QueryExecutor.h"

#include <QList>

#include <optional>

namespace castellan::domain {

/// A page of a list: `limit` rows (1..1000; 0 for all) that match, in order, beginning `skip` rows behind
/// `after` (or behind the start). Large skips cost the database time: hand over the nearest key that is known.
template<typename Column>
struct ListRequest
{
    Condition<Column> condition;
    Order<Column> order;
    std::optional<PageKey> after;
    qint64 skip = 0;
    int limit = 200;
};

/// How many rows match; `exact` is false for an estimate of the database.
struct RowCount
{
    qint64 rows = 0;
    bool exact = true;

    bool operator==(const RowCount&) const = default;
};

/// The rows of one table. `Listed` is what a list shows (the entity, or it with a summary).
///
/// Mandatory restrictions (reference, section 7): instances: `update` and `remove` by id; instance domains: by
/// instance; organizations: everything but `list` and `count` by instance; organization domains: by instance, and
/// `update` and `remove` also by organization. A condition that does not restrict them is refused with Internal
/// `CAS-MissingCondition` naming the column, and nothing is sent; an empty list of changes with
/// `CAS-NoChanges`. Errors of the database come as they are mapped (AlreadyExists, Unreachable, ...).
template<typename Entity, typename Listed, typename Column>
class Repository
{
public:
    Repository() = default;
    Repository(const Repository&) = delete;
    Repository& operator=(const Repository&) = delete;
    virtual ~Repository() = default;

    /// Exactly one row; NotFound (`CAS-NoRow`), Internal (`CAS-ManyRows`).
    [[nodiscard]] virtual Result<Entity> get(QueryExecutor& db, const Condition<Column>& condition) const = 0;
    [[nodiscard]] virtual Result<Page<Listed>> list(QueryExecutor& db, const ListRequest<Column>& request) const = 0;
    [[nodiscard]] virtual Result<RowCount> count(QueryExecutor& db, const Condition<Column>& condition) const = 0;
    /// All in one statement; times that are not set become the database's now.
    [[nodiscard]] virtual Result<void> add(QueryExecutor& db, const QList<Entity>& entities) const = 0;
    /// The number of rows changed; `updated_at` becomes now unless the changes name it.
    [[nodiscard]] virtual Result<qint64> update(QueryExecutor& db, const Condition<Column>& condition,
                                                const QList<Change<Column>>& changes) const = 0;
    [[nodiscard]] virtual Result<qint64> remove(QueryExecutor& db, const Condition<Column>& condition) const = 0;
};

using InstanceRepository = Repository<Instance, InstanceSummary, InstanceColumn>;
using InstanceDomainRepository = Repository<InstanceDomain, InstanceDomain, InstanceDomainColumn>;
using OrganizationRepository = Repository<Organization, OrganizationSummary, OrganizationColumn>;
using OrganizationDomainRepository = Repository<OrganizationDomain, OrganizationDomain, OrganizationDomainColumn>;

} // namespace castellan::domain
