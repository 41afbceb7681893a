#pragma once

#include "ui/cli/Subcommand.h"

namespace castellan::ui {

/// `castellan setup`: creates or upgrades the tables.
class SetupSubcommand final : public Subcommand
{
public:
    [[nodiscard]] Synopsis synopsis() const override;
    [[nodiscard]] domain::Result<ExitStatus> run(Session& session) override;
};

} // namespace castellan::ui
