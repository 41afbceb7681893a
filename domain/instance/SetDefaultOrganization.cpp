#include "domain/instance/SetDefaultOrganization.h"

#include "domain/instance/InstanceEvents.h"
#include "domain/invoke/Context.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString SetDefaultOrganization::name() const
{
    return u"instance.default-organization.set"_s;
}

void SetDefaultOrganization::reads(ReadSet& reads) const
{
    InstanceCommand::reads(reads);
    reads.organizations.insert({instanceId(), organizationId()});
}

Result<void> SetDefaultOrganization::check(Context& context)
{
    if (Result<void> checked = checkInstanceId(); !checked) {
        return checked;
    }
    const Result<QString> id = existingId(organization.value(), u"organization"_s,
                                          {u"INST-SWffe"_s, u"Errors.Invalid.Argument"_s});
    if (!id) {
        return failed(id.error());
    }
    const Result<Instance> row = existingInstance(context);
    if (!row) {
        return failed(row.error());
    }
    m_before = *row;
    if (m_before.defaultOrganization == organizationId()) {
        return failed(preconditionFailed(u"INST-SDfw2"_s, u"Errors.Instance.NotChanged"_s,
                                         u"Organization %1 is the default organization already."_s.arg(quoted(*id)))
                          .at(u"organization"_s));
    }
    const auto referenced = context.work().organization(instanceId(), organizationId());
    if (!referenced) {
        return failed(referenced.error());
    }
    if (!*referenced || (*referenced)->state != OrganizationState::Active) {
        return failed(preconditionFailed(u"INSTA-Wfe21"_s, u"Errors.Org.NotFound"_s,
                                         u"There is no active organization %1 in the instance."_s.arg(quoted(*id)))
                          .at(u"organization"_s));
    }
    return {};
}

Result<void> SetDefaultOrganization::execute(Context& context)
{
    Instance changed = m_before;
    changed.defaultOrganization = organizationId();
    changed.updatedAt = {};
    record(InstanceEvents(m_before.id).defaultOrganizationSet(organizationId()));
    return context.work().save(changed);
}

std::vector<std::unique_ptr<Command>> SetDefaultOrganization::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    if (!m_before.defaultOrganization.isEmpty()) {
        commands.push_back(std::make_unique<SetDefaultOrganization>(m_before.id, m_before.defaultOrganization));
    }
    return commands;
}

} // namespace castellan::domain
