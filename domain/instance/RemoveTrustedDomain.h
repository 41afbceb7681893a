#pragma once

#include "domain/instance/InstanceDomainCommand.h"

namespace castellan::domain {

/// `instance.trusted-domain.remove`
class RemoveTrustedDomain final : public InstanceDomainCommand
{
public:
    RemoveTrustedDomain(InstanceId ofInstance, QString domainText)
        : InstanceDomainCommand(std::move(ofInstance), std::move(domainText))
    {}

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    /// Adds it again.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    InstanceDomain m_domain;
};

} // namespace castellan::domain
