#pragma once

#include "ui/cli/Subcommand.h"

namespace castellan::ui {

/// `castellan import`: organizations with their domains from a CSV file.
class ImportSubcommand final : public Subcommand
{
public:
    [[nodiscard]] Synopsis synopsis() const override;
    [[nodiscard]] domain::Result<ExitStatus> run(Session& session) override;
};

} // namespace castellan::ui
