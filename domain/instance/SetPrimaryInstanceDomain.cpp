#include "domain/instance/SetPrimaryInstanceDomain.h"

#include "domain/instance/InstanceEvents.h"
#include "domain/invoke/Context.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString SetPrimaryInstanceDomain::name() const
{
    return u"instance.domain.primary.set"_s;
}

void SetPrimaryInstanceDomain::reads(ReadSet& reads) const
{
    InstanceDomainCommand::reads(reads);
    reads.domainsOfInstances.insert(instanceId());
}

Result<void> SetPrimaryInstanceDomain::check(Context& context)
{
    const Refusal empty{u"INST-9mWjf"_s, u"Errors.Invalid.Argument"_s};
    const Refusal missing{u"INSTANCE-9nkWf"_s, u"Errors.Instance.Domain.NotFound"_s};
    const Result<InstanceDomain> row = existing(context, InstanceDomainType::Custom, {empty, {}, {}}, missing);
    if (!row) {
        return failed(row.error());
    }
    m_domain = *row;
    const Result<QList<InstanceDomain>> domains = context.work().instanceDomains(instanceId());
    if (!domains) {
        return failed(domains.error());
    }
    m_previous.clear();
    for (const InstanceDomain& each : *domains) {
        if (each.isPrimary) {
            m_previous = each.domain;
        }
    }
    return {};
}

Result<void> SetPrimaryInstanceDomain::execute(Context& context)
{
    if (m_domain.isPrimary) {
        return {};
    }
    InstanceDomain promoted = m_domain;
    promoted.isPrimary = true;
    promoted.updatedAt = {};
    record(InstanceEvents(instanceId()).primaryDomainSet(m_domain.domain));
    return context.work().save(promoted);
}

std::vector<std::unique_ptr<Command>> SetPrimaryInstanceDomain::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    if (!m_previous.isEmpty()) {
        commands.push_back(std::make_unique<SetPrimaryInstanceDomain>(instanceId(), m_previous));
    }
    return commands;
}

} // namespace castellan::domain
