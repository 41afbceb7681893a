#include "ui/cli/ListKinds.h"

#include "ui/cli/JsonRows.h"
#include "ui/cli/VisibleText.h"

#include <algorithm>
#include <optional>

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 pageSize = 1000;

/// The columns of a kind: the JSON member's name, the column, and its text for people.
template<typename Row, typename Column>
struct ColumnText
{
    QString name;
    Column column;
    QString (*text)(const Row&);
};

QString yesOrNo(bool value)
{
    return value ? u"yes"_s : u"no"_s;
}

const QList<ColumnText<Instance, InstanceColumn>>& columnsOf(const Instance*)
{
    using C = InstanceColumn;
    static const QList<ColumnText<Instance, C>> columns{
        {u"id"_s, C::Id, [](const Instance& row) { return row.id.value(); }},
        {u"name"_s, C::Name, [](const Instance& row) { return row.name; }},
        {u"defaultOrgId"_s, C::DefaultOrganization,
         [](const Instance& row) { return row.defaultOrganization.value(); }},
        {u"iamProjectId"_s, C::IamProject, [](const Instance& row) { return row.iamProject; }},
        {u"consoleClientId"_s, C::ConsoleClient, [](const Instance& row) { return row.consoleClient; }},
        {u"consoleAppId"_s, C::ConsoleApp, [](const Instance& row) { return row.consoleApp; }},
        {u"defaultLanguage"_s, C::DefaultLanguage, [](const Instance& row) { return row.defaultLanguage; }},
        {u"createdAt"_s, C::CreatedAt, [](const Instance& row) { return row.createdAt.toIsoText(); }},
        {u"updatedAt"_s, C::UpdatedAt, [](const Instance& row) { return row.updatedAt.toIsoText(); }},
    };
    return columns;
}

const QList<ColumnText<InstanceDomain, InstanceDomainColumn>>& columnsOf(const InstanceDomain*)
{
    using C = InstanceDomainColumn;
    static const QList<ColumnText<InstanceDomain, C>> columns{
        {u"instanceId"_s, C::InInstance, [](const InstanceDomain& row) { return row.instance.value(); }},
        {u"domain"_s, C::Domain, [](const InstanceDomain& row) { return row.domain; }},
        {u"isPrimary"_s, C::IsPrimary, [](const InstanceDomain& row) { return yesOrNo(row.isPrimary); }},
        {u"isGenerated"_s, C::IsGenerated, [](const InstanceDomain& row) { return yesOrNo(row.isGenerated); }},
        {u"type"_s, C::Type, [](const InstanceDomain& row) { return typeName(row.type); }},
        {u"createdAt"_s, C::CreatedAt, [](const InstanceDomain& row) { return row.createdAt.toIsoText(); }},
        {u"updatedAt"_s, C::UpdatedAt, [](const InstanceDomain& row) { return row.updatedAt.toIsoText(); }},
    };
    return columns;
}

const QList<ColumnText<Organization, OrganizationColumn>>& columnsOf(const Organization*)
{
    using C = OrganizationColumn;
    static const QList<ColumnText<Organization, C>> columns{
        {u"id"_s, C::Id, [](const Organization& row) { return row.id.value(); }},
        {u"name"_s, C::Name, [](const Organization& row) { return row.name; }},
        {u"instanceId"_s, C::InInstance, [](const Organization& row) { return row.instance.value(); }},
        {u"state"_s, C::State, [](const Organization& row) { return stateName(row.state); }},
        {u"createdAt"_s, C::CreatedAt, [](const Organization& row) { return row.createdAt.toIsoText(); }},
        {u"updatedAt"_s, C::UpdatedAt, [](const Organization& row) { return row.updatedAt.toIsoText(); }},
    };
    return columns;
}

const QList<ColumnText<OrganizationDomain, OrganizationDomainColumn>>& columnsOf(const OrganizationDomain*)
{
    using C = OrganizationDomainColumn;
    static const QList<ColumnText<OrganizationDomain, C>> columns{
        {u"instanceId"_s, C::InInstance, [](const OrganizationDomain& row) { return row.instance.value(); }},
        {u"orgId"_s, C::InOrganization, [](const OrganizationDomain& row) { return row.organization.value(); }},
        {u"domain"_s, C::Domain, [](const OrganizationDomain& row) { return row.domain; }},
        {u"isVerified"_s, C::IsVerified, [](const OrganizationDomain& row) { return yesOrNo(row.isVerified); }},
        {u"isPrimary"_s, C::IsPrimary, [](const OrganizationDomain& row) { return yesOrNo(row.isPrimary); }},
        {u"validationType"_s, C::ValidationType,
         [](const OrganizationDomain& row) { return row.validation ? validationName(*row.validation) : QString(); }},
        {u"createdAt"_s, C::CreatedAt, [](const OrganizationDomain& row) { return row.createdAt.toIsoText(); }},
        {u"updatedAt"_s, C::UpdatedAt, [](const OrganizationDomain& row) { return row.updatedAt.toIsoText(); }},
    };
    return columns;
}

