#pragma once

#include "ui/cli/Session.h"
#include "ui/cli/Subcommand.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace castellan::ui {

/// The program as scripts see it: finds the subcommand, runs it, prints its errors, says the exit status.
class CommandLine final
{
public:
    CommandLine(const Environment& environment, Console& console);
    ~CommandLine();

    /// Whether these words (without the program's name) are for the command line. Otherwise they are for the window: no
    /// words, options of the window system (one dash), or a target.
    [[nodiscard]] static bool isMeant(const QStringList& words);

    [[nodiscard]] ExitStatus run(const QStringList& words);

private:
    [[nodiscard]] Subcommand* subcommand(const QString& name) const;
    [[nodiscard]] ExitStatus run(Subcommand& subcommand, const QStringList& words);
    [[nodiscard]] QString overview() const;

    const Environment& m_environment;
    Console& m_console;
    std::vector<std::unique_ptr<Subcommand>> m_subcommands;
};

} // namespace castellan::ui
