#include "domain/organization/OrganizationDomain.h"

namespace castellan::domain {

QString validationName(DomainValidation validation)
{
    return validation == DomainValidation::Dns ? QStringLiteral("dns") : QStringLiteral("http");
}

} // namespace castellan::domain
