#include "domain/instance/InstanceDomain.h"

namespace castellan::domain {

QString typeName(InstanceDomainType type)
{
    return type == InstanceDomainType::Custom ? QStringLiteral("custom") : QStringLiteral("trusted");
}

} // namespace castellan::domain
