#pragma once

#include "tests/support/InMemoryDatabase.h"

namespace castellan::test {

/// A transaction on an InMemoryDatabase: works on a copy that `commit` puts in place.
class InMemoryUnitOfWork final : public domain::UnitOfWork
{
public:
    explicit InMemoryUnitOfWork(InMemoryDatabase& database);

    [[nodiscard]] domain::Result<void> prefetch(const domain::ReadSet& reads) override;
    [[nodiscard]] domain::Result<std::optional<domain::Instance>> instance(const domain::InstanceId& id) override;
    [[nodiscard]] domain::Result<QList<domain::InstanceDomain>> instanceDomains(const domain::InstanceId& id) override;
    [[nodiscard]] domain::Result<std::optional<domain::InstanceDomain>> instanceDomain(const QString& domain) override;
    [[nodiscard]] domain::Result<std::optional<domain::Organization>> organization(
        const domain::InstanceId& instance, const domain::OrganizationId& id) override;
    [[nodiscard]] domain::Result<std::optional<domain::Organization>> organizationNamed(
        const domain::InstanceId& instance, const QString& name) override;
    [[nodiscard]] domain::Result<QList<domain::OrganizationDomain>> organizationDomains(
        const domain::InstanceId& instance, const domain::OrganizationId& organization) override;
    [[nodiscard]] domain::Result<std::optional<domain::OrganizationDomain>> organizationDomain(
        const domain::InstanceId& instance, const domain::OrganizationId& organization, const QString& domain) override;
    [[nodiscard]] domain::Result<std::optional<domain::OrganizationId>> verifiedHolder(
        const domain::InstanceId& instance, const QString& domain) override;
    [[nodiscard]] domain::Result<bool> isTaken(const domain::UniqueConstraint& constraint) override;
    [[nodiscard]] domain::Result<QString> holderOf(const domain::UniqueConstraint& constraint) override;
    [[nodiscard]] domain::Result<bool> requiresDomainValidation(const domain::InstanceId& instance,
                                                                const domain::OrganizationId& organization) override;
    [[nodiscard]] domain::Result<std::optional<domain::OrganizationId>> projectOwner(const domain::InstanceId& instance,
                                                                                     const QString& project) override;
    [[nodiscard]] domain::Result<qint64> sequenceBefore(const domain::AggregateKey& aggregate) override;

    [[nodiscard]] domain::Result<void> save(const domain::Instance& instance) override;
    [[nodiscard]] domain::Result<void> save(const domain::InstanceDomain& domain) override;
    [[nodiscard]] domain::Result<void> save(const domain::Organization& organization) override;
    [[nodiscard]] domain::Result<void> save(const domain::OrganizationDomain& domain) override;
    [[nodiscard]] domain::Result<void> removeInstance(const domain::InstanceId& id) override;
    [[nodiscard]] domain::Result<void> removeInstanceDomain(const domain::InstanceId& instance,
                                                            const QString& domain) override;
    [[nodiscard]] domain::Result<void> removeOrganization(const domain::InstanceId& instance,
                                                          const domain::OrganizationId& id) override;
    [[nodiscard]] domain::Result<void> removeOrganizationDomain(const domain::InstanceId& instance,
                                                                const domain::OrganizationId& organization,
                                                                const QString& domain) override;
    void note(const QList<domain::Event>& events) override;
    [[nodiscard]] domain::Result<QList<domain::StoredEvent>> push(const QList<domain::Event>& events) override;
    [[nodiscard]] domain::Result<void> commit() override;
    void rollback() override;

private:
    InMemoryDatabase& m_database;
    InMemoryDatabase::Content m_content;
    InMemoryDatabase::Content m_noted; ///< only its constraints are looked at
};

} // namespace castellan::test
