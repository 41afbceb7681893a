#include "models/event/FoldedObject.h"

#include "models/table/VisibleText.h"

#include <QCoreApplication>

namespace castellan::models {

namespace {

using domain::FoldedInstance;
using domain::FoldedOrganization;
using Facts = QList<StateAtEvent::Fact>;

void add(Facts& facts, const QString& name, const QString& value)
{
    if (!value.isEmpty()) {
        facts.append({name, visibleText(value)});
    }
}

void addName(Facts& facts, const QString& name)
{
    add(facts, QCoreApplication::translate("castellan::models::FoldedObject", "Name"), name);
}

void addState(Facts& facts, const QString& state)
{
    add(facts, QCoreApplication::translate("castellan::models::FoldedObject", "State"), state);
}

QString activeText()
{
    return QCoreApplication::translate("castellan::models::FoldedObject", "active");
}

QString removedText()
{
    return QCoreApplication::translate("castellan::models::FoldedObject", "removed");
}

/// Empty as long as no event has said it.
QString stateText(const domain::ProjectedOrganization& organization)
{
    if (organization.reason(domain::OrganizationColumn::State).type.isEmpty()) {
        return {};
    }
    return organization.row().state == domain::OrganizationState::Active
        ? activeText()
        : QCoreApplication::translate("castellan::models::FoldedObject", "inactive");
}

QString primaryText()
{
    return QCoreApplication::translate("castellan::models::FoldedObject", "primary");
}

QString claimText(const domain::InstanceDomain& claim)
{
    if (claim.type == domain::InstanceDomainType::Trusted) {
        return QCoreApplication::translate("castellan::models::FoldedObject", "trusted");
    }
    if (claim.isPrimary) {
        return primaryText();
    }
    return claim.isGenerated ? QCoreApplication::translate("castellan::models::FoldedObject", "generated")
                             : QCoreApplication::translate("castellan::models::FoldedObject", "custom");
}

QString claimText(const domain::OrganizationDomain& claim)
{
    if (claim.isPrimary) {
        return primaryText();
    }
    return claim.isVerified ? QCoreApplication::translate("castellan::models::FoldedObject", "verified")
                            : QCoreApplication::translate("castellan::models::FoldedObject", "not verified");
}

template<typename Folded>
void addDomains(Facts& facts, const Folded& folded)
{
    for (const auto& claim : folded.domains()) {
        //: The name of a fact about an object; %1 is a domain.
        const QString name = QCoreApplication::translate("castellan::models::FoldedObject", "Domain %1")
                                 .arg(visibleText(claim.row().domain));
        add(facts, name, claimText(claim.row()));
    }
}

Facts factsOf(const FoldedInstance& folded)
{
    Facts facts;
    if (!folded.instance()) {
        addState(facts, folded.removalOfInstance() ? removedText() : QString());
        return facts;
    }
    const domain::Instance& row = folded.instance()->row();
    addName(facts, row.name);
    addState(facts, activeText());
    add(facts, QCoreApplication::translate("castellan::models::FoldedObject", "Default organization"),
        row.defaultOrganization.value());
    add(facts, QCoreApplication::translate("castellan::models::FoldedObject", "Default language"), row.defaultLanguage);
    add(facts, QCoreApplication::translate("castellan::models::FoldedObject", "IAM project"), row.iamProject);
    add(facts, QCoreApplication::translate("castellan::models::FoldedObject", "Console client"), row.consoleClient);
    add(facts, QCoreApplication::translate("castellan::models::FoldedObject", "Console app"), row.consoleApp);
    addDomains(facts, folded);
    return facts;
}

Facts factsOf(const FoldedOrganization& folded)
{
    Facts facts;
    if (!folded.organization()) {
        addState(facts, folded.removalOfOrganization() ? removedText() : QString());
        return facts;
    }
    addName(facts, folded.organization()->row().name);
    addState(facts, stateText(*folded.organization()));
    addDomains(facts, folded);
    return facts;
}

} // namespace

FoldedObject::FoldedObject(const domain::StoredEvent& first)
{
    const bool isWhole = first.sequence == 1;
    if (first.aggregate.type == QLatin1String("org")) {
        m_folded = isWhole ? FoldedOrganization() : FoldedOrganization::before(first);
    } else if (!isWhole) {
        m_folded = FoldedInstance::before(first);
    }
}

void FoldedObject::apply(const domain::StoredEvent& event)
{
    std::visit([&event](auto& folded) { folded.apply(event); }, m_folded);
}

QList<StateAtEvent::Fact> FoldedObject::facts() const
{
    return std::visit([](const auto& folded) { return factsOf(folded); }, m_folded);
}

} // namespace castellan::models
