#include "storage/repository/Entities.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::Instance;
using domain::InstanceDomain;
using domain::InstanceSummary;
using domain::Organization;
using domain::OrganizationDomain;
using domain::OrganizationSummary;

const TableColumn createdAt{u"created_at"_s, ColumnKind::Time};
const TableColumn updatedAt{u"updated_at"_s, ColumnKind::Time};

TableColumn text(const QString& name)
{
    return {name, ColumnKind::Text};
}

TableColumn optionalText(const QString& name)
{
    return {name, ColumnKind::Text, {}, true};
}

RowSource::Cell cellOf(ColumnKind kind)
{
    switch (kind) {
    case ColumnKind::Time: return RowSource::Cell::Time;
    case ColumnKind::Flag: return RowSource::Cell::Flag;
    case ColumnKind::Text:
    case ColumnKind::Name:
    case ColumnKind::Enumeration: return RowSource::Cell::Text;
    }
    return RowSource::Cell::Text;
}

RowSource sourceOf(const Table& table, const SqlDialect& dialect)
{
    QList<RowSource::Column> columns;
    for (const TableColumn& column : table.columns) {
        columns.append({column.name, cellOf(column.kind)});
    }
    return {dialect, columns};
}

} // namespace

QString insertSql(const Table& table, const SqlDialect& dialect, const RowSource& rows)
{
    QStringList cells;
    for (const TableColumn& column : table.columns) {
        const QString cell = u"r."_s + column.name;
        if (column.kind == ColumnKind::Time) {
            cells.append(dialect.orNow(cell));
        } else {
            cells.append(column.kind == ColumnKind::Enumeration ? dialect.toEnum(cell, column.enumeration) : cell);
        }
    }
    return u"INSERT INTO "_s + table.fullName(dialect) + u" ("_s + table.names() + u") SELECT "_s + cells.join(u", ")
        + u" FROM "_s + rows.sql(1);
}

Table Mapped<Instance>::table(const SqlDialect& dialect)
{
    const QString domains = dialect.table(u"zitadel"_s, u"instance_domains"_s);
    const QString organizations = dialect.table(u"zitadel"_s, u"organizations"_s);
    Table table;
    table.schema = u"zitadel"_s;
    table.name = u"instances"_s;
    table.columns = {text(u"id"_s),
                     {u"name"_s, ColumnKind::Name},
                     optionalText(u"default_org_id"_s),
                     optionalText(u"iam_project_id"_s),
                     optionalText(u"console_client_id"_s),
                     optionalText(u"console_app_id"_s),
                     optionalText(u"default_language"_s),
                     createdAt,
                     updatedAt};
    table.key = {0};
    table.domainExists = u"EXISTS (SELECT 1 FROM "_s + domains + u" AS d WHERE d.instance_id = t.id AND %1)"_s;
    table.summary = u", (SELECT d.domain FROM "_s + domains
        + u" AS d WHERE d.instance_id = p.id AND d.is_primary LIMIT 1), (SELECT count(*) FROM "_s + domains
        + u" AS d WHERE d.instance_id = p.id), (SELECT count(*) FROM "_s + organizations
        + u" AS o WHERE o.instance_id = p.id)"_s;
    return table;
}

Instance Mapped<Instance>::entity(const Row& row)
{
    Instance instance;
    instance.id = domain::InstanceId(row.text(0));
    instance.name = row.text(1);
    instance.defaultOrganization = domain::OrganizationId(row.text(2));
    instance.iamProject = row.text(3);
    instance.consoleClient = row.text(4);
    instance.consoleApp = row.text(5);
    instance.defaultLanguage = row.text(6);
    instance.createdAt = row.timestamp(7);
    instance.updatedAt = row.timestamp(8);
    return instance;
}

InstanceSummary Mapped<Instance>::listed(const Row& row)
{
    return {entity(row), row.text(9), static_cast<int>(row.integer(10)), row.integer(11)};
}

RowSource Mapped<Instance>::source(const SqlDialect& dialect)
{
    return sourceOf(table(dialect), dialect);
}

void Mapped<Instance>::append(RowSource& rows, const Instance& entity)
{
    rows.row()
        .text(entity.id.value())
        .text(entity.name)
        .text(entity.defaultOrganization.value())
        .text(entity.iamProject);
    rows.text(entity.consoleClient).text(entity.consoleApp).text(entity.defaultLanguage);
    rows.timeOrNow(entity.createdAt).timeOrNow(entity.updatedAt);
}

Table Mapped<InstanceDomain>::table(const SqlDialect&)
{
    Table table;
    table.schema = u"zitadel"_s;
    table.name = u"instance_domains"_s;
    table.columns = {text(u"instance_id"_s),
                     text(u"domain"_s),
                     {u"type"_s, ColumnKind::Enumeration, u"domain_type"_s},
                     {u"is_primary"_s, ColumnKind::Flag, {}, true},
                     {u"is_generated"_s, ColumnKind::Flag, {}, true},
                     createdAt,
                     updatedAt};
    table.key = {1};
    return table;
}