const Instance& rowOf(const InstanceSummary& listed)
{
    return listed.instance;
}
const Organization& rowOf(const OrganizationSummary& listed)
{
    return listed.organization;
}
const InstanceDomain& rowOf(const InstanceDomain& listed)
{
    return listed;
}
const OrganizationDomain& rowOf(const OrganizationDomain& listed)
{
    return listed;
}

template<typename Column>
Condition<Column> contains(Column column, const QString& text)
{
    return Condition<Column>::text(column, TextMatch::Contains, text, Letters::IgnoreAsciiCase);
}

template<typename Column>
Condition<Column> all(QList<Condition<Column>> members)
{
    return members.isEmpty() ? Condition<Column>() : Condition<Column>::all(std::move(members));
}

InstanceCondition condition(const ListOptions& options, const Instance*)
{
    QList<InstanceCondition> members;
    if (!options.instance.isEmpty()) {
        members.append(InstanceCondition::equals(InstanceColumn::Id, options.instance));
    }
    if (!options.filter.isEmpty()) {
        members.append(InstanceCondition::any(
            {contains(InstanceColumn::Name, options.filter), contains(InstanceColumn::Id, options.filter),
             InstanceCondition::hasDomain(TextMatch::Contains, options.filter, Letters::IgnoreAsciiCase)}));
    }
    return all(members);
}

InstanceDomainCondition condition(const ListOptions& options, const InstanceDomain*)
{
    // The repository wants the instance to be restricted; no id is empty, so this is every instance.
    QList<InstanceDomainCondition> members{
        options.instance.isEmpty()
            ? InstanceDomainCondition::text(InstanceDomainColumn::InInstance, TextMatch::NotEquals, QString())
            : InstanceDomainCondition::equals(InstanceDomainColumn::InInstance, options.instance)};
    if (!options.filter.isEmpty()) {
        members.append(InstanceDomainCondition::any({contains(InstanceDomainColumn::Domain, options.filter),
                                                     contains(InstanceDomainColumn::InInstance, options.filter)}));
    }
    return all(members);
}

OrganizationCondition condition(const ListOptions& options, const Organization*)
{
    QList<OrganizationCondition> members;
    if (!options.instance.isEmpty()) {
        members.append(OrganizationCondition::equals(OrganizationColumn::InInstance, options.instance));
    }
    if (!options.organization.isEmpty()) {
        members.append(OrganizationCondition::equals(OrganizationColumn::Id, options.organization));
    }
    if (!options.filter.isEmpty()) {
        members.append(OrganizationCondition::any(
            {contains(OrganizationColumn::Name, options.filter), contains(OrganizationColumn::Id, options.filter),
             OrganizationCondition::hasDomain(TextMatch::Contains, options.filter, Letters::IgnoreAsciiCase)}));
    }
    return all(members);
}

OrganizationDomainCondition condition(const ListOptions& options, const OrganizationDomain*)
{
    QList<OrganizationDomainCondition> members{
        options.instance.isEmpty()
            ? OrganizationDomainCondition::text(OrganizationDomainColumn::InInstance, TextMatch::NotEquals, QString())
            : OrganizationDomainCondition::equals(OrganizationDomainColumn::InInstance, options.instance)};
    if (!options.organization.isEmpty()) {
        members.append(
            OrganizationDomainCondition::equals(OrganizationDomainColumn::InOrganization, options.organization));
    }
    if (!options.filter.isEmpty()) {
        members.append(
            OrganizationDomainCondition::any({contains(OrganizationDomainColumn::Domain, options.filter),
                                              contains(OrganizationDomainColumn::InOrganization, options.filter)}));
    }
    return all(members);
}

template<typename Row>
void show(Console& console, const Row& row)
{
    if (console.isJson()) {
        JsonText json;
        writeRow(json, row);
        console.data(json);
        return;
    }
    QStringList cells;
    for (const auto& column : columnsOf(static_cast<const Row*>(nullptr))) {
        cells.append(visibleText(column.text(row)));
    }
    console.data(cells.join(u'\t'));
}

template<typename Row>
void showHeading(Console& console)
{
    if (!console.isJson()) {
        QStringList names;
        for (const auto& column : columnsOf(static_cast<const Row*>(nullptr))) {
            names.append(column.name);
        }
        console.data(names.join(u'\t'));
    }
}

