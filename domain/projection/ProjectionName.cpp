#include "domain/projection/ProjectionName.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QList<ProjectionName> allProjections()
{
    return {ProjectionName::Instances, ProjectionName::InstanceDomains, ProjectionName::Organizations,
            ProjectionName::OrganizationDomains};
}

QString projectionText(ProjectionName name)
{
    switch (name) {
    case ProjectionName::Instances: return u"instances"_s;
    case ProjectionName::InstanceDomains: return u"instance-domains"_s;
    case ProjectionName::Organizations: return u"organizations"_s;
    case ProjectionName::OrganizationDomains: return u"organization-domains"_s;
    }
    Q_UNREACHABLE();
}

std::optional<ProjectionName> projectionNamed(const QString& text)
{
    for (const ProjectionName name : allProjections()) {
        if (projectionText(name) == text) {
            return name;
        }
    }
    return std::nullopt;
}

} // namespace castellan::domain
