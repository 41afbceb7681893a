#pragma once

#include "domain/projection/FoldResult.h"
#include "domain/projection/ProjectedRow.h"

#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace castellan::domain {

/// An instance and its domains as their events make them, one after the other, in the global order (reference, section
/// 8.1). Starts with nothing there.
class FoldedInstance final
{
public:
    using Domains = QMap<QString, ProjectedInstanceDomain>;

    /// One whose events before `first` are not at hand: it is taken to be there, with nothing known of it, unless `first`
    /// adds it. A domain that was added before is not known, and what happens to it is ignored.
    [[nodiscard]] static FoldedInstance before(const StoredEvent& first);

    /// The types of event of the aggregate that mean something to its rows.
    [[nodiscard]] static QStringList eventTypes();
    /// Takes the next event of the aggregate.
    FoldResult apply(const StoredEvent& event);

    [[nodiscard]] const std::optional<ProjectedInstance>& instance() const { return m_instance; }
    /// By spelling, custom and trusted.
    [[nodiscard]] const Domains& domains() const { return m_domains; }
    /// The event that removed it last, if any did.
    [[nodiscard]] std::optional<EventReference> removalOfInstance() const { return m_removal; }
    [[nodiscard]] std::optional<EventReference> removalOfDomain(const QString& domain) const;

private:
    using Rule = FoldResult (FoldedInstance::*)(const FoldedEvent&);
    [[nodiscard]] static const QHash<QString, Rule>& rules();

    FoldResult add(const FoldedEvent& event);
    FoldResult rename(const FoldedEvent& event);
    FoldResult setDefaultOrganization(const FoldedEvent& event);
    FoldResult setDefaultLanguage(const FoldedEvent& event);
    FoldResult setProject(const FoldedEvent& event);
    FoldResult setConsole(const FoldedEvent& event);
    FoldResult remove(const FoldedEvent& event);
    FoldResult addCustomDomain(const FoldedEvent& event);
    FoldResult addTrustedDomain(const FoldedEvent& event);
    FoldResult setPrimaryDomain(const FoldedEvent& event);
    FoldResult removeCustomDomain(const FoldedEvent& event);
    FoldResult removeTrustedDomain(const FoldedEvent& event);

    template<typename Change>
    FoldResult change(const FoldedEvent& event, std::initializer_list<InstanceColumn> columns, Change change);
    FoldResult addDomain(const FoldedEvent& event, InstanceDomainType type);
    FoldResult removeDomain(const FoldedEvent& event, InstanceDomainType type);
    [[nodiscard]] Domains::iterator found(const FoldedEvent& event, InstanceDomainType type);

    std::optional<ProjectedInstance> m_instance;
    Domains m_domains;
    std::optional<EventReference> m_removal;
    QMap<QString, EventReference> m_removedDomains; ///< one by one
};

} // namespace castellan::domain
