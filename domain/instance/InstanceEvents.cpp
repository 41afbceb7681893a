#include "domain/instance/InstanceEvents.h"

#include "domain/command/Uniqueness.h"

namespace castellan::domain {

namespace {

using namespace Qt::Literals::StringLiterals;
using Action = ConstraintChange::Action;

QString domainTaken()
{
    return u"Errors.Instance.Domain.AlreadyExists"_s;
}

FieldChange domainField(FieldChange::Action action, const QString& domain)
{
    FieldChange field;
    field.action = action;
    field.objectType = u"instance_domain"_s;
    field.objectId = domain;
    field.name = u"domain"_s;
    if (action == FieldChange::Action::Set) {
        field.value = domain;
        field.shouldIndex = true;
    }
    return field;
}

} // namespace

AggregateKey InstanceEvents::aggregate() const
{
    return {m_instance.value(), u"instance"_s, m_instance.value()};
}

Event InstanceEvents::make(const QString& type, const QJsonObject& payload) const
{
    Event event;
    event.aggregate = aggregate();
    event.type = type;
    event.payload = payload;
    event.owner = m_instance.value();
    return event;
}

Event InstanceEvents::added(const QString& name) const
{
    return make(u"instance.added"_s, {{u"name"_s, name}});
}

Event InstanceEvents::renamed(const QString& name) const
{
    return make(u"instance.changed"_s, {{u"name"_s, name}});
}

Event InstanceEvents::removed(const QStringList& customDomains) const
{
    Event event = make(u"instance.removed"_s, {});
    event.payload.reset();
    for (const QString& domain : customDomains) {
        event.constraints.append({Action::Remove, Uniqueness::customDomain(domain), {}});
    }
    event.constraints.append({Action::RemoveInstance, {m_instance.value(), {}, {}}, {}});
    FieldChange fields;
    fields.action = FieldChange::Action::RemoveInstance;
    event.fields.append(fields);
    return event;
}

Event InstanceEvents::deletionReached() const
{
    Event event = make(u"milestone.v2.reached"_s, {{u"type"_s, u"InstanceDeleted"_s}});
    event.aggregate.type = u"milestone"_s;
    event.revision = 2;
    return event;
}

Event InstanceEvents::defaultOrganizationSet(const OrganizationId& organization) const
{
    return make(u"instance.default.org.set"_s, {{u"orgId"_s, organization.value()}});
}

Event InstanceEvents::defaultLanguageSet(const QString& language) const
{
    return make(u"instance.default.language.set"_s, {{u"language"_s, language}});
}

Event InstanceEvents::iamProjectSet(const QString& project) const
{
    return make(u"instance.iam.project.set"_s, {{u"iamProjectId"_s, project}});
}

Event InstanceEvents::consoleSet(const QString& client, const QString& app) const
{
    return make(u"instance.iam.console.set"_s, {{u"clientId"_s, client}, {u"appId"_s, app}});
}

Event InstanceEvents::domainAdded(const QString& domain, bool isGenerated) const
{
    QJsonObject payload{{u"domain"_s, domain}};
    if (isGenerated) {
        payload.insert(u"generated"_s, true);
    }
    Event event = make(u"instance.domain.added"_s, payload);
    event.constraints.append({Action::Add, Uniqueness::customDomain(domain), domainTaken()});
    event.fields.append(domainField(FieldChange::Action::Set, domain));
    return event;
}

Event InstanceEvents::primaryDomainSet(const QString& domain) const
{
    return make(u"instance.domain.primary.set"_s, {{u"domain"_s, domain}});
}

Event InstanceEvents::domainRemoved(const QString& domain) const
{
    Event event = make(u"instance.domain.removed"_s, {{u"domain"_s, domain}});
    event.constraints.append({Action::Remove, Uniqueness::customDomain(domain), {}});
    event.fields.append(domainField(FieldChange::Action::Remove, domain));
    return event;
}

Event InstanceEvents::trustedDomainAdded(const QString& domain) const
{
    Event event = make(u"instance.trusted_domains.added"_s, {{u"domain"_s, domain}});
    event.constraints.append({Action::Add, Uniqueness::trustedDomain(m_instance, domain), domainTaken()});
    return event;
}

Event InstanceEvents::trustedDomainRemoved(const QString& domain) const
{
    Event event = make(u"instance.trusted_domains.removed"_s, {{u"domain"_s, domain}});
    event.constraints.append({Action::Remove, Uniqueness::trustedDomain(m_instance, domain), {}});
    return event;
}

} // namespace castellan::domain