template<typename Row, typename Listed, typename Column>
Result<void> listRows(const Repository<Row, Listed, Column>& repository, const ListOptions& options, QueryExecutor& db,
                      Console& console)
{
    ListRequest<Column> request;
    request.condition = condition(options, static_cast<const Row*>(nullptr));
    for (const auto& column : columnsOf(static_cast<const Row*>(nullptr))) {
        if (column.name == options.sortColumn) {
            request.order = {column.column, options.direction};
        }
    }
    showHeading<Row>(console);
    for (qint64 left = options.limit; left != 0;) {
        request.limit = static_cast<int>(left < 0 ? pageSize : std::min(left, pageSize));
        const Result<Page<Listed>> page = repository.list(db, request);
        if (!page) {
            return failed(page.error());
        }
        for (const Listed& listed : page->items) {
            show(console, rowOf(listed));
        }
        if (page->items.size() < request.limit) {
            return {};
        }
        request.after = page->end;
        left -= left < 0 ? 0 : page->items.size();
    }
    return {};
}

QStringList columnNames(ListKind kind)
{
    QStringList names;
    const auto add = [&](const auto& columns) {
        for (const auto& column : columns) {
            names.append(column.name);
        }
    };
    switch (kind) {
    case ListKind::Instances: add(columnsOf(static_cast<const Instance*>(nullptr))); break;
    case ListKind::InstanceDomains: add(columnsOf(static_cast<const InstanceDomain*>(nullptr))); break;
    case ListKind::Organizations: add(columnsOf(static_cast<const Organization*>(nullptr))); break;
    case ListKind::OrganizationDomains: add(columnsOf(static_cast<const OrganizationDomain*>(nullptr))); break;
    }
    return names;
}

std::optional<ListKind> kindNamed(const QString& name)
{
    static const QHash<QString, ListKind> kinds{{u"instances"_s, ListKind::Instances},
                                                {u"instance-domains"_s, ListKind::InstanceDomains},
                                                {u"organizations"_s, ListKind::Organizations},
                                                {u"organization-domains"_s, ListKind::OrganizationDomains}};
    const auto found = kinds.constFind(name);
    return found == kinds.constEnd() ? std::nullopt : std::optional(*found);
}

Result<void> readSort(ListOptions& options, const QString& text)
{
    const QStringList columns = columnNames(options.kind);
    options.sortColumn = columns.contains("id"_L1) ? u"id"_s : u"domain"_s;
    if (text.isEmpty()) {
        return {};
    }
    options.sortColumn = text.section(u':', 0, 0);
    const QString direction = text.contains(u':') ? text.section(u':', 1) : u"asc"_s;
    if (!columns.contains(options.sortColumn)) {
        return failed(usageError(
            u"There is no column \"%1\" to sort by. There are: %2."_s.arg(options.sortColumn, columns.join(u", "_s))));
    }
    if (direction != "asc"_L1 && direction != "desc"_L1) {
        return failed(usageError(u"Rows are sorted asc or desc, not \"%1\"."_s.arg(direction)));
    }
    options.direction = direction == "desc"_L1 ? SortDirection::Descending : SortDirection::Ascending;
    return {};
}

} // namespace

Result<ListOptions> ListOptions::read(const Arguments& arguments)
{
    ListOptions options;
    const QString name = arguments.operands().at(1);
    const std::optional<ListKind> kind = kindNamed(name);
    if (!kind) {
        return failed(usageError(u"\"%1\" is no kind of row. There are: instances, instance-domains, organizations, "
                                 "organization-domains."_s.arg(name)));
    }
    options.kind = *kind;
    options.instance = arguments.value(u"--instance"_s);
    options.organization = arguments.value(u"--organization"_s);
    options.filter = arguments.value(u"--filter"_s);
    const bool isInOrganization = *kind == ListKind::Organizations || *kind == ListKind::OrganizationDomains;
    if (arguments.has(u"--organization"_s) && !isInOrganization) {
        return failed(usageError(u"--organization makes no sense for %1."_s.arg(name)));
    }
    const auto limit = arguments.number(u"--limit"_s, 1, std::numeric_limits<int>::max());
    if (!limit) {
        return failed(limit.error());
    }
    options.limit = limit->value_or(-1);
    const Result<void> sorted = readSort(options, arguments.value(u"--sort"_s));
    if (!sorted) {
        return failed(sorted.error());
    }
    return options;
}

Result<void> list(const ListOptions& options, TargetServices& target, QueryExecutor& db, Console& console)
{
    switch (options.kind) {
    case ListKind::Instances: return listRows(target.instances(), options, db, console);
    case ListKind::InstanceDomains: return listRows(target.instanceDomains(), options, db, console);
    case ListKind::Organizations: return listRows(target.organizations(), options, db, console);
    case ListKind::OrganizationDomains: return listRows(target.organizationDomains(), options, db, console);
    }
    Q_UNREACHABLE();
}

} // namespace castellan::ui
