#include "domain/organization/OrganizationCommand.h"

#include "domain/invoke/Context.h"
#include "domain/organization/OrganizationEvents.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

AggregateKey OrganizationCommand::aggregate() const
{
    return OrganizationEvents(instanceId(), organizationId()).aggregate();
}

void OrganizationCommand::reads(ReadSet& reads) const
{
    InstanceCommand::reads(reads);
    reads.organizations.insert({instanceId(), organizationId()});
}

Result<void> OrganizationCommand::checkIds(const Refusal& whenEmpty) const
{
    const Refusal ours{u"CAS-OrganizationId"_s, {}};
    const Result<QString> id = existingId(organization.value(), u"organization"_s,
                                          whenEmpty.id.isEmpty() ? ours : whenEmpty);
    if (!id) {
        return failed(id.error());
    }
    return checkInstanceId();
}

Result<Organization> OrganizationCommand::existingOrganization(Context& context, const Refusal& missing) const
{
    const auto row = context.work().organization(instanceId(), organizationId());
    if (!row) {
        return failed(row.error());
    }
    if (!*row) {
        Error error = notFound(missing.id, missing.messageKey,
                               u"Instance %1 has no organization %2."_s.arg(quoted(instanceId().value()),
                                                                            quoted(organizationId().value())));
        error.field = u"organization"_s;
        error.subject = organizationId().value();
        return failed(error);
    }
    return **row;
}

} // namespace castellan::domain
