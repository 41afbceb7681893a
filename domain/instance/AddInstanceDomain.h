#pragma once

#include "domain/instance/InstanceDomainCommand.h"

namespace castellan::domain {

/// `instance.domain.add`: a custom domain, never primary by itself.
class AddInstanceDomain final : public InstanceDomainCommand
{
public:
    AddInstanceDomain(InstanceId ofInstance, QString domainText, bool generated = false)
        : InstanceDomainCommand(std::move(ofInstance), std::move(domainText)),
          isGenerated(generated)
    {}

    bool isGenerated = false; ///< made from the instance's name; such a domain cannot be removed

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    /// Removes it, unless it is a generated one.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;
};

} // namespace castellan::domain
