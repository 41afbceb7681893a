#pragma once

#include "domain/core/Id.h"
#include "domain/event/Event.h"

#include <QString>
#include <QStringList>

namespace castellan::domain {

/// The events of one instance, with the payload, the unique constraints and the search fields that belong to each
/// (reference, section 3.1).
class InstanceEvents final
{
public:
    explicit InstanceEvents(InstanceId instance) : m_instance(std::move(instance)) {}

    [[nodiscard]] AggregateKey aggregate() const;

    [[nodiscard]] Event added(const QString& name) const;
    [[nodiscard]] Event renamed(const QString& name) const;
    /// Releases the custom domains, which are held globally, and everything of the instance.
    [[nodiscard]] Event removed(const QStringList& customDomains) const;
    [[nodiscard]] Event deletionReached() const; ///< a milestone, follows `removed`

    [[nodiscard]] Event defaultOrganizationSet(const OrganizationId& organization) const;
    [[nodiscard]] Event defaultLanguageSet(const QString& language) const;
    [[nodiscard]] Event iamProjectSet(const QString& project) const;
    [[nodiscard]] Event consoleSet(const QString& client, const QString& app) const;

    [[nodiscard]] Event domainAdded(const QString& domain, bool isGenerated) const;
    [[nodiscard]] Event primaryDomainSet(const QString& domain) const;
    [[nodiscard]] Event domainRemoved(const QString& domain) const;
    [[nodiscard]] Event trustedDomainAdded(const QString& domain) const;
    [[nodiscard]] Event trustedDomainRemoved(const QString& domain) const;

private:
    [[nodiscard]] Event make(const QString& type, const QJsonObject& payload) const;

    InstanceId m_instance;
};

} // namespace castellan::domain
