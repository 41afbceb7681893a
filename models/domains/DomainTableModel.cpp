#include "models/domains/DomainTableModel.h"

#include "domain/port/TargetServices.h"
#include "models/domains/DomainSides.h"
#include "models/domains/MergedList.h"
#include "models/table/CellText.h"
#include "models/table/VisibleText.h"

#include <QHash>

#include <algorithm>

namespace castellan::models {

namespace {

using domain::OrganizationColumn;
using domain::OrganizationCondition;
using Rows = domain::Page<DomainRow>;

std::optional<DomainSorting> sortedBy(int column)
{
    switch (column) {
    case DomainTableModel::Domain: return DomainSorting::Domain;
    case DomainTableModel::Created: return DomainSorting::Created;
    case DomainTableModel::Changed: return DomainSorting::Changed;
    default: return std::nullopt;
    }
}

domain::Result<Rows> listed(domain::TargetServices& services, domain::Client& client, const DomainQuery& query,
                            const PageRequest& request)
{
    const std::vector<DomainSide> sides = domainSides(services, client, query, request.isReversed);
    if (sides.size() == 1) {
        return sides.front().list(request.after, request.skip, request.limit);
    }
    // Read from the end everything is turned around, equal rows too.
    const bool isDescending = (query.direction == domain::SortDirection::Descending) != request.isReversed;
    const auto before = [sorting = query.sorting, isDescending](const DomainRow& left, const DomainRow& right) {
        return isDescending ? isBefore(right, left, sorting) : isBefore(left, right, sorting);
    };
    const DomainSide& first = request.isReversed ? sides.back() : sides.front();
    const DomainSide& second = request.isReversed ? sides.front() : sides.back();
    domain::Result<Rows> rows = MergedList(first, second, before).list(request.after, request.skip, request.limit);
    if (rows && request.isReversed) {
        rows->end.reset(); // a place between two lists that were read from their ends says nothing on the way forward
    }
    return rows;
}

/// The names of the organizations that the rows belong to.
domain::Result<void> addNames(domain::TargetServices& services, domain::Client& client, QList<DomainRow>& rows)
{
    QList<OrganizationCondition> ids;
    for (const DomainRow& row : rows) {
        const auto condition = OrganizationCondition::equals(OrganizationColumn::Id, row.organization.value());
        if (!row.organization.isEmpty() && !ids.contains(condition)) {
            ids.append(condition);
        }
    }
    if (ids.isEmpty()) {
        return {};
    }
    const auto found = services.organizations().list(
        client, {OrganizationCondition::any(ids), {OrganizationColumn::Id, {}}, {}, 0, 0});
    if (!found) {
        return domain::failed(found.error());
    }
    QHash<std::pair<QString, QString>, QString> names;
    for (const domain::OrganizationSummary& summary : found->items) {
        names.insert({summary.organization.instance.value(), summary.organization.id.value()},
                     summary.organization.name);
    }
    for (DomainRow& row : rows) {
        row.organizationName = names.value({row.instance.value(), row.organization.value()});
    }
    return {};
}

TableRow makeRow(const DomainRow& row)
{
    return {row.key(),
            {visibleText(row.domain), row.kindText(), row.stateText(), visibleText(row.organizationName),
             visibleText(row.instance.value()), timeText(row.createdAt), timeText(row.updatedAt)},
            row};
}

domain::Result<RowPage> page(domain::TargetServices& services, domain::Client& client, const DomainQuery& query,
                             const PageRequest& request)
{
    domain::Result<Rows> found = listed(services, client, query, request);
    if (!found) {
        return domain::failed(found.error());
    }
    if (const domain::Result<void> named = addNames(services, client, found->items); !named) {
        return domain::failed(named.error());
    }
    RowPage answer;
    answer.end = found->end;
    for (const DomainRow& row : found->items) {
        answer.rows.append(makeRow(row));
    }
    if (request.isReversed) {
        std::reverse(answer.rows.begin(), answer.rows.end());
    }
    return answer;
}

domain::Result<domain::RowCount> count(domain::TargetServices& services, domain::Client& client,
                                       const DomainQuery& query)
{
    domain::RowCount total;
    for (const DomainSide& side : domainSides(services, client, query, false)) {
        const domain::Result<domain::RowCount> rows = side.count();
        if (!rows) {
            return rows;
        }
        total.rows += rows->rows;
        total.exact = total.exact && rows->exact;
    }
    return total;
}

} // namespace

DomainTableModel::DomainTableModel(TargetConnection& connection, const QString& slot, QObject* parent)
    : PagedTableModel(connection, slot, parent)
{}

int DomainTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool DomainTableModel::isSortable(int column) const
{
    return sortedBy(column).has_value();
}

const DomainRow* DomainTableModel::domainRow(int number) const
{
    const TableRow* found = row(number);
    return found ? found->as<DomainRow>() : nullptr;
}

void DomainTableModel::setInstance(const domain::InstanceId& instance)
{
    if (m_instance != instance) {
        m_instance = instance;
        resetAndReload();
    }
}

void DomainTableModel::setKindFilter(std::optional<DomainKind> kind)
{
    if (m_kind != kind) {
        m_kind = kind;
        reload();
    }
}

RowSource DomainTableModel::source() const
{
    const DomainQuery query{m_instance, filter(), m_kind, sortedBy(sortColumn()).value_or(DomainSorting::Domain),
                            sortOrder() == Qt::AscendingOrder ? domain::SortDirection::Ascending
                                                              : domain::SortDirection::Descending};
    return {
        [query](domain::TargetServices& services, domain::Client& client, const PageRequest& request) {
            return page(services, client, query, request);
        },
        [query](domain::TargetServices& services, domain::Client& client) { return count(services, client, query); }};
}

QVariant DomainTableModel::fact(const TableRow& tableRow, int role) const
{
    const auto* found = tableRow.as<DomainRow>();
    switch (role) {
    case IdRole:
    case NameRole: return found->domain;
    case KindRole: return kindName(found->kind);
    case IsPrimaryRole: return found->isPrimary;
    case IsVerifiedRole: return found->isVerified;
    case IsGeneratedRole: return found->isGenerated;
    case InstanceIdRole: return found->instance.value();
    case OrganizationIdRole: return found->organization.value();
    default: return {};
    }
}

QString DomainTableModel::headerText(int column) const
{
    switch (column) {
    case Domain: return tr("Domain", "column");
    case Kind: return tr("Type", "column");
    case State: return tr("State", "column");
    case Organization: return tr("Organization", "column");
    case Instance: return tr("Instance", "column");
    case Created: return tr("Created", "column");
    case Changed: return tr("Changed", "column");
    default: return {};
    }
}

} // namespace castellan::models
