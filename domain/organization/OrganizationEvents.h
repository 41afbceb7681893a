#pragma once

#include "domain/core/Id.h"
#include "domain/event/Event.h"

#include <QString>
#include <QStringList>

namespace castellan::domain {

/// The events of one organization, with the payload, the unique constraints and the search fields that belong to each
/// (reference, section 3.2).
class OrganizationEvents final
{
public:
    OrganizationEvents(InstanceId instance, OrganizationId organization)
        : m_instance(std::move(instance)),
          m_organization(std::move(organization))
    {}

    [[nodiscard]] AggregateKey aggregate() const;

    [[nodiscard]] Event added(const QString& name) const;
    [[nodiscard]] Event renamed(const QString& before, const QString& name) const;
    [[nodiscard]] Event deactivated() const;
    [[nodiscard]] Event reactivated() const;
    /// Releases the name and the verified domains: an unverified one may be another organization's.
    [[nodiscard]] Event removed(const QString& name, const QStringList& verifiedDomains) const;

    [[nodiscard]] Event domainAdded(const QString& domain) const;
    [[nodiscard]] Event domainVerified(const QString& domain) const;
    [[nodiscard]] Event primaryDomainSet(const QString& domain) const;
    /// Releases the domain only if it was verified.
    [[nodiscard]] Event domainRemoved(const QString& domain, bool wasVerified) const;

private:
    [[nodiscard]] Event make(const QString& type, const QJsonObject& payload) const;
    [[nodiscard]] FieldChange field(const QString& name, const QJsonValue& value) const;

    InstanceId m_instance;
    OrganizationId m_organization;
};

} // namespace castellan::domain
