#pragma once

#include "domain/instance/InstanceCommand.h"

namespace castellan::domain {

/// `instance.default-language.set`: any well-formed BCP 47 tag.
class SetDefaultLanguage final : public InstanceCommand
{
public:
    SetDefaultLanguage(InstanceId ofInstance, QString tag)
        : InstanceCommand(std::move(ofInstance)),
          language(std::move(tag))
    {}

    QString language;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    /// The one before, if there was one.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    Instance m_before;
    QString m_tag;
};

} // namespace castellan::domain
