#include "domain/instance/SetDefaultLanguage.h"

#include "domain/instance/InstanceEvents.h"
#include "domain/instance/LanguageTag.h"
#include "domain/invoke/Context.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString SetDefaultLanguage::name() const
{
    return u"instance.default-language.set"_s;
}

Result<void> SetDefaultLanguage::check(Context& context)
{
    if (Result<void> checked = checkInstanceId(); !checked) {
        return checked;
    }
    const Result<LanguageTag> parsed = LanguageTag::parse(language);
    if (!parsed) {
        return failed(parsed.error());
    }
    m_tag = parsed->text();
    const Result<Instance> row = existingInstance(context);
    if (!row) {
        return failed(row.error());
    }
    m_before = *row;
    if (m_before.defaultLanguage.compare(m_tag, Qt::CaseInsensitive) == 0) {
        return failed(preconditionFailed(u"INST-DS3rq"_s, u"Errors.Instance.NotChanged"_s,
                                         u"%1 is the default language already."_s.arg(quoted(m_tag)))
                          .at(u"language"_s));
    }
    return {};
}

Result<void> SetDefaultLanguage::execute(Context& context)
{
    Instance changed = m_before;
    changed.defaultLanguage = m_tag;
    changed.updatedAt = {};
    record(InstanceEvents(m_before.id).defaultLanguageSet(m_tag));
    return context.work().save(changed);
}

std::vector<std::unique_ptr<Command>> SetDefaultLanguage::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    if (!m_before.defaultLanguage.isEmpty()) {
        commands.push_back(std::make_unique<SetDefaultLanguage>(m_before.id, m_before.defaultLanguage));
    }
    return commands;
}

} // namespace castellan::domain
