#include "ui/cli/BatchCommands.h"

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

#include <QHash>

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

using Made = std::unique_ptr<Command>;
using Maker = Made (*)(BatchMembers&);

InstanceId instanceOf(BatchMembers& members)
{
    return InstanceId(members.text(u"instance"_s));
}

OrganizationId organizationOf(BatchMembers& members)
{
    return OrganizationId(members.text(u"organization"_s));
}

/// What changes an existing object may say which event of it was the last one seen.
template<typename T>
Made changing(std::unique_ptr<T> command, BatchMembers& members)
{
    command->expectedSequence = members.optionalNumber(u"expectedSequence"_s);
    return command;
}

template<typename T>
Made onInstance(BatchMembers& members)
{
    return changing(std::make_unique<T>(instanceOf(members)), members);
}

template<typename T>
Made onInstanceDomain(BatchMembers& members)
{
    const InstanceId instance = instanceOf(members);
    return changing(std::make_unique<T>(instance, members.text(u"domain"_s)), members);
}

template<typename T>
Made onOrganization(BatchMembers& members)
{
    const InstanceId instance = instanceOf(members);
    return changing(std::make_unique<T>(instance, organizationOf(members)), members);
}

template<typename T>
std::unique_ptr<T> organizationDomain(BatchMembers& members)
{
    const InstanceId instance = instanceOf(members);
    const OrganizationId organization = organizationOf(members);
    return std::make_unique<T>(instance, organization, members.text(u"domain"_s));
}

template<typename T>
Made onOrganizationDomain(BatchMembers& members)
{
    return changing(organizationDomain<T>(members), members);
}

Made addInstance(BatchMembers& members)
{
    auto command = std::make_unique<AddInstance>(members.text(u"name"_s));
    command->id = members.optionalText(u"id"_s);
    command->defaultLanguage = members.optionalText(u"defaultLanguage"_s);
    command->defaultOrganization = members.optionalText(u"defaultOrganization"_s);
    command->iamProject = members.optionalText(u"iamProject"_s);
    command->consoleClient = members.optionalText(u"consoleClient"_s);
    command->consoleApp = members.optionalText(u"consoleApp"_s);
    return command;
}

Made renameInstance(BatchMembers& members)
{
    const InstanceId instance = instanceOf(members);
    return changing(std::make_unique<RenameInstance>(instance, members.text(u"name"_s)), members);
}

Made setDefaultOrganization(BatchMembers& members)
{
    const InstanceId instance = instanceOf(members);
    return changing(std::make_unique<SetDefaultOrganization>(instance, organizationOf(members)), members);
}

Made setDefaultLanguage(BatchMembers& members)
{
    const InstanceId instance = instanceOf(members);
    return changing(std::make_unique<SetDefaultLanguage>(instance, members.text(u"language"_s)), members);
}

Made addInstanceDomain(BatchMembers& members)
{
    const InstanceId instance = instanceOf(members);
    const QString domain = members.text(u"domain"_s);
    const bool isGenerated = members.optionalFlag(u"generated"_s).value_or(false);
    return changing(std::make_unique<AddInstanceDomain>(instance, domain, isGenerated), members);
}

Made addOrganization(BatchMembers& members)
{
    const InstanceId instance = instanceOf(members);
    auto command = std::make_unique<AddOrganization>(instance, members.text(u"name"_s));
    command->id = members.optionalText(u"id"_s);
    command->generatedDomain = members.optionalFlag(u"generatedDomain"_s).value_or(true);
    return command;
}

Made renameOrganization(BatchMembers& members)
{
    const InstanceId instance = instanceOf(members);
    const OrganizationId organization = organizationOf(members);
    return changing(std::make_unique<RenameOrganization>(instance, organization, members.text(u"name"_s)), members);
}

Made addOrganizationDomain(BatchMembers& members)
{
    auto command = organizationDomain<AddOrganizationDomain>(members);
    command->isVerified = members.optionalFlag(u"verified"_s);
    command->isPrimary = members.optionalFlag(u"primary"_s).value_or(false);
    return changing(std::move(command), members);
}

const QHash<QString, Maker>& makers()
{
    static const QHash<QString, Maker> all{
        {u"instance.add"_s, addInstance},
        {u"instance.rename"_s, renameInstance},
        {u"instance.default-organization.set"_s, setDefaultOrganization},
        {u"instance.default-language.set"_s, setDefaultLanguage},
        {u"instance.remove"_s, onInstance<RemoveInstance>},
        {u"instance.domain.add"_s, addInstanceDomain},
        {u"instance.domain.primary.set"_s, onInstanceDomain<SetPrimaryInstanceDomain>},
        {u"instance.domain.remove"_s, onInstanceDomain<RemoveInstanceDomain>},
        {u"instance.trusted-domain.add"_s, onInstanceDomain<AddTrustedDomain>},
        {u"instance.trusted-domain.remove"_s, onInstanceDomain<RemoveTrustedDomain>},
        {u"organization.add"_s, addOrganization},
        {u"organization.rename"_s, renameOrganization},
        {u"organization.deactivate"_s, onOrganization<DeactivateOrganization>},
        {u"organization.reactivate"_s, onOrganization<ReactivateOrganization>},
        {u"organization.remove"_s, onOrganization<RemoveOrganization>},
        {u"organization.domain.add"_s, addOrganizationDomain},
        {u"organization.domain.verify"_s, onOrganizationDomain<VerifyOrganizationDomain>},
        {u"organization.domain.primary.set"_s, onOrganizationDomain<SetPrimaryOrganizationDomain>},
        {u"organization.domain.remove"_s, onOrganizationDomain<RemoveOrganizationDomain>},
    };
    return all;
}

} // namespace

bool isBatchCommand(const QString& name)
{
    return makers().contains(name);
}

std::unique_ptr<Command> makeCommand(const QString& name, BatchMembers& members)
{
    return makers().value(name)(members);
}

} // namespace castellan::ui
