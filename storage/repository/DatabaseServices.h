#pragma once

#include "domain/port/TargetServices.h"
#include "storage/database/Target.h"
#include "storage/eventstore/EventstoreCatalog.h"
#include "storage/eventstore/SqlEventReader.h"
#include "storage/eventstore/SqlEventstore.h"
#include "storage/postgres/ConnectionSettings.h"
#include "storage/projection/SqlProjections.h"
#include "storage/repository/DatabaseUnitOfWorkSource.h"
#include "storage/repository/TableRepository.h"

#include <memory>

namespace castellan::storage {

/// Everything of ours for one target of either kind. Connects to nothing by itself.
class DatabaseServices final : public domain::TargetServices
{
public:
    DatabaseServices(const Target& target, const domain::OpenOptions& options, const ConnectionSettings& settings);
    ~DatabaseServices() override;

    [[nodiscard]] QString displayText() const override { return m_displayText; }
    [[nodiscard]] QString place() const override { return m_place; }
    [[nodiscard]] domain::Pool& pool() override { return *m_pool; }
    [[nodiscard]] const domain::Schema& schema() const override { return *m_schema; }
    [[nodiscard]] const domain::InstanceRepository& instances() const override { return m_repositories.instances; }
    [[nodiscard]] const domain::InstanceDomainRepository& instanceDomains() const override
    {
        return m_repositories.instanceDomains;
    }
    [[nodiscard]] const domain::OrganizationRepository& organizations() const override
    {
        return m_repositories.organizations;
    }
    [[nodiscard]] const domain::OrganizationDomainRepository& organizationDomains() const override
    {
        return m_repositories.organizationDomains;
    }
    [[nodiscard]] const domain::EventReader& events() const override { return m_events; }
    [[nodiscard]] const domain::LegacyEventstore& eventstore() const override { return m_eventstore; }
    [[nodiscard]] const domain::Projections& projections() const override { return m_projections; }
    [[nodiscard]] domain::UnitOfWorkSource& unitsOfWork() override { return m_unitsOfWork; }

private:
    SqlDialect m_dialect;
    QString m_displayText;
    QString m_place;
    std::unique_ptr<domain::Pool> m_pool;
    std::unique_ptr<domain::Schema> m_schema;
    EventstoreCatalog m_catalog;
    Repositories m_repositories;
    SqlEventstore m_eventstore;
    SqlEventReader m_events;
    SqlProjections m_projections;
    DatabaseUnitOfWorkSource m_unitsOfWork;
};

/// Opens targets by their text.
class DatabaseTargetOpener final : public domain::TargetOpener
{
public:
    explicit DatabaseTargetOpener(const ConnectionSettings& settings = {}) : m_settings(settings) {}

    [[nodiscard]] domain::Result<std::unique_ptr<domain::TargetServices>> open(
        const QString& target, const domain::OpenOptions& options) override;

private:
    ConnectionSettings m_settings;
};

} // namespace castellan::storage
