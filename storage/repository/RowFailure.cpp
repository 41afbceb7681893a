#include "storage/repository/RowFailure.h"

#include <QJsonValue>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::AggregateKey;
using domain::Error;
using domain::Event;

Error asTaken(Error error, const QString& id, const QString& messageKey, const QString& field, const QString& message)
{
    error.kind = domain::ErrorKind::AlreadyExists;
    error.id = id;
    error.messageKey = messageKey;
    error.field = field;
    error.message = message;
    error.subject.clear(); // the index: nothing for people
    return error;
}

/// PostgreSQL's DETAIL is `Key (instance_id, name)=(i1, Lehigh) already exists.`, in whatever language around the values.
bool tells(const Error& error, const QStringList& values)
{
    return error.detail.contains(u"=("_s + values.join(u", ") + u')');
}

AggregateKey aggregateOf(const Overlay::OrganizationKey& key)
{
    return {key.first.value(), u"org"_s, key.second.value()};
}

AggregateKey aggregateOf(const domain::InstanceId& id)
{
    return {id.value(), u"instance"_s, id.value()};
}

bool hasValue(const Event& event, const QString& value)
{
    if (value.isEmpty()) {
        return true;
    }
    const QJsonObject payload = event.payload.value_or(QJsonObject());
    return std::any_of(payload.begin(), payload.end(), [&value](const auto& each) { return each.toString() == value; });
}

} // namespace

std::optional<int> RowFailure::commandOf(const AggregateKey& aggregate, const QString& value) const
{
    for (const Event& event : m_events) {
        if (event.aggregate == aggregate && hasValue(event, value)) {
            return event.command;
        }
    }
    return std::nullopt;
}

Error RowFailure::ofDelete(const Error& error) const
{
    Error explained = error;
    for (const Event& event : m_events) {
        const bool isInstance = event.type == u"instance.removed"_s && tells(error, {event.aggregate.id});
        const bool isOrganization = event.type == u"org.removed"_s
            && tells(error, {event.aggregate.instanceId, event.aggregate.id});
        if (isInstance || isOrganization) {
            explained.command = event.command;
        }
    }
    return explained;
}

// PostgreSQL names the index, SQLite the columns.
Error RowFailure::ofWrite(const Error& error) const
{
    using domain::ErrorKind;
    if (error.kind == ErrorKind::PreconditionFailed && error.id == u"CAS-Reference"_s) {
        Error gone = error; // the parent was there when it was looked at
        gone.kind = ErrorKind::Conflict;
        gone.id = u"CAS-ParentGone"_s;
        gone.message = u"The instance or organization was removed by another writer meanwhile. Try again."_s;
        gone.retryable = true;
        return gone;
    }
    if (error.kind != ErrorKind::AlreadyExists) {
        return error;
    }
    const QString where = error.subject;
    const auto isAt = [&where](const QString& index, const QString& columns) {
        return where == index || where.contains(columns);
    };
    if (error.id == u"CAS-DomainTaken"_s) {
        return asTaken(
            error, u"V3-DKcYh"_s, u"Errors.Org.Domain.AlreadyExists"_s, u"domain"_s,
            u"Another organization of the instance has meanwhile verified the domain. Choose another one."_s);
    }
    if (isAt(u"org_unique_instance_id_name_idx"_s, u"organizations.name"_s)) {
        return ofName(error);
    }
    if (isAt(u"organizations_pkey"_s, u"organizations.id"_s)) {
        return ofOrganizationId(error);
    }
    if (isAt(u"instance_domains_pkey"_s, u"instance_domains.domain"_s)) {
        return ofInstanceDomain(error);
    }
    if (isAt(u"org_domains_pkey"_s, u"org_domains.domain"_s)) {
        return ofOrganizationDomain(error);
    }
    return isAt(u"instances_pkey"_s, u"instances.id"_s) ? ofInstanceId(error) : error;
}

