#include "tests/support/FailingUnitOfWork.h"

#include <utility>

namespace castellan::test {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

Error scripted(const QString& id)
{
    Error error = internalError(id, u"as scripted"_s);
    error.kind = ErrorKind::Unreachable;
    return error;
}

class FailingUnitOfWork final : public UnitOfWork
{
public:
    FailingUnitOfWork(std::unique_ptr<UnitOfWork> real, FailAt stage) : m_real(std::move(real)), m_stage(stage) {}

    Result<void> prefetch(const ReadSet& reads) override { return m_real->prefetch(reads); }
    Result<std::optional<Instance>> instance(const InstanceId& id) override { return m_real->instance(id); }
    Result<QList<InstanceDomain>> instanceDomains(const InstanceId& id) override { return m_real->instanceDomains(id); }
    Result<std::optional<InstanceDomain>> instanceDomain(const QString& domain) override
    {
        return m_real->instanceDomain(domain);
    }
    Result<std::optional<Organization>> organization(const InstanceId& in, const OrganizationId& id) override
    {
        return m_real->organization(in, id);
    }
    Result<std::optional<Organization>> organizationNamed(const InstanceId& in, const QString& name) override
    {
        return m_real->organizationNamed(in, name);
    }
    Result<QList<OrganizationDomain>> organizationDomains(const InstanceId& in, const OrganizationId& id) override
    {
        return m_real->organizationDomains(in, id);
    }
    Result<std::optional<OrganizationDomain>> organizationDomain(const InstanceId& in, const OrganizationId& id,
                                                                 const QString& domain) override
    {
        return m_real->organizationDomain(in, id, domain);
    }
    Result<std::optional<OrganizationId>> verifiedHolder(const InstanceId& in, const QString& domain) override
    {
        return m_real->verifiedHolder(in, domain);
    }
    Result<bool> isTaken(const UniqueConstraint& constraint) override { return m_real->isTaken(constraint); }
    Result<QString> holderOf(const UniqueConstraint& constraint) override { return m_real->holderOf(constraint); }
    Result<bool> requiresDomainValidation(const InstanceId& in, const OrganizationId& id) override
    {
        return m_real->requiresDomainValidation(in, id);
    }
    Result<std::optional<OrganizationId>> projectOwner(const InstanceId& in, const QString& project) override
    {
        return m_real->projectOwner(in, project);
    }
    Result<qint64> sequenceBefore(const AggregateKey& aggregate) override { return m_real->sequenceBefore(aggregate); }
    Result<void> save(const Instance& instance) override { return m_real->save(instance); }
    Result<void> save(const InstanceDomain& domain) override { return m_real->save(domain); }
    Result<void> save(const Organization& organization) override { return m_real->save(organization); }
    Result<void> save(const OrganizationDomain& domain) override { return m_real->save(domain); }
    Result<void> removeInstance(const InstanceId& id) override { return m_real->removeInstance(id); }
    Result<void> removeInstanceDomain(const InstanceId& in, const QString& domain) override
    {
        return m_real->removeInstanceDomain(in, domain);
    }
    Result<void> removeOrganization(const InstanceId& in, const OrganizationId& id) override
    {
        return m_real->removeOrganization(in, id);
    }
    Result<void> removeOrganizationDomain(const InstanceId& in, const OrganizationId& id,
                                          const QString& domain) override
    {
        return m_real->removeOrganizationDomain(in, id, domain);
    }
    void note(const QList<Event>& events) override { m_real->note(events); }
    Result<QList<StoredEvent>> push(const QList<Event>& events) override
    {
        const Result<QList<StoredEvent>> pushed = m_real->push(events);
        return m_stage == FailAt::Push ? Result<QList<StoredEvent>>(failed(scripted(u"TEST-Push"_s))) : pushed;
    }
    Result<void> commit() override
    {
        return m_stage == FailAt::Commit ? Result<void>(failed(scripted(u"TEST-Commit"_s))) : m_real->commit();
    }
    void rollback() override { m_real->rollback(); }

private:
    std::unique_ptr<UnitOfWork> m_real;
    FailAt m_stage;
};

} // namespace

Result<std::unique_ptr<UnitOfWork>> FailingUnitOfWorkSource::begin(const std::optional<BatchIdentity>& identity)
{
    if (m_stage == FailAt::Begin) {
        return failed(scripted(u"TEST-Begin"_s));
    }
    Result<std::unique_ptr<UnitOfWork>> real = m_real.begin(identity);
    if (!real) {
        return real;
    }
    return std::make_unique<FailingUnitOfWork>(std::move(*real), m_stage);
}

} // namespace castellan::test
