#pragma once

#include "domain/port/Repository.h"
#include "storage/repository/Entities.h"
#include "storage/repository/ListQuery.h"
#include "storage/repository/StatementBuilder.h"

#include <QStringList>

#include <utility>

namespace castellan::storage {

/// One table's rows, on either database. Safe to use from any thread: it keeps no connection.
template<typename Entity, typename Listed, typename Column>
class TableRepository final : public domain::Repository<Entity, Listed, Column>
{
public:
    using Condition = domain::Condition<Column>;

    /// The columns that a condition must restrict.
    struct Restrictions
    {
        QList<Column> reading;
        QList<Column> writing;
    };

    TableRepository(const SqlDialect& dialect, Restrictions restrictions)
        : m_dialect(dialect),
          m_table(Mapped<Entity>::table(dialect)),
          m_restrictions(std::move(restrictions))
    {}

    [[nodiscard]] domain::Result<Entity> get(domain::QueryExecutor& db, const Condition& condition) const override
    {
        if (auto refused = require(condition, m_restrictions.reading); !refused) {
            return domain::failed(refused.error());
        }
        StatementBuilder builder(m_table, m_dialect);
        const QString where = builder.condition(condition);
        return db.queryRow(Statement(selectSql(m_table, m_dialect, where), builder.values()))
            .map(&Mapped<Entity>::entity);
    }

    [[nodiscard]] domain::Result<domain::Page<Listed>> list(domain::QueryExecutor& db,
                                                            const domain::ListRequest<Column>& request) const override
    {
        StatementBuilder builder(m_table, m_dialect);
        const QString where = builder.condition(request.condition);
        const ListQuery query{static_cast<int>(request.order.column), request.order.direction, request.after,
                              request.skip, request.limit};
        const domain::Result<QString> sql = query.sql(m_table, m_dialect, builder, where);
        if (!sql) {
            return domain::failed(sql.error());
        }
        const auto rows = db.query(Statement(*sql, builder.values()));
        if (!rows) {
            return domain::failed(rows.error());
        }
        domain::Page<Listed> page;
        for (const Row& row : *rows) {
            page.items.append(Mapped<Entity>::listed(row));
        }
        if (!rows->isEmpty()) {
            page.end = query.keyOf(m_table, rows->at(rows->size() - 1));
        }
        return page;
    }

    [[nodiscard]] domain::Result<domain::RowCount> count(domain::QueryExecutor& db,
                                                         const Condition& condition) const override
    {
        StatementBuilder builder(m_table, m_dialect);
        const QString where = builder.condition(condition);
        return db.queryRow(Statement(countSql(m_table, m_dialect, where), builder.values())).map([](const Row& row) {
            return domain::RowCount{row.integer(0), true};
        });
    }

    [[nodiscard]] domain::Result<void> add(domain::QueryExecutor& db, const QList<Entity>& entities) const override
    {
        if (entities.isEmpty()) {
            return {};
        }
        RowSource rows = Mapped<Entity>::source(m_dialect);
        for (const Entity& entity : entities) {
            Mapped<Entity>::append(rows, entity);
        }
        return db.exec(Statement(insertSql(m_table, m_dialect, rows), rows.values())).map([](qint64) {});
    }

    [[nodiscard]] domain::Result<qint64> update(domain::QueryExecutor& db, const Condition& condition,
                                                const QList<domain::Change<Column>>& changes) const override
    {
        if (auto refused = require(condition, m_restrictions.writing); !refused) {
            return domain::failed(refused.error());
        }
        if (changes.isEmpty()) {
            return domain::failed(noChanges(m_table));
        }
        StatementBuilder builder(m_table, m_dialect);
        QStringList assignments;
        bool namesTime = false;
        for (const auto& change : changes) {
            assignments.append(builder.change(change));
            namesTime = namesTime || change.column == Column::UpdatedAt;
        }
        if (!namesTime) {
            assignments.append(touched(m_dialect, builder));
        }
        const QString where = builder.condition(condition);
        return db.exec(Statement(updateSql(m_table, m_dialect, assignments, where), builder.values()));
    }

    [[nodiscard]] domain::Result<qint64> remove(domain::QueryExecutor& db, const Condition& condition) const override
    {
        if (auto refused = require(condition, m_restrictions.writing); !refused) {
            return domain::failed(refused.error());
        }
        StatementBuilder builder(m_table, m_dialect);
        const QString where = builder.condition(condition);
        return db.exec(Statement(deleteSql(m_table, m_dialect, where), builder.values()));
    }

private:
    [[nodiscard]] domain::Result<void> require(const Condition& condition, const QList<Column>& columns) const
    {
        for (const Column column : columns) {
            if (!condition.restricts(column)) {
                return domain::failed(missingCondition(m_table, static_cast<int>(column)));
            }
        }
        return {};
    }

    SqlDialect m_dialect;
    Table m_table;
    Restrictions m_restrictions;
};

using SqlInstanceRepository = TableRepository<domain::Instance, domain::InstanceSummary, domain::InstanceColumn>;
using SqlInstanceDomainRepository =
    TableRepository<domain::InstanceDomain, domain::InstanceDomain, domain::InstanceDomainColumn>;
using SqlOrganizationRepository =
    TableRepository<domain::Organization, domain::OrganizationSummary, domain::OrganizationColumn>;
using SqlOrganizationDomainRepository =
    TableRepository<domain::OrganizationDomain, domain::OrganizationDomain, domain::OrganizationDomainColumn>;

/// The four repositories of a target, with the restrictions of the reference (section 7).
struct Repositories
{
    explicit Repositories(const SqlDialect& dialect)
        : instances(dialect, {{}, {domain::InstanceColumn::Id}}),
          instanceDomains(dialect, {{}, {domain::InstanceDomainColumn::InInstance}}),
          organizations(dialect, {{domain::OrganizationColumn::InInstance}, {domain::OrganizationColumn::InInstance}}),
          organizationDomains(
              dialect,
              {{domain::OrganizationDomainColumn::InInstance},
               {domain::OrganizationDomainColumn::InInstance, domain::OrganizationDomainColumn::InOrganization}})
    {}

    SqlInstanceRepository instances;
    SqlInstanceDomainRepository instanceDomains;
    SqlOrganizationRepository organizations;
    SqlOrganizationDomainRepository organizationDomains;
};

} // namespace castellan::storage
