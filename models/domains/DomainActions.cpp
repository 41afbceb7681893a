#include "models/domains/DomainActions.h"

#include "domain/instance/RemoveInstanceDomain.h"
#include "domain/instance/RemoveTrustedDomain.h"
#include "domain/instance/SetPrimaryInstanceDomain.h"
#include "domain/organization/RemoveOrganizationDomain.h"
#include "domain/organization/SetPrimaryOrganizationDomain.h"
#include "domain/organization/VerifyOrganizationDomain.h"
#include "models/table/VisibleText.h"

#include <QCoreApplication>

namespace castellan::models {

bool DomainActions::canVerify() const
{
    return m_row.kind == DomainKind::Organization && !m_row.isVerified;
}

bool DomainActions::canMakePrimary() const
{
    const bool isEligible = m_row.kind == DomainKind::Custom
        || (m_row.kind == DomainKind::Organization && m_row.isVerified);
    return isEligible && !m_row.isPrimary;
}

bool DomainActions::canRemove() const
{
    switch (m_row.kind) {
    case DomainKind::Custom: return !m_row.isGenerated;
    case DomainKind::Trusted: return true;
    case DomainKind::Organization: return !m_row.isPrimary;
    }
    Q_UNREACHABLE();
}

QString DomainActions::removalWarning() const
{
    if (m_row.kind != DomainKind::Custom || !m_row.isPrimary) {
        return {};
    }
    return QCoreApplication::translate(
               "castellan::models::DomainActions",
               "“%1” is the primary domain of its instance. Without it, new organizations get no generated domain.")
        .arg(visibleText(m_row.domain));
}

std::unique_ptr<domain::Command> DomainActions::verify() const
{
    return std::make_unique<domain::VerifyOrganizationDomain>(m_row.instance, m_row.organization, m_row.domain);
}

std::unique_ptr<domain::Command> DomainActions::makePrimary() const
{
    if (m_row.kind == DomainKind::Organization) {
        return std::make_unique<domain::SetPrimaryOrganizationDomain>(m_row.instance, m_row.organization, m_row.domain);
    }
    return std::make_unique<domain::SetPrimaryInstanceDomain>(m_row.instance, m_row.domain);
}

std::unique_ptr<domain::Command> DomainActions::remove() const
{
    switch (m_row.kind) {
    case DomainKind::Custom: return std::make_unique<domain::RemoveInstanceDomain>(m_row.instance, m_row.domain);
    case DomainKind::Trusted: return std::make_unique<domain::RemoveTrustedDomain>(m_row.instance, m_row.domain);
    case DomainKind::Organization: break;
    }
    return std::make_unique<domain::RemoveOrganizationDomain>(m_row.instance, m_row.organization, m_row.domain);
}

} // namespace castellan::models
