#pragma once

#include "domain/core/Condition.h"
#include "domain/core/Id.h"
#include "domain/core/Timestamp.h"

#include <QString>

namespace castellan::domain {

enum class InstanceDomainType {
    Custom,  ///< a host name under which the instance answers
    Trusted, ///< a host name it accepts in forwarded-host headers
};

/// `custom` or `trusted`, as the table and the JSON output spell it.
[[nodiscard]] QString typeName(InstanceDomainType type);

/// A host name of an instance. Both flags are false (NULL in the table) for trusted ones.
struct InstanceDomain
{
    InstanceId instance;
    QString domain; ///< as stored; older rows may have any spelling
    InstanceDomainType type = InstanceDomainType::Custom;
    bool isPrimary = false;
    bool isGenerated = false;
    Timestamp createdAt;
    Timestamp updatedAt;

    bool operator==(const InstanceDomain&) const = default;
};

enum class InstanceDomainColumn { InInstance, Domain, Type, IsPrimary, IsGenerated, CreatedAt, UpdatedAt };

using InstanceDomainCondition = Condition<InstanceDomainColumn>;

} // namespace castellan::domain
