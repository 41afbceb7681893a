#pragma once

#include "domain/core/Result.h"
#include "ui/cli/Console.h"
#include "ui/cli/Synopsis.h"

namespace castellan::ui {

class Session;

/// One word of the command line and what it does.
class Subcommand
{
public:
    Subcommand() = default;
    Subcommand(const Subcommand&) = delete;
    Subcommand& operator=(const Subcommand&) = delete;
    virtual ~Subcommand() = default;

    [[nodiscard]] virtual Synopsis synopsis() const = 0;
    /// An error is printed by the caller; one that the subcommand has printed itself is a status.
    [[nodiscard]] virtual domain::Result<ExitStatus> run(Session& session) = 0;
};

} // namespace castellan::ui
