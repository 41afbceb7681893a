#pragma once

#include "ui/cli/Subcommand.h"

namespace castellan::ui {

/// `castellan list`: rows of one kind, a line each.
class ListSubcommand final : public Subcommand
{
public:
    [[nodiscard]] Synopsis synopsis() const override;
    [[nodiscard]] domain::Result<ExitStatus> run(Session& session) override;
};

} // namespace castellan::ui
