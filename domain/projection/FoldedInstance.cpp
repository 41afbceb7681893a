#include "domain/projection/FoldedInstance.h"

#include "domain/projection/FoldedDomain.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

const QHash<QString, FoldedInstance::Rule>& FoldedInstance::rules()
{
    static const QHash<QString, Rule> table = {
        {u"instance.added"_s, &FoldedInstance::add},
        {u"instance.changed"_s, &FoldedInstance::rename},
        {u"instance.default.org.set"_s, &FoldedInstance::setDefaultOrganization},
        {u"instance.default.language.set"_s, &FoldedInstance::setDefaultLanguage},
        {u"instance.iam.project.set"_s, &FoldedInstance::setProject},
        {u"instance.iam.console.set"_s, &FoldedInstance::setConsole},
        {u"instance.removed"_s, &FoldedInstance::remove},
        {u"instance.domain.added"_s, &FoldedInstance::addCustomDomain},
        {u"instance.domain.primary.set"_s, &FoldedInstance::setPrimaryDomain},
        {u"instance.domain.removed"_s, &FoldedInstance::removeCustomDomain},
        {u"instance.trusted_domains.added"_s, &FoldedInstance::addTrustedDomain},
        {u"instance.trusted_domains.removed"_s, &FoldedInstance::removeTrustedDomain},
    };
    return table;
}

FoldedInstance FoldedInstance::before(const StoredEvent& first)
{
    FoldedInstance folded;
    if (first.type != "instance.added"_L1) {
        Instance row;
        row.id = InstanceId(first.aggregate.id);
        folded.m_instance.emplace(std::move(row));
    }
    return folded;
}

QStringList FoldedInstance::eventTypes()
{
    return rules().keys();
}

FoldResult FoldedInstance::apply(const StoredEvent& event)
{
    const Rule rule = rules().value(event.type);
    return rule ? (this->*rule)(FoldedEvent(event)) : FoldResult::Ignored;
}

std::optional<EventReference> FoldedInstance::removalOfDomain(const QString& domain) const
{
    const auto found = m_removedDomains.constFind(domain);
    return found != m_removedDomains.cend() ? std::optional(*found) : m_removal;
}

FoldResult FoldedInstance::add(const FoldedEvent& event)
{
    Instance row;
    row.id = InstanceId(event.reference.at.aggregate.id);
    row.name = event.text("name"_L1);
    if (m_instance) {
        return FoldResult::RowExists;
    }
    if (row.name.isEmpty()) {
        return FoldResult::EmptyName;
    }
    m_instance.emplace(std::move(row), event);
    return FoldResult::Applied;
}

template<typename Change>
FoldResult FoldedInstance::change(const FoldedEvent& event, std::initializer_list<InstanceColumn> columns,
                                  Change change)
{
    if (!m_instance) {
        return FoldResult::RowMissing;
    }
    m_instance->apply(event, columns, change);
    return FoldResult::Applied;
}

FoldResult FoldedInstance::rename(const FoldedEvent& event)
{
    const QString name = event.text("name"_L1);
    if (m_instance && name.isEmpty()) {
        return FoldResult::EmptyName;
    }
    return change(event, {InstanceColumn::Name}, [&](Instance& row) { row.name = name; });
}

FoldResult FoldedInstance::setDefaultOrganization(const FoldedEvent& event)
{
    return change(event, {InstanceColumn::DefaultOrganization},
                  [&](Instance& row) { row.defaultOrganization = OrganizationId(event.text("orgId"_L1)); });
}

FoldResult FoldedInstance::setDefaultLanguage(const FoldedEvent& event)
{
    return change(event, {InstanceColumn::DefaultLanguage},
                  [&](Instance& row) { row.defaultLanguage = event.text("language"_L1); });
}

FoldResult FoldedInstance::setProject(const FoldedEvent& event)
{
    return change(event, {InstanceColumn::IamProject},
                  [&](Instance& row) { row.iamProject = event.text("iamProjectId"_L1); });
}

FoldResult FoldedInstance::setConsole(const FoldedEvent& event)
{
    return change(event, {InstanceColumn::ConsoleClient, InstanceColumn::ConsoleApp}, [&](Instance& row) {
        row.consoleClient = event.text("clientId"_L1);
        row.consoleApp = event.text("appId"_L1);
    });
}

FoldResult FoldedInstance::remove(const FoldedEvent& event)
{
    if (!m_instance) {
        return FoldResult::Ignored;
    }
    m_instance.reset();
    m_domains.clear();
    m_removedDomains.clear();
    m_removal = event.reference;
    return FoldResult::Applied;
}

FoldResult FoldedInstance::addCustomDomain(const FoldedEvent& event)
{
    return addDomain(event, InstanceDomainType::Custom);
}

FoldResult FoldedInstance::addTrustedDomain(const FoldedEvent& event)
{
    return addDomain(event, InstanceDomainType::Trusted);
}

// One spelling has one row, whichever the type.
FoldResult FoldedInstance::addDomain(const FoldedEvent& event, InstanceDomainType type)
{
    InstanceDomain row;
    row.instance = InstanceId(event.reference.at.aggregate.id);
    row.domain = domainOf(event);
    row.type = type;
    row.isGenerated = type == InstanceDomainType::Custom && event.payload.value("generated"_L1).toBool();
    if (!isStorableDomain(row.domain)) {
        return FoldResult::InvalidDomain;
    }
    if (m_domains.contains(row.domain)) {
        return FoldResult::RowExists;
    }
    if (!m_instance) {
        return FoldResult::ParentMissing;
    }
    m_domains.insert(row.domain, ProjectedInstanceDomain(row, event));
    return FoldResult::Applied;
}

FoldResult FoldedInstance::setPrimaryDomain(const FoldedEvent& event)
{
    const auto promoted = found(event, InstanceDomainType::Custom);
    if (promoted == m_domains.end()) {
        return FoldResult::Ignored;
    }
    for (auto other = m_domains.begin(); other != m_domains.end(); ++other) {
        if (other != promoted && other->row().isPrimary) {
            other->lose(event, InstanceDomainColumn::IsPrimary, [](InstanceDomain& row) { row.isPrimary = false; });
        }
    }
    promoted->apply(event, {InstanceDomainColumn::IsPrimary}, [](InstanceDomain& row) { row.isPrimary = true; });
    return FoldResult::Applied;
}

FoldResult FoldedInstance::removeCustomDomain(const FoldedEvent& event)
{
    return removeDomain(event, InstanceDomainType::Custom);
}

FoldResult FoldedInstance::removeTrustedDomain(const FoldedEvent& event)
{
    return removeDomain(event, InstanceDomainType::Trusted);
}

FoldResult FoldedInstance::removeDomain(const FoldedEvent& event, InstanceDomainType type)
{
    const auto removed = found(event, type);
    if (removed == m_domains.end()) {
        return FoldResult::Ignored;
    }
    m_removedDomains.insert(removed.key(), event.reference);
    m_domains.erase(removed);
    return FoldResult::Applied;
}

FoldedInstance::Domains::iterator FoldedInstance::found(const FoldedEvent& event, InstanceDomainType type)
{
    const auto domain = m_domains.find(domainOf(event));
    return domain != m_domains.end() && domain->row().type == type ? domain : m_domains.end();
}

} // namespace castellan::domain
