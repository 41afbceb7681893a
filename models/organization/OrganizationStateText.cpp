#include "models/organization/OrganizationStateText.h"

#include <QCoreApplication>

namespace castellan::models {

QString stateText(domain::OrganizationState state)
{
    return state == domain::OrganizationState::Active
        ? QCoreApplication::translate("castellan::models::OrganizationState", "active", "organization")
        : QCoreApplication::translate("castellan::models::OrganizationState", "inactive", "organization");
}

} // namespace castellan::models
