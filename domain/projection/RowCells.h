#pragma once

#include "domain/instance/Instance.h"
#include "domain/instance/InstanceDomain.h"
#include "domain/organization/Organization.h"
#include "domain/organization/OrganizationDomain.h"

#include <QList>
#include <QString>

namespace castellan::domain {

/// One column of a row, as text: its name as the JSON output spells it (`defaultOrgId`); a flag is `true` or `false`, a
/// time ISO 8601, nothing the empty text.
template<typename Column>
struct RowCell
{
    Column column{};
    QString name;
    QString value;
};

/// All columns but the times and those of the key.
[[nodiscard]] QList<RowCell<InstanceColumn>> cellsOf(const Instance& row);
[[nodiscard]] QList<RowCell<InstanceDomainColumn>> cellsOf(const InstanceDomain& row);
[[nodiscard]] QList<RowCell<OrganizationColumn>> cellsOf(const Organization& row);
[[nodiscard]] QList<RowCell<OrganizationDomainColumn>> cellsOf(const OrganizationDomain& row);

} // namespace castellan::domain
