#pragma once

#include "domain/port/UnitOfWork.h"

#include <QMap>
#include <QSet>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace castellan::test {

/// The rows of the model without their times: what commands and events must agree on.
struct ModelRows
{
    using DomainKey = std::pair<QString, QString>;
    using OrganizationKey = std::pair<QString, QString>;
    using OrganizationDomainKey = std::pair<OrganizationKey, QString>;

    std::map<QString, domain::Instance> instances;
    std::map<QString, domain::InstanceDomain> instanceDomains; ///< by spelling, whoever has it
    std::map<OrganizationKey, domain::Organization> organizations;
    std::map<OrganizationDomainKey, domain::OrganizationDomain> organizationDomains;

    void removeInstance(const QString& instance);
    void removeOrganization(const QString& instance, const QString& organization);
    /// As the triggers do: a new primary domain takes the flag from the other one.
    void put(domain::InstanceDomain row);
    void put(domain::OrganizationDomain row);
    /// One line a row, for comparing and for reading a failed comparison.
    [[nodiscard]] QStringList lines() const;

    bool operator==(const ModelRows&) const = default;
};

/// What a database of the family holds: rows, events, unique constraints, search fields. Follows the rules of the
/// reference, sections 2.6 and 2.7, and of the console's push; no SQL, no threads.
class InMemoryDatabase final : public domain::UnitOfWorkSource
{
public:
    [[nodiscard]] domain::Result<std::unique_ptr<domain::UnitOfWork>> begin(
        const std::optional<domain::BatchIdentity>& identity) override;

    struct Content
    {
        ModelRows rows;
        QList<domain::StoredEvent> events;
        QSet<QString> constraints;     ///< `instance/type/folded field`
        QMap<QString, QString> fields; ///< `instance/owner/type/id/objectType/objectId/name` to its JSON text
        QMap<std::pair<QString, QString>, bool>
            domainPolicies;                                  ///< (instance, organization or '') to validateOrgDomains
        QMap<std::pair<QString, QString>, QString> projects; ///< (instance, project) to organization

        /// Applies the constraints' changes of a push. Errors: AlreadyExists `V3-DKcYh` with the key of the event.
        [[nodiscard]] domain::Result<void> change(const QList<domain::ConstraintChange>& changes);
        void change(const domain::Event& event);
        [[nodiscard]] qint64 latestSequence(const domain::AggregateKey& aggregate) const;
    };

    Content content;                              ///< what is committed
    QList<domain::Event> pushed;                  ///< by the last push, with what it did to constraints and fields
    domain::Timestamp now{1'767'225'600'000'000}; ///< of all that is written; 2026-01-01
};

[[nodiscard]] QString constraintText(const domain::UniqueConstraint& constraint);

} // namespace castellan::test
