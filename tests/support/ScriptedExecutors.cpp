#include "tests/support/ScriptedExecutors.h"

#include "domain/invoke/Context.h"

#include <utility>

namespace castellan::test {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

QString stageName(Stage stage)
{
    switch (stage) {
    case Stage::Validate: return u"validate"_s;
    case Stage::Execute: return u"execute"_s;
    case Stage::Events: return u"events"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

ScriptedCommand& ScriptedCommand::invokes(std::unique_ptr<Executor> child)
{
    m_children.push_back(std::move(child));
    return *this;
}

ScriptedCommand& ScriptedCommand::withoutEvents()
{
    m_hasEvents = false;
    return *this;
}

ScriptedCommand& ScriptedCommand::failingIn(Stage stage)
{
    m_failing = stage;
    return *this;
}

ScriptedCommand& ScriptedCommand::swallowingErrors()
{
    m_swallows = true;
    return *this;
}

ScriptedCommand& ScriptedCommand::expecting(qint64 sequence)
{
    expectedSequence = sequence;
    return *this;
}

ScriptedCommand& ScriptedCommand::unchanged()
{
    m_changed = false;
    return *this;
}

ScriptedCommand& ScriptedCommand::withInverse(int number)
{
    m_inverse = number;
    return *this;
}

QString ScriptedCommand::name() const
{
    return u"scripted.%1"_s.arg(m_number);
}

QString ScriptedCommand::instanceId() const
{
    return u"n%1"_s.arg(m_number);
}

Result<void> ScriptedCommand::reach(Stage stage)
{
    if (m_log) {
        m_log->append(u"%1.%2"_s.arg(m_number).arg(stageName(stage)));
    }
    if (m_failing == stage) {
        return failed(
            preconditionFailed(u"TEST-%1"_s.arg(m_number), {}, u"as scripted, in %1"_s.arg(stageName(stage))));
    }
    return {};
}

Result<void> ScriptedCommand::validate(Context& /*context*/)
{
    return reach(Stage::Validate);
}

Result<void> ScriptedCommand::execute(Context& context)
{
    if (m_hasEvents) {
        Instance instance;
        instance.id = InstanceId(instanceId());
        instance.name = name();
        const Result<void> saved = context.work().save(instance);
        if (!saved) {
            return saved;
        }
    }
    for (const auto& child : m_children) {
        const Result<void> done = context.invoke(*child);
        if (!done && !m_swallows) {
            return done;
        }
    }
    return reach(Stage::Execute);
}

Result<QList<Event>> ScriptedCommand::events(Context& context)
{
    const Result<void> reached = reach(Stage::Events);
    if (!reached) {
        return failed(reached.error());
    }
    if (!m_hasEvents) {
        return QList<Event>();
    }
    Event event;
    event.aggregate = aggregate();
    event.type = u"instance.added"_s;
    event.payload = QJsonObject{{u"number"_s, m_number}};
    event.creator = context.options().creator;
    event.owner = instanceId();
    return QList<Event>{event};
}

CommandResult ScriptedCommand::result() const
{
    return {name(), instanceId(), {}, m_changed};
}

AggregateKey ScriptedCommand::aggregate() const
{
    return {instanceId(), u"instance"_s, instanceId()};
}

std::vector<std::unique_ptr<Command>> ScriptedCommand::inverse() const
{
    std::vector<std::unique_ptr<Command>> back;
    if (m_inverse) {
        back.push_back(command(*m_inverse));
    }
    return back;
}

ScriptedQuery::ScriptedQuery(bool needsTransaction, std::unique_ptr<Executor> child)
    : m_needsTransaction(needsTransaction),
      m_child(std::move(child))
{}

QString ScriptedQuery::name() const
{
    return u"scripted.query"_s;
}

Result<void> ScriptedQuery::execute(Context& context)
{
    if (m_child) {
        const Result<void> done = context.invoke(*m_child);
        if (!done) {
            return done;
        }
    }
    if (!context.hasWork()) {
        return {};
    }
    const Result<std::optional<Instance>> found = context.work().instance(InstanceId(u"n1"_s));
    if (!found) {
        return failed(found.error());
    }
    answer(found->has_value());
    return {};
}

std::unique_ptr<ScriptedCommand> command(int number, QStringList* log)
{
    return std::make_unique<ScriptedCommand>(number, log);
}

} // namespace castellan::test
