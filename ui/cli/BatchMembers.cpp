#include "ui/cli/BatchMembers.h"

#include <algorithm>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;

void BatchMembers::refuseOthers(const QString& command)
{
    if (!m_members.isEmpty()) {
        const BatchMember& member = m_members.constFirst();
        note({u"CAS-BatchMember"_s, u"The command %1 has no member \"%2\"."_s.arg(command, member.name.left(100)),
              member.name.left(100), member.nameOffset});
    }
}

QString BatchMembers::text(const QString& name)
{
    const bool isThere = std::any_of(m_members.begin(), m_members.end(),
                                     [&](const BatchMember& member) { return member.name == name; });
    if (!isThere) {
        note({u"CAS-BatchMissing"_s, u"The member \"%1\" is missing."_s.arg(name), name, m_offset});
        return {};
    }
    return optionalText(name).value_or(QString());
}

std::optional<QString> BatchMembers::optionalText(const QString& name)
{
    const std::optional<BatchMember> member = take(name);
    if (!member) {
        return std::nullopt;
    }
    if (const auto* value = std::get_if<QString>(&member->value)) {
        return *value;
    }
    wrongType(*member, u"a text"_s);
    return std::nullopt;
}

std::optional<bool> BatchMembers::optionalFlag(const QString& name)
{
    const std::optional<BatchMember> member = take(name);
    if (!member) {
        return std::nullopt;
    }
    if (const auto* value = std::get_if<bool>(&member->value)) {
        return *value;
    }
    wrongType(*member, u"true or false"_s);
    return std::nullopt;
}

std::optional<qint64> BatchMembers::optionalNumber(const QString& name)
{
    const std::optional<BatchMember> member = take(name);
    if (!member) {
        return std::nullopt;
    }
    const auto* value = std::get_if<qint64>(&member->value);
    if (value && *value >= 0) {
        return *value;
    }
    wrongType(*member, u"a whole number, 0 or more"_s);
    return std::nullopt;
}

std::optional<BatchMember> BatchMembers::take(const QString& name)
{
    const auto found = std::find_if(m_members.begin(), m_members.end(),
                                    [&](const BatchMember& member) { return member.name == name; });
    if (found == m_members.end()) {
        return std::nullopt;
    }
    BatchMember member = *found;
    m_members.erase(found);
    return member;
}

void BatchMembers::wrongType(const BatchMember& member, const QString& wanted)
{
    note({u"CAS-BatchType"_s, u"The member \"%1\" must be %2."_s.arg(member.name, wanted), member.name,
          member.valueOffset});
}

void BatchMembers::note(BatchFault fault)
{
    if (!m_fault) {
        m_fault = std::move(fault);
    }
}

} // namespace castellan::ui
