#pragma once

#include "ui/cli/Subcommand.h"

namespace castellan::ui {

/// `castellan sample`: a fictional instance to look at.
class SampleSubcommand final : public Subcommand
{
public:
    [[nodiscard]] Synopsis synopsis() const override;
    [[nodiscard]] domain::Result<ExitStatus> run(Session& session) override;
};

} // namespace castellan::ui
