#pragma once

#include "domain/core/Result.h"
#include "domain/invoke/CommandService.h"
#include "domain/port/BatchJournal.h"
#include "domain/port/TargetServices.h"
#include "ui/cli/Arguments.h"
#include "ui/cli/Console.h"
#include "ui/cli/PatientJournal.h"
#include "ui/cli/TraceFile.h"

#include <QString>

#include <chrono>
#include <memory>

namespace castellan::ui {

/// What the command line is given from outside.
struct Environment
{
    domain::TargetOpener& opener;
    const domain::Clock& clock;
    domain::IdSource& ids;
    domain::BatchJournal& journal;
    QString userName; ///< of the operating system
};

/// One call of a subcommand: its arguments, its console, and the target it works on.
class Session final
{
public:
    Session(const Environment& environment, Console& console, const Arguments& arguments);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    /// Opens the target (the first operand), asking for a password where one is missing and somebody is there to answer, and
    /// settles what earlier runs have left in doubt there.
    /// Errors: those of TargetOpener and of opening a connection.
    [[nodiscard]] domain::Result<void> open(bool createMissing = false);
    /// Opens the target without connecting to it.
    [[nodiscard]] domain::Result<void> prepare();
    /// One ping within the deadline; asks for a missing password as `open` does.
    [[nodiscard]] domain::Result<domain::PingReply> ping(std::chrono::milliseconds deadline);
    /// A connection to a target with tables that can be used. Errors: also Schema.
    [[nodiscard]] domain::Result<std::unique_ptr<domain::Client>> usableClient();
    [[nodiscard]] domain::Result<std::unique_ptr<domain::Client>> client(domain::ClientPurpose purpose);

    [[nodiscard]] const Arguments& arguments() const { return m_arguments; }
    [[nodiscard]] Console& console() { return m_console; }
    [[nodiscard]] domain::TargetServices& target() { return *m_target; }
    [[nodiscard]] domain::CommandService& commands() { return *m_commands; }
    [[nodiscard]] domain::IdSource& ids() { return m_environment.ids; }
    /// `--creator`, or the user of the operating system.
    [[nodiscard]] QString creator() const;
    /// For a batch with this content: creator, `--dry-run`, `--force` and a new key.
    [[nodiscard]] domain::InvocationOptions invocation(const QByteArray& content);

private:
    [[nodiscard]] domain::Result<void> connect();
    [[nodiscard]] domain::Result<void> connectWithPassword();
    /// Opens once more with a password from the prompt, if that is what the error is about and there is an answer.
    [[nodiscard]] bool reopenWithPassword(const domain::Error& error);

    const Environment& m_environment;
    PatientJournal m_journal; ///< the outcome is told before the session ends
    Console& m_console;
    const Arguments& m_arguments;
    domain::OpenOptions m_options;
    std::unique_ptr<TraceFile> m_trace;
    std::unique_ptr<domain::TargetServices> m_target;
    std::unique_ptr<domain::CommandService> m_commands;
};

} // namespace castellan::ui
