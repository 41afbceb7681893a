#include "tests/bench/Groups.h"

#include "domain/command/Batch.h"
#include "domain/invoke/CommandService.h"
#include "domain/port/Clock.h"
#include "domain/port/IdSource.h"
#include "domain/port/SpanExporter.h"

namespace castellan::bench {

namespace {

using namespace domain;

/// A unit of work over nothing: what is left is the chain itself.
class NoDatabase final : public UnitOfWork
{
public:
    Result<void> prefetch(const ReadSet&) override { return {}; }
    Result<std::optional<Instance>> instance(const InstanceId&) override { return std::optional<Instance>(); }
    Result<QList<InstanceDomain>> instanceDomains(const InstanceId&) override { return QList<InstanceDomain>(); }
    Result<std::optional<InstanceDomain>> instanceDomain(const QString&) override
    {
        return std::optional<InstanceDomain>();
    }
    Result<std::optional<Organization>> organization(const InstanceId&, const OrganizationId&) override
    {
        return std::optional<Organization>();
    }
    Result<std::optional<Organization>> organizationNamed(const InstanceId&, const QString&) override
    {
        return std::optional<Organization>();
    }
    Result<QList<OrganizationDomain>> organizationDomains(const InstanceId&, const OrganizationId&) override
    {
        return QList<OrganizationDomain>();
    }
    Result<std::optional<OrganizationDomain>> organizationDomain(const InstanceId&, const OrganizationId&,
                                                                 const QString&) override
    {
        return std::optional<OrganizationDomain>();
    }
    Result<std::optional<OrganizationId>> verifiedHolder(const InstanceId&, const QString&) override
    {
        return std::optional<OrganizationId>();
    }
    Result<bool> isTaken(const UniqueConstraint&) override { return false; }
    Result<QString> holderOf(const UniqueConstraint&) override { return QString(); }
    Result<bool> requiresDomainValidation(const InstanceId&, const OrganizationId&) override { return false; }
    Result<std::optional<OrganizationId>> projectOwner(const InstanceId&, const QString&) override
    {
        return std::optional<OrganizationId>();
    }
    Result<qint64> sequenceBefore(const AggregateKey&) override { return qint64{0}; }
    Result<void> save(const Instance&) override { return {}; }
    Result<void> save(const InstanceDomain&) override { return {}; }
    Result<void> save(const Organization&) override { return {}; }
    Result<void> save(const OrganizationDomain&) override { return {}; }
    Result<void> removeInstance(const InstanceId&) override { return {}; }
    Result<void> removeInstanceDomain(const InstanceId&, const QString&) override { return {}; }
    Result<void> removeOrganization(const InstanceId&, const OrganizationId&) override { return {}; }
    Result<void> removeOrganizationDomain(const InstanceId&, const OrganizationId&, const QString&) override
    {
        return {};
    }
    void note(const QList<Event>&) override {}
    Result<QList<StoredEvent>> push(const QList<Event>&) override { return QList<StoredEvent>(); }
    Result<void> commit() override { return {}; }
    void rollback() override {}
};

class NoDatabaseSource final : public UnitOfWorkSource
{
public:
    Result<std::unique_ptr<UnitOfWork>> begin(const std::optional<BatchIdentity>&) override
    {
        return std::unique_ptr<UnitOfWork>(std::make_unique<NoDatabase>());
    }
};

/// A command that does nothing but say one event: its own cost is next to none.
class OneEvent final : public Command
{
public:
    QString name() const override { return QStringLiteral("bench.one-event"); }
    Result<void> execute(Context&) override { return {}; }
    Result<QList<Event>> events(Context&) override
    {
        Event event;
        event.aggregate = aggregate();
        event.type = QStringLiteral("org.changed");
        return QList<Event>{event};
    }
    CommandResult result() const override { return {name(), QStringLiteral("o"), {}, true}; }
    AggregateKey aggregate() const override
    {
        return {QStringLiteral("i"), QStringLiteral("org"), QStringLiteral("o")};
    }
};

class CountingIds final : public IdSource
{
public:
    QString next() override { return QString::number(++m_last); }

private:
    qint64 m_last = 100'000'000'000'000'000;
};

class DroppedSpans final : public SpanExporter
{
public:
    void finished(const Span&) override {}
};

double microsecondsACommand(SpanExporter* spans)
{
    constexpr int commands = 10'000;
    NoDatabaseSource source;
    SystemClock clock;
    CountingIds ids;
    CommandService service(source, clock, ids, spans);
    QList<double> times;
    for (int round = 0; round < 7; ++round) {
        Batch batch;
        for (int i = 0; i < commands; ++i) {
            batch.add(std::make_unique<OneEvent>());
        }
        times.append(timed([&] { static_cast<void>(service.apply(batch, {})); }) / commands);
    }
    return median(times);
}

} // namespace

void measureChain(Report& report)
{
    constexpr double goal = 5;
    report.add({QStringLiteral("chain"),
                QStringLiteral("validate, collect, log; no spans"),
                QStringLiteral("us/command"),
                microsecondsACommand(nullptr),
                std::nullopt,
                goal,
                Goal::AtMost,
                {}});
    DroppedSpans spans;
    report.add({QStringLiteral("chain"),
                QStringLiteral("validate, collect, log, trace"),
                QStringLiteral("us/command"),
                microsecondsACommand(&spans),
                std::nullopt,
                goal,
                Goal::AtMost,
                {}});
}

} // namespace castellan::bench
