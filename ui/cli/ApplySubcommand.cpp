#include "ui/cli/ApplySubcommand.h"

#include "ui/cli/BatchFile.h"
#include "ui/cli/FileInput.h"
#include "ui/cli/JsonRows.h"
#include "ui/cli/OutcomeNotes.h"
#include "ui/cli/Session.h"
#include "ui/cli/VisibleText.h"

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

void showJson(Console& console, const BatchOutcome& outcome)
{
    JsonText json;
    json.beginObject();
    json.key("applied"_L1).flag(outcome.applied);
    json.key("dryRun"_L1).flag(outcome.dryRun);
    OutcomeNotes(outcome).write(json);
    json.key("results"_L1).beginArray();
    for (const CommandResult& result : outcome.results) {
        writeResult(json, result);
    }
    json.endArray().key("events"_L1).beginArray();
    for (const StoredEvent& event : outcome.events) {
        writeEvent(json, event, false);
    }
    json.endArray().endObject();
    console.data(json);
}

void show(Console& console, const BatchOutcome& outcome)
{
    OutcomeNotes(outcome).say(console);
    if (console.isJson()) {
        showJson(console, outcome);
        return;
    }
    for (const CommandResult& result : outcome.results) {
        QStringList cells{result.command, visibleText(result.id)};
        if (!result.domain.isEmpty()) {
            cells.append(visibleText(result.domain));
        }
        if (!result.changed) {
            cells.append(u"unchanged"_s);
        }
        console.data(cells.join(u'\t'));
    }
    console.say(u"%1%2, %3."_s.arg(outcome.dryRun ? u"Dry run, nothing was written: "_s : u"Applied: "_s,
                                   counted(outcome.results.size(), u"command"_s),
                                   counted(outcome.events.size(), u"event"_s)));
}

ExitStatus refuse(Console& console, const Error& error)
{
    const ExitStatus status = console.sayError(error);
    if (console.isJson()) {
        JsonText json;
        json.beginObject().key("applied"_L1).flag(false).key("error"_L1);
        writeError(json, error);
        json.endObject();
        console.data(json);
    }
    return status;
}

Result<BatchOutcome> apply(Session& session)
{
    const Result<QByteArray> content = readInput(session.arguments().operands().at(1), BatchFile::maximumBytes);
    if (!content) {
        return failed(content.error());
    }
    const Result<BatchFile> file = BatchFile::read(*content);
    if (!file) {
        return failed(file.error());
    }
    const Result<void> opened = session.open();
    if (!opened) {
        return failed(opened.error());
    }
    const auto client = session.usableClient();
    if (!client) {
        return failed(client.error());
    }
    (*client)->release();
    Result<BatchOutcome> outcome = session.commands().apply(*file->batch, session.invocation(*content));
    if (!outcome && outcome.error().command && !outcome.error().line
        && *outcome.error().command < file->places.size()) {
        const BatchFile::Place& place = file->places.at(*outcome.error().command);
        outcome.error().line = place.line;
        outcome.error().column = place.column;
    }
    return outcome;
}

} // namespace

Synopsis ApplySubcommand::synopsis() const
{
    return {
        u"apply"_s,
        u"Run a batch file as one transaction: all of it or nothing."_s,
        {u"TARGET"_s, u"FILE"_s},
        QList<Option>{{u"--dry-run"_s, {}, u"run it for real, show the outcome, then roll back"_s},
                      {u"--force"_s, {}, u"write although a server's projection is behind"_s},
                      creatorOption()}
            + commonOptions(),
        u"FILE is JSON, - reads the standard input:\n"
        "  {\"format\": \"castellan.batch/1\", \"commands\": [\n"
        "    {\"command\": \"organization.add\", \"instance\": \"i1\", \"id\": \"o1\", \"name\": \"Lehigh University\"},\n"
        "    {\"command\": \"organization.domain.add\", \"instance\": \"i1\", \"organization\": \"o1\", \"domain\": \"lehigh.edu\"}]}\n"
        "The commands and their members are in castellan(1)."_s,
        {u"castellan apply sqlite:acme.db changes.json --dry-run --json"_s,
         u"generate-batch | castellan apply sqlite:acme.db -"_s}};
}

Result<ExitStatus> ApplySubcommand::run(Session& session)
{
    const Result<BatchOutcome> outcome = apply(session);
    if (!outcome) {
        return refuse(session.console(), outcome.error());
    }
    show(session.console(), *outcome);
    return ExitStatus::Done;
}

} // namespace castellan::ui
