#include "domain/instance/AddTrustedDomain.h"

#include "domain/instance/InstanceEvents.h"
#include "domain/instance/RemoveTrustedDomain.h"
#include "domain/invoke/Context.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString AddTrustedDomain::name() const
{
    return u"instance.trusted-domain.add"_s;
}

Result<void> AddTrustedDomain::check(Context& context)
{
    return checkNew(context);
}

Result<void> AddTrustedDomain::execute(Context& context)
{
    InstanceDomain added;
    added.instance = instanceId();
    added.domain = spelling();
    added.type = InstanceDomainType::Trusted;
    record(InstanceEvents(instanceId()).trustedDomainAdded(spelling()));
    return context.work().save(added);
}

std::vector<std::unique_ptr<Command>> AddTrustedDomain::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<RemoveTrustedDomain>(instanceId(), spelling()));
    return commands;
}

} // namespace castellan::domain
