#include "domain/instance/AddInstanceDomain.h"

#include "domain/instance/InstanceEvents.h"
#include "domain/instance/RemoveInstanceDomain.h"
#include "domain/invoke/Context.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString AddInstanceDomain::name() const
{
    return u"instance.domain.add"_s;
}

Result<void> AddInstanceDomain::check(Context& context)
{
    return checkNew(context);
}

Result<void> AddInstanceDomain::execute(Context& context)
{
    InstanceDomain added;
    added.instance = instanceId();
    added.domain = spelling();
    added.isGenerated = isGenerated;
    record(InstanceEvents(instanceId()).domainAdded(spelling(), isGenerated));
    return context.work().save(added);
}

std::vector<std::unique_ptr<Command>> AddInstanceDomain::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    if (!isGenerated) {
        commands.push_back(std::make_unique<RemoveInstanceDomain>(instanceId(), spelling()));
    }
    return commands;
}

} // namespace castellan::domain
