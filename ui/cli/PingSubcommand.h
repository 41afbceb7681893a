#pragma once

#include "ui/cli/Subcommand.h"

namespace castellan::ui {

/// `castellan ping`: whether the target answers, and how fast.
class PingSubcommand final : public Subcommand
{
public:
    [[nodiscard]] Synopsis synopsis() const override;
    [[nodiscard]] domain::Result<ExitStatus> run(Session& session) override;
};

} // namespace castellan::ui
