#pragma once

#include "domain/instance/InstanceDomainCommand.h"

namespace castellan::domain {

/// `instance.domain.primary.set`: of a custom domain. What is primary already stays so, without event.
class SetPrimaryInstanceDomain final : public InstanceDomainCommand
{
public:
    SetPrimaryInstanceDomain(InstanceId ofInstance, QString domainText)
        : InstanceDomainCommand(std::move(ofInstance), std::move(domainText))
    {}

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    void reads(ReadSet& reads) const override;
    /// The primary one before, if there was one.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    InstanceDomain m_domain;
    QString m_previous;
};

} // namespace castellan::domain
