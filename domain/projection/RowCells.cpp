#include "domain/projection/RowCells.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

QString flagText(bool flag)
{
    return flag ? u"true"_s : u"false"_s;
}

} // namespace

QList<RowCell<InstanceColumn>> cellsOf(const Instance& row)
{
    return {
        {InstanceColumn::Name, u"name"_s, row.name},
        {InstanceColumn::DefaultOrganization, u"defaultOrgId"_s, row.defaultOrganization.value()},
        {InstanceColumn::IamProject, u"iamProjectId"_s, row.iamProject},
        {InstanceColumn::ConsoleClient, u"consoleClientId"_s, row.consoleClient},
        {InstanceColumn::ConsoleApp, u"consoleAppId"_s, row.consoleApp},
        {InstanceColumn::DefaultLanguage, u"defaultLanguage"_s, row.defaultLanguage},
    };
}

QList<RowCell<InstanceDomainColumn>> cellsOf(const InstanceDomain& row)
{
    return {
        {InstanceDomainColumn::Type, u"type"_s, typeName(row.type)},
        {InstanceDomainColumn::IsPrimary, u"isPrimary"_s, flagText(row.isPrimary)},
        {InstanceDomainColumn::IsGenerated, u"isGenerated"_s, flagText(row.isGenerated)},
    };
}

QList<RowCell<OrganizationColumn>> cellsOf(const Organization& row)
{
    return {
        {OrganizationColumn::Name, u"name"_s, row.name},
        {OrganizationColumn::State, u"state"_s, stateName(row.state)},
    };
}

QList<RowCell<OrganizationDomainColumn>> cellsOf(const OrganizationDomain& row)
{
    return {
        {OrganizationDomainColumn::IsVerified, u"isVerified"_s, flagText(row.isVerified)},
        {OrganizationDomainColumn::IsPrimary, u"isPrimary"_s, flagText(row.isPrimary)},
        {OrganizationDomainColumn::ValidationType, u"validationType"_s,
         row.validation ? validationName(*row.validation) : QString()},
    };
}

} // namespace castellan::domain
