#include "models/domains/DomainRow.h"

#include <QCoreApplication>

namespace castellan::models {

QString kindName(DomainKind kind)
{
    switch (kind) {
    case DomainKind::Custom: return QStringLiteral("custom");
    case DomainKind::Trusted: return QStringLiteral("trusted");
    case DomainKind::Organization: return QStringLiteral("organization");
    }
    Q_UNREACHABLE();
}

DomainRow DomainRow::of(const domain::InstanceDomain& entity)
{
    DomainRow row;
    row.kind = entity.type == domain::InstanceDomainType::Custom ? DomainKind::Custom : DomainKind::Trusted;
    row.instance = entity.instance;
    row.domain = entity.domain;
    row.isPrimary = entity.isPrimary;
    row.isGenerated = entity.isGenerated;
    row.createdAt = entity.createdAt;
    row.updatedAt = entity.updatedAt;
    return row;
}

DomainRow DomainRow::of(const domain::OrganizationDomain& entity)
{
    DomainRow row;
    row.kind = DomainKind::Organization;
    row.instance = entity.instance;
    row.organization = entity.organization;
    row.domain = entity.domain;
    row.isPrimary = entity.isPrimary;
    row.isVerified = entity.isVerified;
    row.createdAt = entity.createdAt;
    row.updatedAt = entity.updatedAt;
    return row;
}

QString DomainRow::key() const
{
    return QStringLiteral("%1\n%2\n%3\n%4").arg(kindName(kind), instance.value(), organization.value(), domain);
}

QString DomainRow::stateText() const
{
    if (kind == DomainKind::Organization) {
        if (isPrimary) {
            return QCoreApplication::translate("castellan::models::DomainRow", "primary, verified", "domain");
        }
        return isVerified ? QCoreApplication::translate("castellan::models::DomainRow", "verified", "domain")
                          : QCoreApplication::translate("castellan::models::DomainRow", "not verified", "domain");
    }
    if (isPrimary && isGenerated) {
        return QCoreApplication::translate("castellan::models::DomainRow", "primary, generated", "domain");
    }
    if (isPrimary) {
        return QCoreApplication::translate("castellan::models::DomainRow", "primary", "domain");
    }
    return isGenerated ? QCoreApplication::translate("castellan::models::DomainRow", "generated", "domain") : QString();
}

QString DomainRow::kindText() const
{
    switch (kind) {
    case DomainKind::Custom:
        return QCoreApplication::translate("castellan::models::DomainRow", "instance", "domain of");
    case DomainKind::Trusted: return QCoreApplication::translate("castellan::models::DomainRow", "trusted", "domain");
    case DomainKind::Organization:
        return QCoreApplication::translate("castellan::models::DomainRow", "organization", "domain of");
    }
    Q_UNREACHABLE();
}

} // namespace castellan::models
