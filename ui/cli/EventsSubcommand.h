#pragma once

#include "ui/cli/Subcommand.h"

namespace castellan::ui {

/// `castellan events`: events, oldest first, and those that come.
class EventsSubcommand final : public Subcommand
{
public:
    [[nodiscard]] Synopsis synopsis() const override;
    [[nodiscard]] domain::Result<ExitStatus> run(Session& session) override;
};

} // namespace castellan::ui
