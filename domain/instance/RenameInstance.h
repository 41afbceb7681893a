#pragma once

#include "domain/instance/InstanceCommand.h"

namespace castellan::domain {

/// `instance.rename`: the same name again is a success without event.
class RenameInstance final : public InstanceCommand
{
public:
    RenameInstance(InstanceId ofInstance, QString newName)
        : InstanceCommand(std::move(ofInstance)),
          displayName(std::move(newName))
    {}

    QString displayName;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    /// The name before.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    Instance m_before;
    QString m_newName;
};

} // namespace castellan::domain
