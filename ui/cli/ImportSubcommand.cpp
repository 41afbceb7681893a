#include "ui/cli/ImportSubcommand.h"

#include "ui/cli/ImportRun.h"
#include "ui/cli/Session.h"
#include "ui/cli/VisibleText.h"

#include <limits>

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

void writeRejection(JsonText& json, const ImportRejection& rejection)
{
    json.beginObject();
    json.key("line"_L1).number(rejection.line);
    json.key("value"_L1).text(rejection.value);
    json.key("kind"_L1).text(kindName(rejection.error.kind));
    json.key("id"_L1).text(rejection.error.id);
    json.key("message"_L1).text(rejection.error.message);
    json.endObject();
}

void showJson(Console& console, const ImportReport& report, bool isDryRun)
{
    JsonText json;
    json.beginObject();
    json.key("applied"_L1).flag(!isDryRun && report.organizations > 0);
    json.key("dryRun"_L1).flag(isDryRun);
    report.notes.write(json);
    json.key("organizations"_L1).number(report.organizations);
    json.key("domains"_L1).number(report.domains);
    json.key("events"_L1).number(report.events);
    json.key("rejected"_L1).beginArray();
    for (const ImportRejection& rejection : report.rejected) {
        writeRejection(json, rejection);
    }
    json.endArray();
    if (report.failure) {
        json.key("upToLine"_L1).number(report.upToLine);
        json.key("error"_L1);
        writeError(json, *report.failure);
    }
    json.endObject();
    console.data(json);
}

void showText(Console& console, const ImportReport& report, bool isDryRun)
{
    for (const ImportRejection& rejection : report.rejected) {
        console.data(u"%1\t"_s.arg(rejection.line) + visibleText(rejection.value) + u'\t'
                     + visibleText(rejection.error.message));
    }
    console.say(u"%1%2 with %3 in, %4 rejected, %5."_s.arg(
        isDryRun ? u"Dry run, nothing was written: "_s : QString(), counted(report.organizations, u"organization"_s),
        counted(report.domains, u"domain"_s), counted(report.rejected.size(), u"row"_s),
        counted(report.events, u"event"_s)));
}

QString whatStays(const ImportReport& report)
{
    if (report.failure->isOutcomeUnknown()) {
        return u"What was written up to the row in line %1 stays; what is behind it may be in."_s.arg(report.upToLine);
    }
    return report.upToLine == 0
        ? u"No row was written."_s
        : u"What was written up to the row in line %1 stays; nothing behind it was."_s.arg(report.upToLine);
}

ExitStatus show(Console& console, const ImportReport& report, bool isDryRun)
{
    ExitStatus status = report.rejected.isEmpty() ? ExitStatus::Done : ExitStatus::InvalidInput;
    report.notes.say(console);
    if (console.isJson()) {
        showJson(console, report, isDryRun);
    } else {
        showText(console, report, isDryRun);
    }
    if (report.failure) {
        status = console.sayError(*report.failure);
        console.say(whatStays(report));
    }
    return status;
}

} // namespace

Synopsis ImportSubcommand::synopsis() const
{
    return {
        u"import"_s,
        u"Add organizations with their domains from a CSV file, each row in or out as a whole."_s,
        {u"TARGET"_s, u"FILE.csv"_s},
        QList<Option>{{u"--instance"_s, u"ID"_s, u"the instance that gets the organizations (required)"_s},
                      {u"--dry-run"_s, {}, u"run it for real, give the same report, then roll back"_s},
                      {u"--batch-size"_s, u"N"_s, u"write N rows a transaction; by default all in one"_s},
                      {u"--force"_s, {}, u"write although a server's projection is behind"_s},
                      creatorOption()}
            + commonOptions(),
        u"The file has the header name,domains; the domains of a row are separated by blanks, the first becomes primary,\n"
        "all are verified. Rejected rows are printed as LINE<TAB>VALUE<TAB>REASON, and the exit status is then 3, though\n"
        "the others went in. Of two rows with the same name or domain the earlier wins."_s,
        {u"castellan import sqlite:acme.db universities.csv --instance 372840192837465 --dry-run"_s}};
}

Result<ExitStatus> ImportSubcommand::run(Session& session)
{
    const Arguments& arguments = session.arguments();
    if (arguments.value(u"--instance"_s).trimmed().isEmpty()) {
        return failed(
            usageError(u"The option --instance is missing: castellan list TARGET instances shows their ids."_s));
    }
    const Result<std::optional<qint64>> chunk = arguments.number(u"--batch-size"_s, 1, std::numeric_limits<int>::max());
    if (!chunk) {
        return failed(chunk.error());
    }
    Result<ImportFile> file = ImportFile::open(arguments.operands().at(1));
    if (!file) {
        return failed(file.error());
    }
    if (const Result<void> opened = session.open(); !opened) {
        return failed(opened.error());
    }
    const auto client = session.usableClient();
    if (!client) {
        return failed(client.error());
    }
    (*client)->release();
    ImportRun run(session, *file, InstanceId(arguments.value(u"--instance"_s).trimmed()));
    const ImportReport report = run.run(chunk->value_or(std::numeric_limits<int>::max()));
    const bool isNothingDone = report.failure && report.upToLine == 0;
    if (isNothingDone && !session.arguments().has(u"--batch-size"_s)) {
        return failed(*report.failure);
    }
    return show(session.console(), report, arguments.has(u"--dry-run"_s));
}

} // namespace castellan::ui
