#include "domain/instance/InstanceCommand.h"

#include "domain/instance/InstanceEvents.h"
#include "domain/invoke/Context.h"

namespace castellan::domain {

namespace {

using namespace Qt::Literals::StringLiterals;

} // namespace

AggregateKey InstanceCommand::aggregate() const
{
    return InstanceEvents(instanceId()).aggregate();
}

void InstanceCommand::reads(ReadSet& reads) const
{
    reads.instances.insert(instanceId());
    reads.aggregates.insert(aggregate());
}

Result<void> InstanceCommand::checkInstanceId(const Refusal& whenEmpty) const
{
    const Refusal ours{u"CAS-InstanceId"_s, {}};
    const Result<QString> id = existingId(instance.value(), u"instance"_s, whenEmpty.id.isEmpty() ? ours : whenEmpty);
    if (!id) {
        return failed(id.error());
    }
    return {};
}

Result<Instance> InstanceCommand::existingInstance(Context& context, const QString& missingId) const
{
    const auto row = context.work().instance(instanceId());
    if (!row) {
        return failed(row.error());
    }
    if (!*row) {
        Error error = notFound(missingId.isEmpty() ? u"CAS-InstanceNotFound"_s : missingId,
                               u"Errors.Instance.NotFound"_s,
                               u"There is no instance %1."_s.arg(quoted(instanceId().value())));
        error.field = u"instance"_s;
        error.subject = instanceId().value();
        return failed(error);
    }
    return **row;
}

} // namespace castellan::domain
