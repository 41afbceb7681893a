#pragma once

#include "ui/cli/Subcommand.h"

namespace castellan::ui {

/// `castellan apply`: a batch file as one transaction.
class ApplySubcommand final : public Subcommand
{
public:
    [[nodiscard]] Synopsis synopsis() const override;
    [[nodiscard]] domain::Result<ExitStatus> run(Session& session) override;
};

} // namespace castellan::ui
