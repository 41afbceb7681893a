#include "domain/instance/RemoveInstanceDomain.h"

#include "domain/instance/AddInstanceDomain.h"
#include "domain/instance/InstanceEvents.h"
#include "domain/instance/SetPrimaryInstanceDomain.h"
#include "domain/invoke/Context.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString RemoveInstanceDomain::name() const
{
    return u"instance.domain.remove"_s;
}

Result<void> RemoveInstanceDomain::check(Context& context)
{
    const Refusal invalid{u"DOM-PLpYix"_s, u"Errors.Invalid.Argument"_s};
    const Refusal character{u"DOM-dYD5I7"_s, u"Errors.Instance.Domain.InvalidCharacter"_s};
    const Refusal missing{u"INSTANCE-8ls9f"_s, u"Errors.Instance.Domain.NotFound"_s};
    const Refusal noInstance{u"DOM-VSsTTf"_s, u"Errors.Invalid.Argument"_s};
    const Result<InstanceDomain> row = existing(context, InstanceDomainType::Custom, {invalid, invalid, character},
                                                missing, noInstance);
    if (!row) {
        return failed(row.error());
    }
    m_domain = *row;
    if (m_domain.isGenerated) {
        return failed(preconditionFailed(u"DOM-cSfCVG"_s, u"Errors.Instance.Domain.GeneratedNotRemovable"_s,
                                         u"The domain %1 was generated for the instance and cannot be removed."_s.arg(
                                             quoted(m_domain.domain)))
                          .at(u"domain"_s));
    }
    return {};
}

Result<void> RemoveInstanceDomain::execute(Context& context)
{
    record(InstanceEvents(instanceId()).domainRemoved(m_domain.domain));
    return context.work().removeInstanceDomain(instanceId(), m_domain.domain);
}

std::vector<std::unique_ptr<Command>> RemoveInstanceDomain::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<AddInstanceDomain>(instanceId(), m_domain.domain));
    if (m_domain.isPrimary) {
        commands.push_back(std::make_unique<SetPrimaryInstanceDomain>(instanceId(), m_domain.domain));
    }
    return commands;
}

} // namespace castellan::domain
