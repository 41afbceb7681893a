#include "domain/instance/AddInstance.h"

#include "domain/instance/InstanceEvents.h"
#include "domain/instance/LanguageTag.h"
#include "domain/instance/RemoveInstance.h"
#include "domain/invoke/Context.h"
#include "domain/port/IdSource.h"

namespace castellan::domain {

namespace {

using namespace Qt::Literals::StringLiterals;

Refusal blankId()
{
    return {u"CAS-IdEmpty"_s, {}};
}

} // namespace

QString AddInstance::name() const
{
    return u"instance.add"_s;
}

AggregateKey AddInstance::aggregate() const
{
    return InstanceEvents(id ? InstanceId(id->trimmed()) : m_made.id).aggregate();
}

void AddInstance::reads(ReadSet& reads) const
{
    if (id) {
        reads.instances.insert(InstanceId(id->trimmed()));
        reads.aggregates.insert(aggregate());
    }
}

Result<void> AddInstance::check(Context& context)
{
    const InstanceId generated = m_made.id; // kept, so that a second run makes the same instance
    m_made = {};
    m_made.id = generated;
    if (Result<void> checked = checkId(context); !checked) {
        return checked;
    }
    if (Result<void> checked = checkTexts(); !checked) {
        return checked;
    }
    const auto existing = context.work().instance(m_made.id);
    if (!existing) {
        return failed(existing.error());
    }
    if (*existing) {
        Error error = alreadyExists(
            u"CAS-InstanceExists"_s, u"Errors.Instance.AlreadyExists"_s,
            u"The id %1 is already taken by instance %2."_s.arg(quoted(m_made.id.value()), quoted((*existing)->name)));
        error.field = u"id"_s;
        error.subject = m_made.id.value();
        return failed(error);
    }
    return {};
}

Result<void> AddInstance::checkId(Context& context)
{
    if (!id) {
        if (m_made.id.isEmpty()) {
            m_made.id = InstanceId(context.ids().next());
        }
        context.work().expectNew(aggregate());
        return {};
    }
    const Result<QString> checked = newId(*id, u"id"_s, blankId());
    if (!checked) {
        return failed(checked.error());
    }
    m_made.id = InstanceId(*checked);
    return {};
}

Result<void> AddInstance::checkTexts()
{
    const Result<DisplayName> parsed = parseName(displayName, {});
    if (!parsed) {
        return failed(parsed.error());
    }
    m_made.name = parsed->text();
    if (defaultLanguage) {
        const Result<LanguageTag> language = LanguageTag::parse(*defaultLanguage);
        if (!language) {
            return failed(language.error().at(u"defaultLanguage"_s));
        }
        m_made.defaultLanguage = language->text();
    }
    if (defaultOrganization) {
        const Result<QString> organization = newId(*defaultOrganization, u"defaultOrganization"_s,
                                                   {u"INST-SWffe"_s, u"Errors.Invalid.Argument"_s});
        if (!organization) {
            return failed(organization.error());
        }
        m_made.defaultOrganization = OrganizationId(*organization);
    }
    return checkConsole();
}

Result<void> AddInstance::checkConsole()
{
    const auto take = [](const std::optional<QString>& text, const QString& field, QString& target) -> Result<void> {
        if (!text) {
            return {};
        }
        const Result<QString> checked = newId(*text, field, blankId());
        if (!checked) {
            return failed(checked.error());
        }
        target = *checked;
        return {};
    };
    if (Result<void> taken = take(iamProject, u"iamProject"_s, m_made.iamProject); !taken) {
        return taken;
    }
    if (consoleClient.has_value() != consoleApp.has_value()) {
        return failed(invalidArgument(u"CAS-ConsolePair"_s, {},
                                      u"The console's client and app are given together or not at all."_s)
                          .at(consoleClient ? u"consoleApp"_s : u"consoleClient"_s));
    }
    if (Result<void> taken = take(consoleClient, u"consoleClient"_s, m_made.consoleClient); !taken) {
        return taken;
    }
    return take(consoleApp, u"consoleApp"_s, m_made.consoleApp);
}

Result<void> AddInstance::execute(Context& context)
{
    if (Result<void> saved = context.work().save(m_made); !saved) {
        return saved;
    }
    const InstanceEvents events(m_made.id);
    record(events.added(m_made.name));
    if (defaultLanguage) {
        record(events.defaultLanguageSet(m_made.defaultLanguage));
    }
    if (defaultOrganization) {
        record(events.defaultOrganizationSet(m_made.defaultOrganization));
    }
    if (iamProject) {
        record(events.iamProjectSet(m_made.iamProject));
    }
    if (consoleClient) {
        record(events.consoleSet(m_made.consoleClient, m_made.consoleApp));
    }
    return {};
}

std::vector<std::unique_ptr<Command>> AddInstance::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<RemoveInstance>(m_made.id));
    return commands;
}

} // namespace castellan::domain
