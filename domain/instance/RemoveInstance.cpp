#include "domain/instance/RemoveInstance.h"

#include "domain/instance/InstanceDomain.h"
#include "domain/instance/InstanceEvents.h"
#include "domain/invoke/Context.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString RemoveInstance::name() const
{
    return u"instance.remove"_s;
}

void RemoveInstance::reads(ReadSet& reads) const
{
    InstanceCommand::reads(reads);
    reads.domainsOfInstances.insert(instanceId());
    reads.aggregates.insert(InstanceEvents(instanceId()).deletionReached().aggregate);
}

Result<void> RemoveInstance::check(Context& context)
{
    if (Result<void> checked = checkInstanceId({u"DOM-VpQ9lF"_s, u"Errors.Invalid.Argument"_s}); !checked) {
        return checked;
    }
    const Result<Instance> row = existingInstance(context, u"COMMA-AE3GS"_s);
    if (!row) {
        return failed(row.error());
    }
    const Result<QList<InstanceDomain>> domains = context.work().instanceDomains(instanceId());
    if (!domains) {
        return failed(domains.error());
    }
    m_customDomains.clear();
    for (const InstanceDomain& domain : *domains) {
        if (domain.type == InstanceDomainType::Custom) {
            m_customDomains.append(domain.domain);
        }
    }
    return {};
}

Result<void> RemoveInstance::execute(Context& context)
{
    const InstanceEvents events(instanceId());
    record(events.removed(m_customDomains));
    record(events.deletionReached());
    return context.work().removeInstance(instanceId());
}

} // namespace castellan::domain
