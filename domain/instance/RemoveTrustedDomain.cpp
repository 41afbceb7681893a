#include "domain/instance/RemoveTrustedDomain.h"

#include "domain/instance/AddTrustedDomain.h"
#include "domain/instance/InstanceEvents.h"
#include "domain/invoke/Context.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString RemoveTrustedDomain::name() const
{
    return u"instance.trusted-domain.remove"_s;
}

Result<void> RemoveTrustedDomain::check(Context& context)
{
    const Refusal invalid{u"DOM-PLpYix"_s, u"Errors.Invalid.Argument"_s};
    const Refusal character{u"DOM-dYD5I7"_s, u"Errors.Instance.Domain.InvalidCharacter"_s};
    const Refusal missing{u"COMMA-de3z9"_s, u"Errors.Instance.Domain.NotFound"_s};
    const Refusal noInstance{u"DOM-VSsTTf"_s, u"Errors.Invalid.Argument"_s};
    const Result<InstanceDomain> row = existing(context, InstanceDomainType::Trusted, {invalid, invalid, character},
                                                missing, noInstance);
    if (!row) {
        return failed(row.error());
    }
    m_domain = *row;
    return {};
}

Result<void> RemoveTrustedDomain::execute(Context& context)
{
    record(InstanceEvents(instanceId()).trustedDomainRemoved(m_domain.domain));
    return context.work().removeInstanceDomain(instanceId(), m_domain.domain);
}

std::vector<std::unique_ptr<Command>> RemoveTrustedDomain::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<AddTrustedDomain>(instanceId(), m_domain.domain));
    return commands;
}

} // namespace castellan::domain
