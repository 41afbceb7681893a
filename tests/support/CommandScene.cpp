#include "tests/support/CommandScene.h"

#include "domain/instance/InstanceEvents.h"
#include "domain/invoke/CommandService.h"
#include "domain/organization/OrganizationEvents.h"
#include "tests/support/EventFold.h"
#include "tests/support/ManualClock.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace castellan::test {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

QString constraintChangeText(const ConstraintChange& change)
{
    if (change.action == ConstraintChange::Action::RemoveInstance) {
        return u" -all constraints of "_s + change.constraint.instanceId;
    }
    const bool adds = change.action == ConstraintChange::Action::Add;
    const UniqueConstraint& constraint = change.constraint;
    return (adds ? u" +"_s : u" -"_s) + constraint.instanceId + u'/' + constraint.type + u'/' + constraint.field
        + (adds ? u'(' + change.messageKey + u')' : QString());
}

QString fieldChangeText(const FieldChange& field)
{
    const QString path = field.objectType + u'/' + field.objectId + u'/' + field.name;
    switch (field.action) {
    case FieldChange::Action::Remove: return u" -field "_s + path;
    case FieldChange::Action::RemoveAggregate: return u" -fields of the aggregate"_s;
    case FieldChange::Action::RemoveInstance: return u" -fields of the instance"_s;
    case FieldChange::Action::Set: break;
    }
    const QByteArray value = QJsonDocument(QJsonArray{field.value}).toJson(QJsonDocument::Compact);
    return u" ="_s + path + u' ' + QString::fromUtf8(value) + (field.shouldIndex ? u"*"_s : QString());
}

QString eventText(const Event& event)
{
    const QByteArray payload = event.payload ? QJsonDocument(*event.payload).toJson(QJsonDocument::Compact) : "NULL";
    QString text = QStringList{event.aggregate.instanceId, event.aggregate.type, event.aggregate.id, event.owner}.join(
                       u'/')
        + u" r%1 "_s.arg(event.revision) + event.type + u' ' + QString::fromUtf8(payload);
    for (const ConstraintChange& change : event.constraints) {
        text += constraintChangeText(change);
    }
    for (const FieldChange& field : event.fields) {
        text += fieldChangeText(field);
    }
    return text;
}

QList<Event> firstInstance()
{
    const InstanceEvents events(InstanceId(u"i1"_s));
    return {events.added(u"Acme"_s),
            events.defaultLanguageSet(u"en"_s),
            events.defaultOrganizationSet(OrganizationId(u"o1"_s)),
            events.iamProjectSet(u"p1"_s),
            events.domainAdded(u"acme.example"_s, false),
            events.primaryDomainSet(u"acme.example"_s),
            events.domainAdded(u"gen.acme.example"_s, true),
            events.domainAdded(u"Old.Example"_s, false),
            events.trustedDomainAdded(u"trust.example"_s)};
}

QList<Event> organizations()
{
    const auto of = [](const QString& id) { return OrganizationEvents(InstanceId(u"i1"_s), OrganizationId(id)); };
    const OrganizationEvents lehigh = of(u"o4"_s);
    const QString generated = u"lehigh-university.acme.example"_s;
    return {of(u"o1"_s).added(u"First"_s),          of(u"o2"_s).added(u"Second"_s),
            of(u"o3"_s).added(u"Third"_s),          of(u"o3"_s).deactivated(),
            of(u"o5"_s).added(u"Plain"_s),          lehigh.added(u"Lehigh University"_s),
            lehigh.domainAdded(generated),          lehigh.domainVerified(generated),
            lehigh.primaryDomainSet(generated),     lehigh.domainAdded(u"lehigh.edu"_s),
            lehigh.domainVerified(u"lehigh.edu"_s), lehigh.domainAdded(u"claim.edu"_s),
            lehigh.domainAdded(u"Old.Edu"_s),       lehigh.domainVerified(u"Old.Edu"_s)};
}

QList<Event> secondInstance()
{
    const InstanceEvents events(InstanceId(u"i2"_s));
    const OrganizationEvents first(InstanceId(u"i2"_s), OrganizationId(u"o1"_s));
    return {events.added(u"Beta"_s), events.domainAdded(u"beta.example"_s, false), first.added(u"First"_s),
            first.domainAdded(u"lehigh.edu"_s)};
}

} // namespace

CommandScene::CommandScene()
{
    happen(firstInstance());
    happen(organizations());
    happen(secondInstance());
    m_database.content.projects.insert({u"i1"_s, u"p1"_s}, u"o2"_s);
}

Result<BatchOutcome> CommandScene::apply(std::unique_ptr<Command> command)
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::move(command));
    return apply(std::move(commands));
}

Result<BatchOutcome> CommandScene::apply(std::vector<std::unique_ptr<Command>> commands)
{
    Batch batch;
    for (auto& command : commands) {
        batch.add(std::move(command));
    }
    return apply(batch);
}

Result<BatchOutcome> CommandScene::apply(Batch& batch)
{
    Result<BatchOutcome> outcome = run(batch, false);
    if (outcome) {
        m_inverse = batch.inverse();
    }
    return outcome;
}

Result<BatchOutcome> CommandScene::preview(Batch& batch)
{
    return run(batch, true);
}

Result<BatchOutcome> CommandScene::run(Batch& batch, bool isPreview)
{
    m_database.pushed.clear();
    const ManualClock clock;
    CommandService service(m_database, clock, m_ids, nullptr);
    InvocationOptions options;
    options.creator = u"tester"_s;
    options.preview = isPreview;
    return service.apply(batch, options);
}

void CommandScene::happen(const QList<Event>& events)
{
    const auto work = m_database.begin({});
    const bool isIn = work && (*work)->push(events) && (*work)->commit();
    if (!isIn) {
        qFatal("the events of the scene do not fit");
    }
    EventFold fold;
    fold.take(m_database.content.events);
    m_database.content.rows = fold.rows();
}

QStringList CommandScene::pushedTexts() const
{
    QStringList texts;
    for (const Event& event : m_database.pushed) {
        texts.append(eventText(event));
    }
    return texts;
}

QStringList CommandScene::foldedLines() const
{
    EventFold fold;
    fold.take(m_database.content.events);
    return fold.rows().lines();
}

QStringList CommandScene::rowLines() const
{
    return m_database.content.rows.lines();
}

QStringList CommandScene::constraints() const
{
    QStringList all(m_database.content.constraints.begin(), m_database.content.constraints.end());
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace castellan::test
