#pragma once

#include "domain/core/Condition.h"
#include "domain/core/Result.h"
#include "domain/port/TargetServices.h"
#include "ui/cli/Arguments.h"
#include "ui/cli/Console.h"

#include <QString>

namespace castellan::ui {

enum class ListKind { Instances, InstanceDomains, Organizations, OrganizationDomains };

/// What `castellan list` was asked for.
struct ListOptions
{
    ListKind kind = ListKind::Instances;
    QString instance;
    QString organization;
    QString filter;
    QString sortColumn; ///< a JSON member name
    domain::SortDirection direction = domain::SortDirection::Ascending;
    qint64 limit = -1; ///< all

    /// Errors: InvalidArgument `CAS-Usage`, also for a column that the kind does not have.
    [[nodiscard]] static domain::Result<ListOptions> read(const Arguments& arguments);
};

/// Prints the rows, a line each, page by page.
[[nodiscard]] domain::Result<void> list(const ListOptions& options, domain::TargetServices& target,
                                        domain::QueryExecutor& db, Console& console);

} // namespace castellan::ui
