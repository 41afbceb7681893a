#pragma once

#include "domain/instance/InstanceCommand.h"
#include "domain/organization/Organization.h"

#include <optional>

namespace castellan::domain {

/// `organization.add`: and, if the instance has a primary custom domain, the domain generated from the name.
class AddOrganization final : public InstanceCommand
{
public:
    AddOrganization(InstanceId ofInstance, QString newName)
        : InstanceCommand(std::move(ofInstance)),
          displayName(std::move(newName))
    {}

    std::optional<QString> id; ///< generated if absent
    QString displayName;
    bool generatedDomain = true;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] AggregateKey aggregate() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    void reads(ReadSet& reads) const override;
    [[nodiscard]] Result<void> furtherReads(UnitOfWork& work, ReadSet& reads) const override;
    /// Removes it.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    [[nodiscard]] Result<void> checkId(Context& context);
    [[nodiscard]] Result<void> checkParentAndId(Context& context) const;
    [[nodiscard]] Result<void> checkName(Context& context);
    [[nodiscard]] Result<void> planDomain(Context& context);
    [[nodiscard]] Result<void> addDomain(Context& context);

    Organization m_made;
    QString m_domain; ///< to be added, or empty
};

} // namespace castellan::domain
