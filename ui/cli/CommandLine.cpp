#include "ui/cli/CommandLine.h"

#include "ui/cli/ApplySubcommand.h"
#include "ui/cli/EventsSubcommand.h"
#include "ui/cli/ImportSubcommand.h"
#include "ui/cli/ListSubcommand.h"
#include "ui/cli/PingSubcommand.h"
#include "ui/cli/ProjectionsSubcommand.h"
#include "ui/cli/SampleSubcommand.h"
#include "ui/cli/SetupSubcommand.h"

#include <algorithm>

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int nameColumn = 13;

bool looksLikeTarget(const QString& word)
{
    return !word.startsWith(u'-')
        && (word.startsWith("sqlite:"_L1) || word.startsWith("postgresql://"_L1) || word.startsWith("postgres://"_L1)
            || word.contains(u'='));
}

bool asksForHelp(const QString& word)
{
    return word == "--help"_L1 || word == "-h"_L1 || word == "help"_L1;
}

/// What the window may be started with, besides its target.
bool isWindowOption(const QString& word)
{
    const bool isOfTheWindowSystem = word.size() > 1 && word.startsWith(u'-') && !word.startsWith("--"_L1);
    const QString name = word.section(u'=', 0, 0);
    return isOfTheWindowSystem || name == "--read-only"_L1 || name == "--trace"_L1;
}

} // namespace

CommandLine::CommandLine(const Environment& environment, Console& console)
    : m_environment(environment),
      m_console(console)
{
    m_subcommands.push_back(std::make_unique<PingSubcommand>());
    m_subcommands.push_back(std::make_unique<SetupSubcommand>());
    m_subcommands.push_back(std::make_unique<ApplySubcommand>());
    m_subcommands.push_back(std::make_unique<ListSubcommand>());
    m_subcommands.push_back(std::make_unique<EventsSubcommand>());
    m_subcommands.push_back(std::make_unique<SampleSubcommand>());
    m_subcommands.push_back(std::make_unique<ImportSubcommand>());
    m_subcommands.push_back(std::make_unique<ProjectionsSubcommand>());
}

CommandLine::~CommandLine() = default;

bool CommandLine::isMeant(const QStringList& words)
{
    if (words.isEmpty()) {
        return false;
    }
    const QString& first = words.constFirst();
    const bool isForWindow = isWindowOption(first) || looksLikeTarget(first);
    return !isForWindow || words.contains("--version"_L1) || std::any_of(words.begin(), words.end(), asksForHelp);
}

ExitStatus CommandLine::run(const QStringList& words)
{
    const QString name = words.value(0);
    m_console.setJson(words.contains("--json"_L1));
    Subcommand* found = subcommand(name);
    if (!found && std::any_of(words.begin(), words.end(), asksForHelp)) {
        m_console.data(overview());
        return ExitStatus::Done;
    }
    if (!found && words.contains("--version"_L1)) {
        m_console.data(u"castellan "_s + QStringLiteral(CASTELLAN_VERSION));
        return ExitStatus::Done;
    }
    if (!found) {
        return m_console.fail(
            usageError(u"\"%1\" is neither a subcommand nor a target. See castellan --help."_s.arg(name)));
    }
    return run(*found, words.sliced(1));
}

ExitStatus CommandLine::run(Subcommand& subcommand, const QStringList& words)
{
    const Synopsis synopsis = subcommand.synopsis();
    const Result<Arguments> arguments = Arguments::parse(synopsis, words);
    if (!arguments) {
        const ExitStatus status = m_console.fail(arguments.error());
        m_console.sayLines(u"Usage: "_s + synopsis.usage());
        return status;
    }
    if (arguments->has(u"--help"_s)) {
        m_console.data(synopsis.help());
        return ExitStatus::Done;
    }
    if (arguments->has(u"--version"_s)) {
        return run({u"--version"_s});
    }
    m_console.setJson(arguments->has(u"--json"_s));
    Session session(m_environment, m_console, *arguments);
    const Result<ExitStatus> status = subcommand.run(session);
    const ExitStatus told = status ? *status : m_console.fail(status.error());
    if (m_console.flush() || told != ExitStatus::Done) {
        return told;
    }
    return m_console.sayError(outputError());
}

Subcommand* CommandLine::subcommand(const QString& name) const
{
    for (const auto& candidate : m_subcommands) {
        if (candidate->synopsis().name == name) {
            return candidate.get();
        }
    }
    return nullptr;
}

QString CommandLine::overview() const
{
    QString text = u"Castellan: instances, organizations and domains of an identity system, and their events.\n\n"
                   "Usage: castellan [TARGET]              open the window on a target\n"
                   "       castellan SUBCOMMAND TARGET ... for scripts\n\n"
                   "Subcommands (castellan SUBCOMMAND --help says more):\n"_s;
    for (const auto& one : m_subcommands) {
        const Synopsis synopsis = one->synopsis();
        text += u"  "_s + synopsis.name.leftJustified(nameColumn) + synopsis.summary + u'\n';
    }
    text +=
        u"\nTARGET is sqlite:/path/to/file.db, postgresql://user@host/database, or keyword=value text as libpq reads it.\n"
        "A password is never taken from the command line: .pgpass, PGPASSWORD, a service file or the prompt serve.\n\n"
        "Exit status: 0 done; 1 internal error; 2 usage; 3 invalid input; 4 not found; 5 already exists, precondition\n"
        "failed or conflict; 6 target unreachable or timed out; 7 permission denied; 8 schema missing or of another\n"
        "version; 9 outcome unknown.\n"_s;
    return text;
}

} // namespace castellan::ui
