#include "domain/instance/RenameInstance.h"

#include "domain/instance/InstanceEvents.h"
#include "domain/invoke/Context.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

QString RenameInstance::name() const
{
    return u"instance.rename"_s;
}

Result<void> RenameInstance::check(Context& context)
{
    if (Result<void> checked = checkInstanceId({u"DOM-wSs6kG"_s, u"Errors.Instance.ID"_s}); !checked) {
        return checked;
    }
    const Result<DisplayName> parsed = parseName(displayName, {u"DOM-FPJcLC"_s, u"Errors.Instance.Name"_s});
    if (!parsed) {
        return failed(parsed.error());
    }
    m_newName = parsed->text();
    const Result<Instance> row = existingInstance(context, u"DOM-ghfov1"_s);
    if (!row) {
        return failed(row.error());
    }
    m_before = *row;
    return {};
}

Result<void> RenameInstance::execute(Context& context)
{
    if (m_before.name == m_newName) {
        return {};
    }
    Instance renamed = m_before;
    renamed.name = m_newName;
    renamed.updatedAt = {};
    record(InstanceEvents(m_before.id).renamed(m_newName));
    return context.work().save(renamed);
}

std::vector<std::unique_ptr<Command>> RenameInstance::inverse() const
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<RenameInstance>(m_before.id, m_before.name));
    return commands;
}

} // namespace castellan::domain
