#include "domain/organization/Organization.h"

namespace castellan::domain {

QString stateName(OrganizationState state)
{
    return state == OrganizationState::Active ? QStringLiteral("active") : QStringLiteral("inactive");
}

} // namespace castellan::domain