InstanceDomain Mapped<InstanceDomain>::entity(const Row& row)
{
    InstanceDomain found;
    found.instance = domain::InstanceId(row.text(0));
    found.domain = row.text(1);
    found.type = row.text(2) == u"trusted"_s ? domain::InstanceDomainType::Trusted : domain::InstanceDomainType::Custom;
    found.isPrimary = row.boolean(3);
    found.isGenerated = row.boolean(4);
    found.createdAt = row.timestamp(5);
    found.updatedAt = row.timestamp(6);
    return found;
}

RowSource Mapped<InstanceDomain>::source(const SqlDialect& dialect)
{
    return sourceOf(table(dialect), dialect);
}

void Mapped<InstanceDomain>::append(RowSource& rows, const InstanceDomain& entity)
{
    rows.row().text(entity.instance.value()).text(entity.domain).text(typeName(entity.type));
    if (entity.type == domain::InstanceDomainType::Trusted) {
        rows.null().null(); // the table refuses even false for trusted ones
    } else {
        rows.flag(entity.isPrimary).flag(entity.isGenerated);
    }
    rows.timeOrNow(entity.createdAt).timeOrNow(entity.updatedAt);
}

Table Mapped<Organization>::table(const SqlDialect& dialect)
{
    const QString domains = dialect.table(u"zitadel"_s, u"org_domains"_s);
    Table table;
    table.schema = u"zitadel"_s;
    table.name = u"organizations"_s;
    table.columns = {text(u"instance_id"_s),
                     text(u"id"_s),
                     {u"name"_s, ColumnKind::Name},
                     {u"state"_s, ColumnKind::Enumeration, u"organization_state"_s},
                     createdAt,
                     updatedAt};
    table.key = {0, 1};
    table.domainExists = u"EXISTS (SELECT 1 FROM "_s + domains
        + u" AS d WHERE d.instance_id = t.instance_id AND d.org_id = t.id AND %1)"_s;
    const QString own = domains + u" AS d WHERE d.instance_id = p.instance_id AND d.org_id = p.id"_s;
    table.summary = u", (SELECT d.domain FROM "_s + own + u" AND d.is_primary LIMIT 1), (SELECT count(*) FROM "_s + own
        + u')';
    return table;
}

Organization Mapped<Organization>::entity(const Row& row)
{
    Organization found;
    found.instance = domain::InstanceId(row.text(0));
    found.id = domain::OrganizationId(row.text(1));
    found.name = row.text(2);
    found.state = row.text(3) == u"inactive"_s ? domain::OrganizationState::Inactive
                                               : domain::OrganizationState::Active;
    found.createdAt = row.timestamp(4);
    found.updatedAt = row.timestamp(5);
    return found;
}

OrganizationSummary Mapped<Organization>::listed(const Row& row)
{
    return {entity(row), row.text(6), static_cast<int>(row.integer(7))};
}

RowSource Mapped<Organization>::source(const SqlDialect& dialect)
{
    return sourceOf(table(dialect), dialect);
}

void Mapped<Organization>::append(RowSource& rows, const Organization& entity)
{
    rows.row().text(entity.instance.value()).text(entity.id.value()).text(entity.name).text(stateName(entity.state));
    rows.timeOrNow(entity.createdAt).timeOrNow(entity.updatedAt);
}

Table Mapped<OrganizationDomain>::table(const SqlDialect&)
{
    Table table;
    table.schema = u"zitadel"_s;
    table.name = u"org_domains"_s;
    table.columns = {text(u"instance_id"_s),
                     text(u"org_id"_s),
                     text(u"domain"_s),
                     {u"is_verified"_s, ColumnKind::Flag},
                     {u"is_primary"_s, ColumnKind::Flag},
                     {u"validation_type"_s, ColumnKind::Enumeration, u"domain_validation_type"_s, true},
                     createdAt,
                     updatedAt};
    table.key = {2, 0, 1};
    return table;
}

OrganizationDomain Mapped<OrganizationDomain>::entity(const Row& row)
{
    OrganizationDomain found;
    found.instance = domain::InstanceId(row.text(0));
    found.organization = domain::OrganizationId(row.text(1));
    found.domain = row.text(2);
    found.isVerified = row.boolean(3);
    found.isPrimary = row.boolean(4);
    if (!row.isNull(5)) {
        found.validation = row.text(5) == u"http"_s ? domain::DomainValidation::Http : domain::DomainValidation::Dns;
    }
    found.createdAt = row.timestamp(6);
    found.updatedAt = row.timestamp(7);
    return found;
}

RowSource Mapped<OrganizationDomain>::source(const SqlDialect& dialect)
{
    return sourceOf(table(dialect), dialect);
}

void Mapped<OrganizationDomain>::append(RowSource& rows, const OrganizationDomain& entity)
{
    rows.row().text(entity.instance.value()).text(entity.organization.value()).text(entity.domain);
    rows.flag(entity.isVerified).flag(entity.isPrimary);
    rows.textOrNull(entity.validation ? validationName(*entity.validation) : QString());
    rows.timeOrNow(entity.createdAt).timeOrNow(entity.updatedAt);
}

} // namespace castellan::storage
