#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace castellan::domain {

/// A table of the model as what the events make of it.
enum class ProjectionName { Instances, InstanceDomains, Organizations, OrganizationDomains };

/// Parents before their children.
[[nodiscard]] QList<ProjectionName> allProjections();

/// `instances`, `instance-domains`, `organizations` or `organization-domains`, as the command line spells it.
[[nodiscard]] QString projectionText(ProjectionName name);
[[nodiscard]] std::optional<ProjectionName> projectionNamed(const QString& text);

} // namespace castellan::domain
