#include "tests/contract/EveryCommand.h"

#include "tests/contract/Commands.h"

#include "domain/instance/AddInstance.h"
#include "domain/instance/AddInstanceDomain.h"
#include "domain/instance/AddTrustedDomain.h"
#include "domain/instance/RemoveInstance.h"
#include "domain/instance/RemoveInstanceDomain.h"
#include "domain/instance/RemoveTrustedDomain.h"
#include "domain/instance/RenameInstance.h"
#include "domain/instance/SetDefaultLanguage.h"
#include "domain/instance/SetDefaultOrganization.h"
#include "domain/instance/SetPrimaryInstanceDomain.h"
#include "domain/organization/AddOrganization.h"
#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/DeactivateOrganization.h"
#include "domain/organization/ReactivateOrganization.h"
#include "domain/organization/RemoveOrganization.h"
#include "domain/organization/RemoveOrganizationDomain.h"
#include "domain/organization/RenameOrganization.h"
#include "domain/organization/SetPrimaryOrganizationDomain.h"
#include "domain/organization/VerifyOrganizationDomain.h"

namespace castellan::test {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

const OrganizationId second(u"o2"_s);
const OrganizationId third(u"o3"_s);

std::unique_ptr<AddInstance> addInstance(const QString& id, const QString& name)
{
    auto command = make<AddInstance>(name);
    command->id = id;
    return command;
}

std::unique_ptr<AddOrganization> addOrganization(const QString& id, const QString& name)
{
    auto command = make<AddOrganization>(acme, name);
    command->id = id;
    return command;
}

std::unique_ptr<AddOrganizationDomain> addDomain(const OrganizationId& organization, const QString& name, bool verified,
                                                 bool primary)
{
    auto command = make<AddOrganizationDomain>(acme, organization, name);
    command->isVerified = verified;
    command->isPrimary = primary;
    return command;
}

} // namespace

Commands beginning()
{
    return all(addInstance(u"i1"_s, u"Acme"_s), make<AddInstanceDomain>(acme, u"acme.example"_s),
               make<SetPrimaryInstanceDomain>(acme, u"acme.example"_s),
               make<AddInstanceDomain>(acme, u"other.example"_s), make<AddTrustedDomain>(acme, u"trust.example"_s),
               addOrganization(u"o1"_s, u"First"_s), addOrganization(u"o2"_s, u"Second \"ä\" \\ 東"_s),
               addOrganization(u"o3"_s, u"Third"_s), make<SetDefaultOrganization>(acme, OrganizationId(u"o1"_s)),
               make<SetDefaultLanguage>(acme, u"de"_s), addDomain(third, u"third.example"_s, true, true),
               addDomain(third, u"claim.example"_s, false, false));
}

Commands changing()
{
    return all(make<RenameInstance>(acme, u"Acme 2"_s), make<SetPrimaryInstanceDomain>(acme, u"other.example"_s),
               make<RemoveInstanceDomain>(acme, u"acme.example"_s), make<RemoveTrustedDomain>(acme, u"trust.example"_s),
               make<RenameOrganization>(acme, second, u"Renamed"_s), make<DeactivateOrganization>(acme, third),
               make<VerifyOrganizationDomain>(acme, third, u"claim.example"_s),
               make<SetPrimaryOrganizationDomain>(acme, third, u"claim.example"_s),
               make<RemoveOrganizationDomain>(acme, third, u"third.example"_s), addInstance(u"i2"_s, u"Beta"_s));
}

Commands ending()
{
    return all(make<ReactivateOrganization>(acme, third), make<RemoveOrganization>(acme, second),
               make<RemoveInstance>(InstanceId(u"i2"_s)), addOrganization(u"o4"_s, u"Renamed"_s));
}

} // namespace castellan::test
