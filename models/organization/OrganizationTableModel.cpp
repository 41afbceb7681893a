#include "models/organization/OrganizationTableModel.h"

#include "domain/port/TargetServices.h"
#include "models/organization/OrganizationStateText.h"
#include "models/table/CellText.h"
#include "models/table/ListedRows.h"
#include "models/table/VisibleText.h"

namespace castellan::models {

namespace {

using domain::OrganizationColumn;
using domain::OrganizationCondition;

std::optional<OrganizationColumn> sortedBy(int column)
{
    switch (column) {
    case OrganizationTableModel::Name: return OrganizationColumn::Name;
    case OrganizationTableModel::State: return OrganizationColumn::State;
    case OrganizationTableModel::Id: return OrganizationColumn::Id;
    case OrganizationTableModel::Instance: return OrganizationColumn::InInstance;
    case OrganizationTableModel::Created: return OrganizationColumn::CreatedAt;
    case OrganizationTableModel::Changed: return OrganizationColumn::UpdatedAt;
    default: return std::nullopt;
    }
}

OrganizationCondition containing(const QString& text)
{
    using domain::Letters;
    using domain::TextMatch;
    return OrganizationCondition::any(
        {OrganizationCondition::text(OrganizationColumn::Name, TextMatch::Contains, text, Letters::IgnoreAsciiCase),
         OrganizationCondition::text(OrganizationColumn::Id, TextMatch::Contains, text, Letters::IgnoreAsciiCase),
         OrganizationCondition::hasDomain(TextMatch::Contains, text, Letters::IgnoreAsciiCase)});
}

OrganizationCondition matching(const QString& text, const domain::InstanceId& instance,
                               std::optional<domain::OrganizationState> state)
{
    QList<OrganizationCondition> members;
    if (!instance.isEmpty()) {
        members.append(OrganizationCondition::equals(OrganizationColumn::InInstance, instance.value()));
    }
    if (state) {
        members.append(OrganizationCondition::equals(OrganizationColumn::State, domain::stateName(*state)));
    }
    if (!text.isEmpty()) {
        members.append(containing(text));
    }
    return members.isEmpty() ? OrganizationCondition() : OrganizationCondition::all(members);
}

TableRow makeRow(const domain::OrganizationSummary& summary)
{
    const domain::Organization& organization = summary.organization;
    return {organization.instance.value() + QLatin1Char('/') + organization.id.value(),
            {visibleText(organization.name), stateText(organization.state), visibleText(summary.primaryDomain),
             numberText(summary.domainCount), visibleText(organization.id.value()),
             visibleText(organization.instance.value()), timeText(organization.createdAt),
             timeText(organization.updatedAt)},
            summary};
}

} // namespace

OrganizationTableModel::OrganizationTableModel(TargetConnection& connection, const QString& slot, QObject* parent)
    : PagedTableModel(connection, slot, parent)
{}

int OrganizationTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool OrganizationTableModel::isSortable(int column) const
{
    return sortedBy(column).has_value();
}

const domain::OrganizationSummary* OrganizationTableModel::summary(int number) const
{
    const TableRow* found = row(number);
    return found ? found->as<domain::OrganizationSummary>() : nullptr;
}

void OrganizationTableModel::setInstance(const domain::InstanceId& instance)
{
    if (m_instance != instance) {
        m_instance = instance;
        resetAndReload();
    }
}

void OrganizationTableModel::setStateFilter(std::optional<domain::OrganizationState> state)
{
    if (m_state != state) {
        m_state = state;
        reload();
    }
}

RowSource OrganizationTableModel::source() const
{
    const OrganizationCondition condition = matching(filter(), m_instance, m_state);
    const domain::Order<OrganizationColumn> order{
        sortedBy(sortColumn()).value_or(OrganizationColumn::Name),
        sortOrder() == Qt::AscendingOrder ? domain::SortDirection::Ascending : domain::SortDirection::Descending};
    return {[condition, order](domain::TargetServices& services, domain::Client& client, const PageRequest& request) {
                return listedRows(services.organizations(), client, listRequest(condition, order, request),
                                  request.isReversed, &makeRow);
            },
            [condition](domain::TargetServices& services, domain::Client& client) {
                return services.organizations().count(client, condition);
            }};
}

QVariant OrganizationTableModel::fact(const TableRow& tableRow, int role) const
{
    const auto* summary = tableRow.as<domain::OrganizationSummary>();
    switch (role) {
    case IdRole:
    case OrganizationIdRole: return summary->organization.id.value();
    case InstanceIdRole: return summary->organization.instance.value();
    case NameRole: return summary->organization.name;
    case StateRole: return domain::stateName(summary->organization.state);
    default: return {};
    }
}

QString OrganizationTableModel::headerText(int column) const
{
    switch (column) {
    case Name: return tr("Name", "column");
    case State: return tr("State", "column");
    case PrimaryDomain: return tr("Primary domain", "column");
    case Domains: return tr("Domains", "column");
    case Id: return tr("Id", "column");
    case Instance: return tr("Instance", "column");
    case Created: return tr("Created", "column");
    case Changed: return tr("Changed", "column");
    default: return {};
    }
}

} // namespace castellan::models
