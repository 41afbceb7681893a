#include "domain/projection/FoldedOrganization.h"

#include "domain/projection/FoldedDomain.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int validationByHttp = 1;
constexpr int validationByDns = 2;

std::optional<DomainValidation> validationOf(const FoldedEvent& event)
{
    switch (event.payload.value("validationType"_L1).toInt()) {
    case validationByHttp: return DomainValidation::Http;
    case validationByDns: return DomainValidation::Dns;
    default: return std::nullopt;
    }
}

} // namespace

const QHash<QString, FoldedOrganization::Rule>& FoldedOrganization::rules()
{
    static const QHash<QString, Rule> table = {
        {u"instance.added"_s, &FoldedOrganization::gainParent},
        {u"instance.removed"_s, &FoldedOrganization::loseParent},
        {u"org.added"_s, &FoldedOrganization::add},
        {u"org.changed"_s, &FoldedOrganization::rename},
        {u"org.deactivated"_s, &FoldedOrganization::deactivate},
        {u"org.reactivated"_s, &FoldedOrganization::reactivate},
        {u"org.removed"_s, &FoldedOrganization::remove},
        {u"org.domain.added"_s, &FoldedOrganization::addDomain},
        {u"org.domain.verification.added"_s, &FoldedOrganization::setValidation},
        {u"org.domain.verified"_s, &FoldedOrganization::verifyDomain},
        {u"org.domain.primary.set"_s, &FoldedOrganization::setPrimaryDomain},
        {u"org.domain.removed"_s, &FoldedOrganization::removeDomain},
    };
    return table;
}

FoldedOrganization FoldedOrganization::before(const StoredEvent& first)
{
    FoldedOrganization folded;
    if (first.type != "org.added"_L1) {
        Organization row;
        row.instance = InstanceId(first.aggregate.instanceId);
        row.id = OrganizationId(first.aggregate.id);
        folded.m_organization.emplace(std::move(row));
    }
    return folded;
}

QStringList FoldedOrganization::eventTypes()
{
    QStringList types = rules().keys();
    types.removeIf([](const QString& type) { return !type.startsWith("org."_L1); });
    return types;
}

FoldResult FoldedOrganization::apply(const StoredEvent& event)
{
    const Rule rule = rules().value(event.type);
    return rule ? (this->*rule)(FoldedEvent(event)) : FoldResult::Ignored;
}

std::optional<EventReference> FoldedOrganization::removalOfDomain(const QString& domain) const
{
    const auto found = m_removedDomains.constFind(domain);
    return found != m_removedDomains.cend() ? std::optional(*found) : m_removal;
}

FoldResult FoldedOrganization::gainParent(const FoldedEvent& event)
{
    m_hasParent = m_hasParent || !event.text("name"_L1).isEmpty(); // no row for an instance without a name
    return FoldResult::Ignored;
}

FoldResult FoldedOrganization::loseParent(const FoldedEvent& event)
{
    m_hasParent = false;
    return remove(event);
}

FoldResult FoldedOrganization::add(const FoldedEvent& event)
{
    Organization row;
    row.instance = InstanceId(event.reference.at.aggregate.instanceId);
    row.id = OrganizationId(event.reference.at.aggregate.id);
    row.name = event.text("name"_L1);
    if (m_organization) {
        return FoldResult::RowExists;
    }
    if (row.name.isEmpty()) {
        return FoldResult::EmptyName;
    }
    if (!m_hasParent) {
        return FoldResult::ParentMissing;
    }
    m_organization.emplace(std::move(row), event);
    return FoldResult::Applied;
}

FoldResult FoldedOrganization::rename(const FoldedEvent& event)
{
    const QString name = event.text("name"_L1);
    if (!m_organization || name.isEmpty()) {
        return FoldResult::Ignored;
    }
    m_organization->apply(event, {OrganizationColumn::Name}, [&](Organization& row) { row.name = name; });
    return FoldResult::Applied;
}

FoldResult FoldedOrganization::deactivate(const FoldedEvent& event)
{
    return setState(event, OrganizationState::Inactive);
}

FoldResult FoldedOrganization::reactivate(const FoldedEvent& event)
{
    return setState(event, OrganizationState::Active);
}

FoldResult FoldedOrganization::setState(const FoldedEvent& event, OrganizationState state)
{
    if (!m_organization) {
        return FoldResult::Ignored;
    }
    m_organization->apply(event, {OrganizationColumn::State}, [&](Organization& row) { row.state = state; });
    return FoldResult::Applied;
}

FoldResult FoldedOrganization::remove(const FoldedEvent& event)
{
    if (!m_organization) {
        return FoldResult::Ignored;
    }
    m_organization.reset();
    m_domains.clear();
    m_removedDomains.clear();
    m_removal = event.reference;
    return FoldResult::Applied;
}

// The reference takes the event's owner for the organization: it is the aggregate's id.
FoldResult FoldedOrganization::addDomain(const FoldedEvent& event)
{
    OrganizationDomain row;
    row.instance = InstanceId(event.reference.at.aggregate.instanceId);
    row.organization = OrganizationId(event.reference.at.aggregate.id);
    row.domain = domainOf(event);
    if (!isStorableDomain(row.domain)) {
        return FoldResult::InvalidDomain;
    }
    if (m_domains.contains(row.domain)) {
        return FoldResult::RowExists;
    }
    if (!m_organization) {
        return FoldResult::ParentMissing;
    }
    m_domains.insert(row.domain, ProjectedOrganizationDomain(row, event));
    return FoldResult::Applied;
}

FoldResult FoldedOrganization::setValidation(const FoldedEvent& event)
{
    const std::optional<DomainValidation> validation = validationOf(event);
    if (!validation) {
        return FoldResult::UnknownValidation;
    }
    const auto found = m_domains.find(domainOf(event));
    if (found == m_domains.end()) {
        return FoldResult::Ignored;
    }
    found->apply(event, {OrganizationDomainColumn::ValidationType},
                 [&](OrganizationDomain& row) { row.validation = validation; });
    return FoldResult::Applied;
}

FoldResult FoldedOrganization::verifyDomain(const FoldedEvent& event)
{
    const auto found = m_domains.find(domainOf(event));
    if (found == m_domains.end()) {
        return FoldResult::Ignored;
    }
    found->apply(event, {OrganizationDomainColumn::IsVerified}, [](OrganizationDomain& row) { row.isVerified = true; });
    return FoldResult::Applied;
}

FoldResult FoldedOrganization::setPrimaryDomain(const FoldedEvent& event)
{
    const auto promoted = m_domains.find(domainOf(event));
    if (promoted == m_domains.end()) {
        return FoldResult::Ignored;
    }
    for (auto other = m_domains.begin(); other != m_domains.end(); ++other) {
        if (other != promoted && other->row().isPrimary) {
            other->lose(event, OrganizationDomainColumn::IsPrimary,
                        [](OrganizationDomain& row) { row.isPrimary = false; });
        }
    }
    promoted->apply(event, {OrganizationDomainColumn::IsPrimary},
                    [](OrganizationDomain& row) { row.isPrimary = true; });
    return FoldResult::Applied;
}

FoldResult FoldedOrganization::removeDomain(const FoldedEvent& event)
{
    const auto removed = m_domains.find(domainOf(event));
    if (removed == m_domains.end()) {
        return FoldResult::Ignored;
    }
    m_removedDomains.insert(removed.key(), event.reference);
    m_domains.erase(removed);
    return FoldResult::Applied;
}

} // namespace castellan::domain