Error RowFailure::ofName(Error error) const
{
    error = asTaken(error, u"V3-DKcYh"_s, u"Errors.Org.AlreadyExists"_s, u"name"_s,
                    u"Another organization of the instance has meanwhile taken the name. Choose another one."_s);
    const auto& all = m_rows.trackedOrganizations();
    for (auto row = all.cbegin(); row != all.cend(); ++row) {
        if (row->now && tells(error, {row->now->instance.value(), row->now->name})) {
            error.subject = row->now->name;
            error.command = commandOf(aggregateOf(row.key()), row->now->name);
        }
    }
    return error;
}

Error RowFailure::ofOrganizationId(Error error) const
{
    error = asTaken(error, u"ORG-laho2n"_s, u"Errors.Org.AlreadyExisting"_s, u"id"_s,
                    u"The organization's id is already in use. Choose another one."_s);
    const auto& all = m_rows.trackedOrganizations();
    for (auto row = all.cbegin(); row != all.cend(); ++row) {
        if (tells(error, {row.key().first.value(), row.key().second.value()})) {
            error.subject = row.key().second.value();
            error.command = commandOf(aggregateOf(row.key()), {});
        }
    }
    return error;
}

Error RowFailure::ofInstanceDomain(Error error) const
{
    error = asTaken(error, u"DOM-CvQ8tf"_s, u"Errors.Instance.Domain.AlreadyExists"_s, u"domain"_s,
                    u"An instance has meanwhile taken the domain. Choose another one."_s);
    for (const Tracked<domain::InstanceDomain>& row : m_rows.trackedInstanceDomains()) {
        if (row.now && tells(error, {row.now->domain})) {
            error.subject = row.now->domain;
            error.command = commandOf(aggregateOf(row.now->instance), row.now->domain);
        }
    }
    return error;
}

Error RowFailure::ofOrganizationDomain(Error error) const
{
    error = asTaken(error, u"V2-e1wse"_s, u"Errors.Already.Exists"_s, u"domain"_s,
                    u"The organization has meanwhile got the domain."_s);
    const auto& all = m_rows.trackedOrganizationDomains();
    for (auto organization = all.cbegin(); organization != all.cend(); ++organization) {
        const Overlay::OrganizationKey& key = organization.key();
        for (auto row = organization->cbegin(); row != organization->cend(); ++row) {
            if (row->now && tells(error, {key.first.value(), key.second.value(), row.key()})) {
                error.subject = row.key();
                error.command = commandOf(aggregateOf(key), row.key());
            }
        }
    }
    return error;
}

Error RowFailure::ofInstanceId(Error error) const
{
    error = asTaken(error, u"CAS-InstanceExists"_s, {}, u"id"_s,
                    u"The instance's id is already in use. Choose another one."_s);
    const QList<domain::InstanceId> ids = m_rows.trackedInstances().keys();
    for (const domain::InstanceId& id : ids) {
        if (tells(error, {id.value()})) {
            error.subject = id.value();
            error.command = commandOf(aggregateOf(id), {});
        }
    }
    return error;
}

QSet<Overlay::InstanceText> RowFailure::verifiedNow() const
{
    QSet<Overlay::InstanceText> domains;
    for (const Overlay::OrganizationDomains& rows : m_rows.trackedOrganizationDomains()) {
        for (const Tracked<domain::OrganizationDomain>& row : rows) {
            if (row.now && row.now->isVerified && !(row.before && row.before->isVerified)) {
                domains.insert({row.now->instance, row.now->domain});
            }
        }
    }
    return domains;
}

Error RowFailure::ofVerifiedDomain(Error error, const Overlay::InstanceText& domain) const
{
    error.subject = domain.second;
    for (const Overlay::OrganizationDomains& rows : m_rows.trackedOrganizationDomains()) {
        const auto row = rows.constFind(domain.second);
        if (row != rows.cend() && row->now && row->now->isVerified && row->now->instance == domain.first) {
            error.command = commandOf(aggregateOf({row->now->instance, row->now->organization}), domain.second);
        }
    }
    return error;
}

} // namespace castellan::storage
