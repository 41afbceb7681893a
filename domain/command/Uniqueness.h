#pragma once

#include "domain/core/Id.h"
#include "domain/core/Result.h"
#include "domain/event/Event.h"

#include <QString>

#include <functional>

namespace castellan::domain {

class UnitOfWork;
struct ReadSet;

/// What may be held only once, looked up before it is written: the stricter of the tables (exact spelling) and the
/// eventstore's constraints (whatever the case). The errors are AlreadyExists and name the holder.
class Uniqueness final
{
public:
    explicit Uniqueness(UnitOfWork& work) : m_work(work) {}

    /// The name for an organization; `before` is the name it has so far, or empty. `V3-DKcYh`.
    [[nodiscard]] Result<void> requireOrganizationName(const InstanceId& instance, const OrganizationId& organization,
                                                       const QString& name, const QString& before) const;
    /// A custom or trusted domain for an instance. `DOM-CvQ8tf` for a row, `V3-DKcYh` for a constraint.
    [[nodiscard]] Result<void> requireInstanceDomain(const InstanceId& instance, const QString& domain) const;
    /// A verified domain for an organization. `V3-DKcYh`.
    [[nodiscard]] Result<void> requireVerifiedDomain(const InstanceId& instance, const QString& domain) const;

    [[nodiscard]] static UniqueConstraint organizationName(const InstanceId& instance, const QString& name);
    [[nodiscard]] static UniqueConstraint customDomain(const QString& domain);
    [[nodiscard]] static UniqueConstraint trustedDomain(const InstanceId& instance, const QString& domain);
    [[nodiscard]] static UniqueConstraint verifiedDomain(const InstanceId& instance, const QString& domain);

    /// What `requireOrganizationName` and `requireVerifiedDomain` look at.
    static void readOrganizationName(const InstanceId& instance, const QString& name, ReadSet& reads);
    static void readVerifiedDomain(const InstanceId& instance, const QString& domain, ReadSet& reads);

private:
    [[nodiscard]] Result<void> requireFree(const UniqueConstraint& constraint,
                                           const std::function<Error()>& refusal) const;
    [[nodiscard]] Result<QString> described(const InstanceId& instance, const OrganizationId& organization) const;
    [[nodiscard]] Result<QString> described(const InstanceId& instance) const;

    UnitOfWork& m_work;
};

} // namespace castellan::domain
