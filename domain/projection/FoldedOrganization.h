#pragma once

#include "domain/projection/FoldResult.h"
#include "domain/projection/ProjectedRow.h"

#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace castellan::domain {

/// An organization and its domains as their events make them, one after the other, in the global order (reference,
/// section 8.1). Starts with nothing there.
class FoldedOrganization final
{
public:
    using Domains = QMap<QString, ProjectedOrganizationDomain>;
    /// Whether its instance is there before the first event. Where the instance's events are not at hand, it is assumed.
    enum class Parent { There, NotYet };

    explicit FoldedOrganization(Parent parent = Parent::There) : m_hasParent(parent == Parent::There) {}

    /// One whose events before `first` are not at hand: it is taken to be there, with nothing known of it, unless `first`
    /// adds it. A domain that was added before is not known, and what happens to it is ignored.
    [[nodiscard]] static FoldedOrganization before(const StoredEvent& first);

    /// The types of event of the aggregate that mean something to its rows.
    [[nodiscard]] static QStringList eventTypes();
    /// Takes the next event of the aggregate, or the `instance.added` or `instance.removed` of its instance.
    FoldResult apply(const StoredEvent& event);

    [[nodiscard]] const std::optional<ProjectedOrganization>& organization() const { return m_organization; }
    /// By spelling.
    [[nodiscard]] const Domains& domains() const { return m_domains; }
    /// The event that removed it last, if any did.
    [[nodiscard]] std::optional<EventReference> removalOfOrganization() const { return m_removal; }
    [[nodiscard]] std::optional<EventReference> removalOfDomain(const QString& domain) const;

private:
    using Rule = FoldResult (FoldedOrganization::*)(const FoldedEvent&);
    [[nodiscard]] static const QHash<QString, Rule>& rules();

    FoldResult gainParent(const FoldedEvent& event);
    FoldResult loseParent(const FoldedEvent& event);
    FoldResult add(const FoldedEvent& event);
    FoldResult rename(const FoldedEvent& event);
    FoldResult deactivate(const FoldedEvent& event);
    FoldResult reactivate(const FoldedEvent& event);
    FoldResult remove(const FoldedEvent& event);
    FoldResult addDomain(const FoldedEvent& event);
    FoldResult setValidation(const FoldedEvent& event);
    FoldResult verifyDomain(const FoldedEvent& event);
    FoldResult setPrimaryDomain(const FoldedEvent& event);
    FoldResult removeDomain(const FoldedEvent& event);

    FoldResult setState(const FoldedEvent& event, OrganizationState state);

    bool m_hasParent;
    std::optional<ProjectedOrganization> m_organization;
    Domains m_domains;
    std::optional<EventReference> m_removal;
    QMap<QString, EventReference> m_removedDomains; ///< one by one
};

} // namespace castellan::domain
