#include "ui/cli/ProjectionsSubcommand.h"

#include "ui/cli/InterruptSignal.h"
#include "ui/cli/ProjectionsReport.h"
#include "ui/cli/Session.h"

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostFailedEvents = 1000;

Result<QList<ProjectionName>> namesOf(const QStringList& operands)
{
    if (operands.size() < 3) {
        return allProjections();
    }
    const std::optional<ProjectionName> name = projectionNamed(operands.at(2));
    if (!name) {
        return failed(usageError(u"\"%1\" is no projection. There are instances, instance-domains, organizations and "
                                 "organization-domains."_s.arg(operands.at(2))));
    }
    return QList<ProjectionName>{*name};
}

/// Goes on until somebody presses Ctrl+C.
ProjectionRun interruptible(const QList<ProjectionName>& names, const InterruptSignal& interrupt)
{
    return {names, [&interrupt](const ProjectionProgress&) { return !interrupt.hasArrived(); }};
}

} // namespace

Synopsis ProjectionsSubcommand::synopsis() const
{
    return {
        u"projections"_s,
        u"Compare the tables with the events, and make the tables what the events say."_s,
        {u"TARGET"_s, u"status|verify|rebuild"_s},
        commonOptions(),
        u"NAME is instances, instance-domains, organizations or organization-domains; without it all four are meant.\n\n"
        "status   how far each table has followed the events: position, events and seconds behind, failed events\n"
        "verify   replay the events and print each difference: a line with its kind (missing, extra, differing), the\n"
        "         table, the row, the column with both values, and the event that explains it. Only reads; others may\n"
        "         write meanwhile. Exit status 5 if there is a difference, 0 if there is none.\n"
        "rebuild  change the rows that differ, in one transaction in which nobody else writes. Events that the tables\n"
        "         cannot take become failed events, and the exit status is 5. A database made by a server of the\n"
        "         family is verified only: its own projection writes the rows (exit status 8).\n\n"
        "Times are compared to ten minutes, since a command's rows carry the time of its transaction. --json prints one\n"
        "document: {\"projections\", \"failedEvents\"}; {\"verified\", \"events\", \"rows\", \"differenceCount\", \"differences\"},\n"
        "of which at most 100000 are listed; or {\"rebuilt\", \"events\", \"inserted\", \"updated\", \"deleted\", \"refused\"}."_s,
        {u"castellan projections sqlite:$HOME/acme.db verify"_s,
         u"castellan projections postgresql://admin@localhost/acme rebuild organizations"_s},
        {u"NAME"_s}};
}

Result<ExitStatus> ProjectionsSubcommand::run(Session& session)
{
    const QStringList& operands = session.arguments().operands();
    const QString& action = operands.at(1);
    if (action != "status"_L1 && action != "verify"_L1 && action != "rebuild"_L1) {
        return failed(usageError(u"\"%1\" is none of status, verify and rebuild."_s.arg(action)));
    }
    const Result<QList<ProjectionName>> names = namesOf(operands);
    if (!names) {
        return failed(names.error());
    }
    if (const Result<void> opened = session.open(); !opened) {
        return failed(opened.error());
    }
    if (action == "status"_L1) {
        return status(session, *names);
    }
    return action == "verify"_L1 ? verify(session, *names) : rebuild(session, *names);
}

Result<ExitStatus> ProjectionsSubcommand::status(Session& session, const Names& names)
{
    const auto client = session.usableClient();
    if (!client) {
        return failed(client.error());
    }
    Result<QList<ProjectionStatus>> statuses = session.target().projections().status(**client);
    if (!statuses) {
        return failed(statuses.error());
    }
    Result<QList<FailedEvent>> failures = session.target().projections().failedEvents(**client, mostFailedEvents);
    if (!failures) {
        return failed(failures.error());
    }
    statuses->removeIf([&](const ProjectionStatus& one) { return !names.contains(one.name); });
    failures->removeIf([&](const FailedEvent& one) { return !names.contains(one.projection); });
    showStatus(session.console(), *statuses, *failures);
    return ExitStatus::Done;
}

Result<ExitStatus> ProjectionsSubcommand::verify(Session& session, const Names& names)
{
    const auto client = session.usableClient();
    if (!client) {
        return failed(client.error());
    }
    const InterruptSignal interrupt;
    DifferenceReport report(session.console());
    const Result<VerifyReport> verified = session.target().projections().verify(
        **client, interruptible(names, interrupt), [&report](const Difference& found) { report.add(found); });
    if (!verified) {
        return failed(verified.error());
    }
    return report.finish(*verified);
}

Result<ExitStatus> ProjectionsSubcommand::rebuild(Session& session, const Names& names)
{
    if (const auto looking = session.usableClient(); !looking) {
        return failed(looking.error());
    }
    const auto client = session.client(ClientPurpose::Write);
    if (!client) {
        return failed(client.error());
    }
    const InterruptSignal interrupt;
    const Result<RebuildReport> rebuilt = session.target().projections().rebuild(**client,
                                                                                 interruptible(names, interrupt));
    return rebuilt ? Result<ExitStatus>(showRebuild(session.console(), *rebuilt)) : failed(rebuilt.error());
}

} // namespace castellan::ui
