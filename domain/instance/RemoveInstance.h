#pragma once

#include "domain/instance/InstanceCommand.h"

#include <QStringList>

namespace castellan::domain {

/// `instance.remove`: with everything that belongs to it. There is no way back.
class RemoveInstance final : public InstanceCommand
{
public:
    explicit RemoveInstance(InstanceId ofInstance) : InstanceCommand(std::move(ofInstance)) {}

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    void reads(ReadSet& reads) const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    QStringList m_customDomains;
};

} // namespace castellan::domain
