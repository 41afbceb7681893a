#include "models/instance/InstanceTableModel.h"

#include "domain/port/TargetServices.h"
#include "models/table/CellText.h"
#include "models/table/ListedRows.h"
#include "models/table/VisibleText.h"

namespace castellan::models {

namespace {

using domain::InstanceColumn;
using domain::InstanceCondition;

std::optional<InstanceColumn> sortedBy(int column)
{
    switch (column) {
    case InstanceTableModel::Name: return InstanceColumn::Name;
    case InstanceTableModel::DefaultLanguage: return InstanceColumn::DefaultLanguage;
    case InstanceTableModel::Id: return InstanceColumn::Id;
    case InstanceTableModel::Created: return InstanceColumn::CreatedAt;
    case InstanceTableModel::Changed: return InstanceColumn::UpdatedAt;
    default: return std::nullopt;
    }
}

InstanceCondition matching(const QString& text)
{
    using domain::Letters;
    using domain::TextMatch;
    if (text.isEmpty()) {
        return {};
    }
    return InstanceCondition::any(
        {InstanceCondition::text(InstanceColumn::Name, TextMatch::Contains, text, Letters::IgnoreAsciiCase),
         InstanceCondition::text(InstanceColumn::Id, TextMatch::Contains, text, Letters::IgnoreAsciiCase),
         InstanceCondition::hasDomain(TextMatch::Contains, text, Letters::IgnoreAsciiCase)});
}

TableRow makeRow(const domain::InstanceSummary& summary)
{
    const domain::Instance& instance = summary.instance;
    return {instance.id.value(),
            {visibleText(instance.name), visibleText(summary.primaryDomain), numberText(summary.domainCount),
             numberText(summary.organizationCount), visibleText(instance.defaultLanguage),
             visibleText(instance.id.value()), timeText(instance.createdAt), timeText(instance.updatedAt)},
            summary};
}

} // namespace

InstanceTableModel::InstanceTableModel(TargetConnection& connection, const QString& slot, QObject* parent)
    : PagedTableModel(connection, slot, parent)
{}

int InstanceTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool InstanceTableModel::isSortable(int column) const
{
    return sortedBy(column).has_value();
}

const domain::InstanceSummary* InstanceTableModel::summary(int number) const
{
    const TableRow* found = row(number);
    return found ? found->as<domain::InstanceSummary>() : nullptr;
}

RowSource InstanceTableModel::source() const
{
    const InstanceCondition condition = matching(filter());
    const domain::Order<InstanceColumn> order{sortedBy(sortColumn()).value_or(InstanceColumn::Name),
                                              sortOrder() == Qt::AscendingOrder ? domain::SortDirection::Ascending
                                                                                : domain::SortDirection::Descending};
    return {[condition, order](domain::TargetServices& services, domain::Client& client, const PageRequest& request) {
                return listedRows(services.instances(), client, listRequest(condition, order, request),
                                  request.isReversed, &makeRow);
            },
            [condition](domain::TargetServices& services, domain::Client& client) {
                return services.instances().count(client, condition);
            }};
}

QVariant InstanceTableModel::fact(const TableRow& tableRow, int role) const
{
    const auto* summary = tableRow.as<domain::InstanceSummary>();
    switch (role) {
    case IdRole:
    case InstanceIdRole: return summary->instance.id.value();
    case NameRole: return summary->instance.name;
    default: return {};
    }
}

QString InstanceTableModel::headerText(int column) const
{
    switch (column) {
    case Name: return tr("Name", "column");
    case PrimaryDomain: return tr("Primary domain", "column");
    case Domains: return tr("Domains", "column");
    case Organizations: return tr("Organizations", "column");
    case DefaultLanguage: return tr("Default language", "column");
    case Id: return tr("Id", "column");
    case Created: return tr("Created", "column");
    case Changed: return tr("Changed", "column");
    default: return {};
    }
}

} // namespace castellan::models
