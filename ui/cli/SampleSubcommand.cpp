#include "ui/cli/SampleSubcommand.h"

#include "ui/cli/OutcomeNotes.h"
#include "ui/cli/SampleBatch.h"
#include "ui/cli/Session.h"

#include <algorithm>
#include <limits>

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostOrganizations = 1'000'000;

Result<SampleOptions> optionsOf(const Arguments& arguments)
{
    SampleOptions options;
    const auto organizations = arguments.number(u"--organizations"_s, 0, mostOrganizations);
    if (!organizations) {
        return failed(organizations.error());
    }
    const auto seed = arguments.number(u"--seed"_s, 0, std::numeric_limits<quint32>::max());
    if (!seed) {
        return failed(seed.error());
    }
    options.organizations = static_cast<int>(organizations->value_or(options.organizations));
    options.seed = static_cast<quint32>(seed->value_or(options.seed));
    return options;
}

/// A new workspace gets its schema; a server's database must have been set up by hand.
Result<void> makeReady(Session& session)
{
    const auto client = session.client(ClientPurpose::Write);
    if (!client) {
        return failed(client.error());
    }
    const Schema& schema = session.target().schema();
    const Result<SchemaStatus> status = schema.status(**client);
    if (!status) {
        return failed(status.error());
    }
    const bool isWorkspace = session.arguments().operands().constFirst().startsWith("sqlite:"_L1);
    if (status->state != SchemaState::Missing || !isWorkspace) {
        return schema.requireUsable(**client);
    }
    const Result<QList<SchemaStep>> steps = schema.setUp(**client, {}, {});
    return steps ? Result<void>() : Result<void>(failed(steps.error()));
}

Result<void> requireNothingThere(Session& session)
{
    const auto client = session.client(ClientPurpose::Read);
    if (!client) {
        return failed(client.error());
    }
    const Result<RowCount> count = session.target().instances().count(**client, InstanceCondition());
    if (!count) {
        return failed(count.error());
    }
    if (count->rows > 0) {
        Error error;
        error.kind = ErrorKind::PreconditionFailed;
        error.id = u"CAS-NotEmpty"_s;
        error.message =
            u"The target has instances already, so nothing was written. Add the sample beside them with --force."_s;
        return failed(error);
    }
    return {};
}

void showSample(Console& console, const BatchOutcome& outcome)
{
    const auto made = [&](QLatin1StringView command) {
        return std::ranges::count(outcome.results, QString(command), &CommandResult::command);
    };
    const QString instance = outcome.results.isEmpty() ? QString() : outcome.results.constFirst().id;
    OutcomeNotes(outcome).say(console);
    if (console.isJson()) {
        JsonText json;
        json.beginObject();
        json.key("applied"_L1).flag(outcome.applied);
        OutcomeNotes(outcome).write(json);
        json.key("instance"_L1).text(instance);
        json.key("organizations"_L1).number(made("organization.add"_L1));
        json.key("events"_L1).number(outcome.events.size());
        json.endObject();
        console.data(json);
        return;
    }
    console.data(instance);
    console.say(u"Added one instance with %1: %2."_s.arg(counted(made("organization.add"_L1), u"organization"_s),
                                                         counted(outcome.events.size(), u"event"_s)));
}

} // namespace

Synopsis SampleSubcommand::synopsis() const
{
    return {
        u"sample"_s,
        u"Fill a target with a fictional instance, to look around without a server's data."_s,
        {u"TARGET"_s},
        QList<Option>{{u"--organizations"_s, u"N"_s, u"how many, 100 by default"_s},
                      {u"--seed"_s, u"S"_s, u"the same seed gives the same names and domains, 1 by default"_s},
                      {u"--force"_s, {}, u"also where there are instances already"_s},
                      creatorOption()}
            + commonOptions(),
        u"All names are invented; all domains end in .example or .test. A workspace file that is not there is made and\n"
        "set up; a PostgreSQL database needs castellan setup first. The id of the new instance is printed."_s,
        {u"castellan sample sqlite:$HOME/sample.db --organizations 1000"_s}};
}

Result<ExitStatus> SampleSubcommand::run(Session& session)
{
    const Result<SampleOptions> options = optionsOf(session.arguments());
    if (!options) {
        return failed(options.error());
    }
    const Result<void> opened = session.open(!session.arguments().has(u"--read-only"_s));
    if (!opened) {
        return failed(opened.error());
    }
    const Result<void> ready = makeReady(session);
    if (!ready) {
        return failed(ready.error());
    }
    if (!session.arguments().has(u"--force"_s)) {
        const Result<void> empty = requireNothingThere(session);
        if (!empty) {
            return failed(empty.error());
        }
    }
    const auto batch = sampleBatch(*options, session.ids());
    const Result<BatchOutcome> outcome = session.commands().apply(*batch, session.invocation("sample"));
    if (!outcome) {
        return failed(outcome.error());
    }
    showSample(session.console(), *outcome);
    return ExitStatus::Done;
}

} // namespace castellan::ui
