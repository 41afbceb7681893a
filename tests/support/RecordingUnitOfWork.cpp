#include "tests/support/RecordingUnitOfWork.h"

#include <QJsonDocument>

namespace castellan::test {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

class RecordingUnitOfWork final : public UnitOfWork
{
public:
    explicit RecordingUnitOfWork(RecordingUnitOfWorkSource& source) : m_source(source), m_store(source.store) {}

    Result<void> prefetch(const ReadSet&) override { return m_source.called(u"prefetch"_s); }
    Result<std::optional<Instance>> instance(const InstanceId& id) override
    {
        const auto found = m_store.instances.constFind(id);
        return found == m_store.instances.constEnd() ? std::nullopt : std::optional(*found);
    }
    Result<QList<InstanceDomain>> instanceDomains(const InstanceId&) override { return QList<InstanceDomain>(); }
    Result<std::optional<InstanceDomain>> instanceDomain(const QString&) override { return std::nullopt; }
    Result<std::optional<Organization>> organization(const InstanceId&, const OrganizationId&) override
    {
        return std::nullopt;
    }
    Result<std::optional<Organization>> organizationNamed(const InstanceId&, const QString&) override
    {
        return std::nullopt;
    }
    Result<QList<OrganizationDomain>> organizationDomains(const InstanceId&, const OrganizationId&) override
    {
        return QList<OrganizationDomain>();
    }
    Result<std::optional<OrganizationDomain>> organizationDomain(const InstanceId&, const OrganizationId&,
                                                                 const QString&) override
    {
        return std::nullopt;
    }
    Result<std::optional<OrganizationId>> verifiedHolder(const InstanceId&, const QString&) override
    {
        return std::nullopt;
    }
    Result<bool> isTaken(const UniqueConstraint&) override { return false; }
    Result<QString> holderOf(const UniqueConstraint&) override { return QString(); }
    Result<bool> requiresDomainValidation(const InstanceId&, const OrganizationId&) override { return false; }
    Result<std::optional<OrganizationId>> projectOwner(const InstanceId&, const QString&) override
    {
        return std::nullopt;
    }
    Result<qint64> sequenceBefore(const AggregateKey& aggregate) override
    {
        return sequence(m_source.store, aggregate);
    }

    Result<void> save(const Instance& instance) override
    {
        m_store.instances.insert(instance.id, instance);
        return {};
    }
    Result<void> save(const InstanceDomain&) override { return {}; }
    Result<void> save(const Organization&) override { return {}; }
    Result<void> save(const OrganizationDomain&) override { return {}; }
    Result<void> removeInstance(const InstanceId& id) override
    {
        m_store.instances.remove(id);
        return {};
    }
    Result<void> removeInstanceDomain(const InstanceId&, const QString&) override { return {}; }
    Result<void> removeOrganization(const InstanceId&, const OrganizationId&) override { return {}; }
    Result<void> removeOrganizationDomain(const InstanceId&, const OrganizationId&, const QString&) override
    {
        return {};
    }
    void note(const QList<Event>&) override {}
    Result<BatchTrace> trace(const QList<Event>& events) override
    {
        BatchTrace made;
        made.session = m_source.session;
        for (const Event& event : events) {
            made.events.append({event.aggregate, event.type, sequence(m_store, event.aggregate) + 1, {}});
        }
        return made;
    }

    Result<QList<StoredEvent>> push(const QList<Event>& events) override;
    Result<void> commit() override;
    void rollback() override { static_cast<void>(m_source.called(u"rollback"_s)); }

private:
    static qint64 sequence(const RecordingUnitOfWorkSource::Store& store, const AggregateKey& aggregate)
    {
        qint64 newest = 0;
        for (const StoredEvent& event : store.events) {
            newest = event.aggregate == aggregate ? event.sequence : newest;
        }
        return newest;
    }

    RecordingUnitOfWorkSource& m_source;
    RecordingUnitOfWorkSource::Store m_store;
};

Result<QList<StoredEvent>> RecordingUnitOfWork::push(const QList<Event>& events)
{
    QStringList types;
    QList<StoredEvent> stored;
    for (const Event& event : events) {
        types.append(event.type);
        StoredEvent made;
        made.aggregate = event.aggregate;
        made.type = event.type;
        made.sequence = sequence(m_store, event.aggregate) + 1;
        made.creator = event.creator;
        made.owner = event.owner;
        made.position = u"1767225600.000000"_s;
        made.inTxOrder = int(stored.size()) + 1;
        if (event.payload) {
            made.payload = QJsonDocument(*event.payload).toJson(QJsonDocument::Compact);
        }
        m_store.events.append(made);
        stored.append(made);
    }
    const Result<void> pushed = m_source.called(u"push"_s, types.join(u' '));
    if (!pushed) {
        return failed(pushed.error());
    }
    return stored;
}

Result<void> RecordingUnitOfWork::commit()
{
    Result<void> committed = m_source.called(u"commit"_s);
    if (committed) {
        m_source.store = m_store;
    }
    return committed;
}

} // namespace

Result<std::unique_ptr<UnitOfWork>> RecordingUnitOfWorkSource::begin(const std::optional<BatchIdentity>& batch)
{
    identity = batch;
    const Result<void> begun = called(u"begin"_s);
    if (!begun) {
        return failed(begun.error());
    }
    return std::make_unique<RecordingUnitOfWork>(*this);
}

Result<BatchFate> RecordingUnitOfWorkSource::fateOf(const BatchTrace& trace)
{
    askedFor.append(trace);
    if (fates.isEmpty()) {
        return UnitOfWorkSource::fateOf(trace);
    }
    return fates.size() > 1 ? fates.takeFirst() : fates.first();
}

Result<void> RecordingUnitOfWorkSource::called(const QString& name, const QString& detail)
{
    calls.append(detail.isEmpty() ? name : QString(name + u' ' + detail));
    if (failuresLeft > 0 && failures.contains(name)) {
        --failuresLeft;
        return failed(failures.value(name));
    }
    return {};
}

} // namespace castellan::test
