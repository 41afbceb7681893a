#include "tests/support/InMemoryDatabase.h"

#include "domain/core/DisplayName.h"
#include "tests/support/InMemoryUnitOfWork.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace castellan::test {

using namespace domain;
using namespace Qt::Literals::StringLiterals;
using Action = ConstraintChange::Action;

namespace {

QString flag(bool value, const QString& text)
{
    return value ? u" "_s + text : QString();
}

QString fieldKey(const Event& event, const FieldChange& field)
{
    return QStringList{event.aggregate.instanceId,
                       event.owner,
                       event.aggregate.type,
                       event.aggregate.id,
                       field.objectType,
                       field.objectId,
                       field.name}
        .join(u'/');
}

QString jsonText(const QJsonValue& value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

void removeByPrefix(QMap<QString, QString>& fields, const QString& prefix)
{
    fields.removeIf([&](const QMap<QString, QString>::iterator& each) { return each.key().startsWith(prefix); });
}

} // namespace

QString constraintText(const UniqueConstraint& constraint)
{
    return constraint.instanceId + u'/' + constraint.type + u'/' + folded(constraint.field);
}

void ModelRows::removeInstance(const QString& instance)
{
    instances.erase(instance);
    std::erase_if(instanceDomains, [&](const auto& each) { return each.second.instance.value() == instance; });
    std::erase_if(organizations, [&](const auto& each) { return each.first.first == instance; });
    std::erase_if(organizationDomains, [&](const auto& each) { return each.first.first.first == instance; });
}

void ModelRows::removeOrganization(const QString& instance, const QString& organization)
{
    const OrganizationKey key{instance, organization};
    organizations.erase(key);
    std::erase_if(organizationDomains, [&](const auto& each) { return each.first.first == key; });
}

void ModelRows::put(InstanceDomain row)
{
    for (auto& [spelling, other] : instanceDomains) {
        if (row.isPrimary && other.instance == row.instance) {
            other.isPrimary = false;
        }
    }
    instanceDomains[row.domain] = std::move(row);
}

void ModelRows::put(OrganizationDomain row)
{
    const OrganizationKey key{row.instance.value(), row.organization.value()};
    if (row.isPrimary) {
        auto other = organizationDomains.lower_bound({key, QString()});
        for (; other != organizationDomains.end() && other->first.first == key; ++other) {
            other->second.isPrimary = false;
        }
    }
    organizationDomains[{key, row.domain}] = std::move(row);
}

QStringList ModelRows::lines() const
{
    QStringList lines;
    for (const auto& [id, row] : instances) {
        lines.append(QStringList{u"instance"_s, id, row.name, row.defaultOrganization.value(), row.iamProject,
                                 row.consoleClient, row.consoleApp, row.defaultLanguage}
                         .join(u' ')
                         .simplified());
    }
    for (const auto& [spelling, row] : instanceDomains) {
        lines.append(u"%1 domain %2 %3"_s.arg(typeName(row.type), row.instance.value(), spelling)
                     + flag(row.isPrimary, u"primary"_s) + flag(row.isGenerated, u"generated"_s));
    }
    for (const auto& [key, row] : organizations) {
        lines.append(u"organization %1 %2 %3 %4"_s.arg(key.first, key.second, row.name, stateName(row.state)));
    }
    for (const auto& [key, row] : organizationDomains) {
        lines.append(u"organization domain %1 %2 %3"_s.arg(key.first.first, key.first.second, row.domain)
                     + flag(row.isVerified, u"verified"_s) + flag(row.isPrimary, u"primary"_s)
                     + (row.validation ? u" "_s + validationName(*row.validation) : QString()));
    }
    return lines;
}

Result<std::unique_ptr<UnitOfWork>> InMemoryDatabase::begin(const std::optional<BatchIdentity>& /*identity*/)
{
    return std::unique_ptr<UnitOfWork>(std::make_unique<InMemoryUnitOfWork>(*this));
}

Result<void> InMemoryDatabase::Content::change(const QList<ConstraintChange>& changes)
{
    QSet<QString> added;
    QSet<QString> removed;
    for (const ConstraintChange& each : changes) {
        (each.action == Action::Add ? added : removed).insert(constraintText(each.constraint));
    }
    // Removals come first, but for a field that has both, where the events' order counts.
    for (const QString& text : removed - added) {
        constraints.remove(text);
    }
    for (const ConstraintChange& each : changes) {
        const QString text = constraintText(each.constraint);
        if (each.action == Action::RemoveInstance) {
            erase_if(constraints,
                     [&](const QString& held) { return held.startsWith(each.constraint.instanceId + u'/'); });
        } else if (each.action == Action::Remove) {
            constraints.remove(text);
        } else if (constraints.contains(text)) {
            return failed(alreadyExists(u"V3-DKcYh"_s, each.messageKey, text));
        } else {
            constraints.insert(text);
        }
    }
    return {};
}

void InMemoryDatabase::Content::change(const Event& event)
{
    for (const FieldChange& field : event.fields) {
        switch (field.action) {
        case FieldChange::Action::Set: fields[fieldKey(event, field)] = jsonText(field.value); break;
        case FieldChange::Action::Remove: fields.remove(fieldKey(event, field)); break;
        case FieldChange::Action::RemoveAggregate:
            removeByPrefix(fields,
                           QStringList{event.aggregate.instanceId, event.owner, event.aggregate.type,
                                       event.aggregate.id, QString()}
                               .join(u'/'));
            break;
        case FieldChange::Action::RemoveInstance: removeByPrefix(fields, event.aggregate.instanceId + u'/'); break;
        }
    }
}

qint64 InMemoryDatabase::Content::latestSequence(const AggregateKey& aggregate) const
{
    qint64 latest = 0;
    for (const StoredEvent& event : events) {
        latest = event.aggregate == aggregate ? std::max(latest, event.sequence) : latest;
    }
    return latest;
}

} // namespace castellan::test
