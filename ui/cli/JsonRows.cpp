#include "ui/cli/JsonRows.h"

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

void writeTimes(JsonText& json, Timestamp createdAt, Timestamp updatedAt)
{
    json.key("createdAt"_L1).text(createdAt.toIsoText());
    json.key("updatedAt"_L1).text(updatedAt.toIsoText());
}

} // namespace

void writeRow(JsonText& json, const Instance& instance)
{
    json.beginObject();
    json.key("id"_L1).text(instance.id.value());
    json.key("name"_L1).text(instance.name);
    json.key("defaultOrgId"_L1).textOrNull(instance.defaultOrganization.value());
    json.key("iamProjectId"_L1).textOrNull(instance.iamProject);
    json.key("consoleClientId"_L1).textOrNull(instance.consoleClient);
    json.key("consoleAppId"_L1).textOrNull(instance.consoleApp);
    json.key("defaultLanguage"_L1).textOrNull(instance.defaultLanguage);
    writeTimes(json, instance.createdAt, instance.updatedAt);
    json.endObject();
}

void writeRow(JsonText& json, const InstanceDomain& domain)
{
    const bool isCustom = domain.type == InstanceDomainType::Custom;
    json.beginObject();
    json.key("instanceId"_L1).text(domain.instance.value());
    json.key("domain"_L1).text(domain.domain);
    // Trusted domains have neither flag: NULL in the table.
    json.key("isPrimary"_L1);
    isCustom ? json.flag(domain.isPrimary) : json.null();
    json.key("isGenerated"_L1);
    isCustom ? json.flag(domain.isGenerated) : json.null();
    json.key("type"_L1).text(typeName(domain.type));
    writeTimes(json, domain.createdAt, domain.updatedAt);
    json.endObject();
}

void writeRow(JsonText& json, const Organization& organization)
{
    json.beginObject();
    json.key("id"_L1).text(organization.id.value());
    json.key("name"_L1).text(organization.name);
    json.key("instanceId"_L1).text(organization.instance.value());
    json.key("state"_L1).text(stateName(organization.state));
    writeTimes(json, organization.createdAt, organization.updatedAt);
    json.endObject();
}

void writeRow(JsonText& json, const OrganizationDomain& domain)
{
    json.beginObject();
    json.key("instanceId"_L1).text(domain.instance.value());
    json.key("orgId"_L1).text(domain.organization.value());
    json.key("domain"_L1).text(domain.domain);
    json.key("isVerified"_L1).flag(domain.isVerified);
    json.key("isPrimary"_L1).flag(domain.isPrimary);
    json.key("validationType"_L1).textOrNull(domain.validation ? validationName(*domain.validation) : QString());
    writeTimes(json, domain.createdAt, domain.updatedAt);
    json.endObject();
}

void writeEvent(JsonText& json, const StoredEvent& event, bool withCursor)
{
    json.beginObject();
    json.key("instanceId"_L1).text(event.aggregate.instanceId);
    json.key("aggregateType"_L1).text(event.aggregate.type);
    json.key("aggregateId"_L1).text(event.aggregate.id);
    json.key("eventType"_L1).text(event.type);
    json.key("sequence"_L1).number(event.sequence);
    json.key("revision"_L1).number(event.revision);
    json.key("createdAt"_L1).text(event.createdAt.toIsoText());
    json.key("payload"_L1).json(event.payload);
    json.key("creator"_L1).text(event.creator);
    json.key("owner"_L1).text(event.owner);
    json.key("position"_L1).text(event.position);
    json.key("inTxOrder"_L1).number(event.inTxOrder);
    if (withCursor) {
        json.key("cursor"_L1).text(event.cursor().toText());
    }
    json.endObject();
}

void writeResult(JsonText& json, const CommandResult& result)
{
    json.beginObject();
    json.key("command"_L1).text(result.command);
    json.key("id"_L1).text(result.id);
    if (!result.domain.isEmpty()) {
        json.key("domain"_L1).text(result.domain);
    }
    json.key("changed"_L1).flag(result.changed);
    json.endObject();
}

} // namespace castellan::ui
