#pragma once

#include "domain/instance/Instance.h"
#include "domain/instance/InstanceDomain.h"
#include "domain/organization/Organization.h"
#include "domain/organization/OrganizationDomain.h"
#include "storage/database/Rows.h"
#include "storage/repository/RowSource.h"
#include "storage/repository/Table.h"

namespace castellan::storage {

/// How an entity is kept: its table, and the row it is made of and becomes, both in the order of the table's columns.
template<typename Entity>
struct Mapped;

template<>
struct Mapped<domain::Instance>
{
    [[nodiscard]] static Table table(const SqlDialect& dialect);
    [[nodiscard]] static domain::Instance entity(const Row& row);
    [[nodiscard]] static domain::InstanceSummary listed(const Row& row);
    [[nodiscard]] static RowSource source(const SqlDialect& dialect);
    static void append(RowSource& rows, const domain::Instance& entity);
};

template<>
struct Mapped<domain::InstanceDomain>
{
    [[nodiscard]] static Table table(const SqlDialect& dialect);
    [[nodiscard]] static domain::InstanceDomain entity(const Row& row);
    [[nodiscard]] static domain::InstanceDomain listed(const Row& row) { return entity(row); }
    [[nodiscard]] static RowSource source(const SqlDialect& dialect);
    static void append(RowSource& rows, const domain::InstanceDomain& entity);
};

template<>
struct Mapped<domain::Organization>
{
    [[nodiscard]] static Table table(const SqlDialect& dialect);
    [[nodiscard]] static domain::Organization entity(const Row& row);
    [[nodiscard]] static domain::OrganizationSummary listed(const Row& row);
    [[nodiscard]] static RowSource source(const SqlDialect& dialect);
    static void append(RowSource& rows, const domain::Organization& entity);
};

template<>
struct Mapped<domain::OrganizationDomain>
{
    [[nodiscard]] static Table table(const SqlDialect& dialect);
    [[nodiscard]] static domain::OrganizationDomain entity(const Row& row);
    [[nodiscard]] static domain::OrganizationDomain listed(const Row& row) { return entity(row); }
    [[nodiscard]] static RowSource source(const SqlDialect& dialect);
    static void append(RowSource& rows, const domain::OrganizationDomain& entity);
};

/// `INSERT` of all rows of `$1`, made with `Mapped<Entity>::source`.
[[nodiscard]] QString insertSql(const Table& table, const SqlDialect& dialect, const RowSource& rows);

} // namespace castellan::storage
