#pragma once

#include "domain/instance/InstanceCommand.h"

#include <optional>

namespace castellan::domain {

/// `instance.add`: an instance alone, without organizations or domains. Its default organization is not looked up,
/// because it can only be made afterwards.
class AddInstance final : public InstanceCommand
{
public:
    explicit AddInstance(QString newName) : InstanceCommand(InstanceId()), displayName(std::move(newName)) {}

    std::optional<QString> id; ///< generated if absent
    QString displayName;
    std::optional<QString> defaultLanguage;
    std::optional<QString> defaultOrganization;
    std::optional<QString> iamProject;
    std::optional<QString> consoleClient; ///< with `consoleApp` or not at all
    std::optional<QString> consoleApp;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] AggregateKey aggregate() const override;
    [[nodiscard]] Result<void> execute(Context& context) override;
    void reads(ReadSet& reads) const override;
    /// Removes it.
    [[nodiscard]] std::vector<std::unique_ptr<Command>> inverse() const override;

protected:
    [[nodiscard]] Result<void> check(Context& context) override;

private:
    [[nodiscard]] Result<void> checkId(Context& context);
    [[nodiscard]] Result<void> checkTexts();
    [[nodiscard]] Result<void> checkConsole();

    Instance m_made;
};

} // namespace castellan::domain
