#pragma once

#include "domain/instance/InstanceDomainCommand.h"

namespace castellan::domain {

/// `instance.domain.remove`: a custom domain, also a primary one, but not a generated one.
class RemoveInstanceDomain final : public InstanceDomainCommand
{
public:
    RemoveInstanceDomain(InstanceId ofInstance, QString domainText)
        : InstanceDomainCommand(std::move(ofInstance), std::move(domainText))
    {}

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    /// Adds it again, and makes it primary if it was.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    InstanceDomain m_domain;
};

} // namespace castellan::domain
