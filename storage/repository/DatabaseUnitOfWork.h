#pragma once

#include "domain/port/UnitOfWork.h"
#include "storage/repository/BatchTransaction.h"

#include <memory>
#include <optional>

namespace castellan::storage {

/// A unit of work on either database. Reads what is asked for in one go, answers from memory, and writes the
/// difference with the events in one go: on PostgreSQL each is a pipeline, so a batch on our own schema takes two round trips
/// (read; write, push and commit) however long it is; on another's three, as what its function answers is looked at first.
class DatabaseUnitOfWork final : public domain::UnitOfWork
{
public:
    explicit DatabaseUnitOfWork(std::unique_ptr<BatchTransaction> transaction);
    ~DatabaseUnitOfWork() override;

    [[nodiscard]] domain::Result<void> prefetch(const domain::ReadSet& reads) override;
    void expectNew(const domain::AggregateKey& aggregate) override;
    void force() override;

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

    [[nodiscard]] domain::Result<void> save(const domain::Instance& row) override;
    [[nodiscard]] domain::Result<void> save(const domain::InstanceDomain& row) override;
    [[nodiscard]] domain::Result<void> save(const domain::Organization& row) override;
    [[nodiscard]] domain::Result<void> save(const domain::OrganizationDomain& row) override;
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
    [[nodiscard]] domain::Result<QList<domain::StoredEvent>> pushAndCommit(const QList<domain::Event>& events) override;
    [[nodiscard]] domain::Result<domain::BatchTrace> trace(const QList<domain::Event>& events) override;
    [[nodiscard]] bool isDurable() const override { return m_transaction->isDurable(); }

private:
    /// The answer of `look`, once what `add` names is known.
    template<typename Add, typename Look>
    [[nodiscard]] auto known(bool isKnown, Add add, Look look) -> domain::Result<decltype(look())>;

    std::unique_ptr<BatchTransaction> m_transaction;
    BatchKnowledge& m_known; ///< the transaction's
};

} // namespace castellan::storage
