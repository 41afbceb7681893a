#pragma once

#include "domain/instance/InstanceDomainCommand.h"

namespace castellan::domain {

/// `instance.trusted-domain.add`
class AddTrustedDomain final : public InstanceDomainCommand
{
public:
    AddTrustedDomain(InstanceId ofInstance, QString domainText)
        : InstanceDomainCommand(std::move(ofInstance), std::move(domainText))
    {}

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    /// Removes it.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;
};

} // namespace castellan::domain
