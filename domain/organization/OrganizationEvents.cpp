#include "domain/organization/OrganizationEvents.h"

#include "domain/command/Uniqueness.h"

namespace castellan::domain {

namespace {

using namespace Qt::Literals::StringLiterals;
using Action = ConstraintChange::Action;

constexpr int activeNumber = 1;
constexpr int inactiveNumber = 2;

FieldChange verifiedField(const QString& domain, bool isVerified)
{
    FieldChange field;
    field.objectType = u"org_domain"_s;
    field.objectId = domain;
    field.name = u"verified"_s;
    field.value = isVerified;
    return field;
}

} // namespace

AggregateKey OrganizationEvents::aggregate() const
{
    return {m_instance.value(), u"org"_s, m_organization.value()};
}

Event OrganizationEvents::make(const QString& type, const QJsonObject& payload) const
{
    Event event;
    event.aggregate = aggregate();
    event.type = type;
    event.payload = payload;
    event.owner = m_organization.value();
    return event;
}

FieldChange OrganizationEvents::field(const QString& name, const QJsonValue& value) const
{
    FieldChange change;
    change.objectType = u"org"_s;
    change.objectId = m_organization.value();
    change.name = name;
    change.value = value;
    change.shouldIndex = true;
    return change;
}

Event OrganizationEvents::added(const QString& name) const
{
    Event event = make(u"org.added"_s, {{u"name"_s, name}});
    event.constraints.append(
        {Action::Add, Uniqueness::organizationName(m_instance, name), u"Errors.Org.AlreadyExists"_s});
    event.fields = {field(u"name"_s, name), field(u"state"_s, activeNumber)};
    return event;
}

Event OrganizationEvents::renamed(const QString& before, const QString& name) const
{
    Event event = make(u"org.changed"_s, {{u"name"_s, name}});
    event.constraints.append({Action::Remove, Uniqueness::organizationName(m_instance, before), {}});
    event.constraints.append(
        {Action::Add, Uniqueness::organizationName(m_instance, name), u"Errors.Org.AlreadyExists"_s});
    event.fields = {field(u"name"_s, name)};
    return event;
}

Event OrganizationEvents::deactivated() const
{
    Event event = make(u"org.deactivated"_s, {});
    event.fields = {field(u"state"_s, inactiveNumber)};
    return event;
}

Event OrganizationEvents::reactivated() const
{
    Event event = make(u"org.reactivated"_s, {});
    event.fields = {field(u"state"_s, activeNumber)};
    return event;
}

Event OrganizationEvents::removed(const QString& name, const QStringList& verifiedDomains) const
{
    Event event = make(u"org.removed"_s, {});
    event.payload.reset();
    event.constraints.append({Action::Remove, Uniqueness::organizationName(m_instance, name), {}});
    for (const QString& domain : verifiedDomains) {
        event.constraints.append({Action::Remove, Uniqueness::verifiedDomain(m_instance, domain), {}});
    }
    FieldChange fields;
    fields.action = FieldChange::Action::RemoveAggregate;
    event.fields.append(fields);
    return event;
}

Event OrganizationEvents::domainAdded(const QString& domain) const
{
    Event event = make(u"org.domain.added"_s, {{u"domain"_s, domain}});
    event.fields = {verifiedField(domain, false)};
    return event;
}

Event OrganizationEvents::domainVerified(const QString& domain) const
{
    Event event = make(u"org.domain.verified"_s, {{u"domain"_s, domain}});
    event.constraints.append(
        {Action::Add, Uniqueness::verifiedDomain(m_instance, domain), u"Errors.Org.Domain.AlreadyExists"_s});
    event.fields = {verifiedField(domain, true)};
    return event;
}

Event OrganizationEvents::primaryDomainSet(const QString& domain) const
{
    return make(u"org.domain.primary.set"_s, {{u"domain"_s, domain}});
}

Event OrganizationEvents::domainRemoved(const QString& domain, bool wasVerified) const
{
    Event event = make(u"org.domain.removed"_s, {{u"domain"_s, domain}});
    if (wasVerified) {
        event.constraints.append({Action::Remove, Uniqueness::verifiedDomain(m_instance, domain), {}});
    }
    event.fields = {verifiedField(domain, false)};
    return event;
}

} // namespace castellan::domain
