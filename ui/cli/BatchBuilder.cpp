#include "ui/cli/BatchBuilder.h"

#include "ui/cli/BatchCommands.h"
#include "ui/cli/BatchFile.h"

#include <algorithm>
#include <utility>

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString wantedFormat = u"castellan.batch/1"_s;
constexpr qsizetype longestShown = 100;

qsizetype valueOffset(const QList<BatchMember>& members, const QString& name, qsizetype otherwise)
{
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const BatchMember& member) { return member.name == name; });
    return found == members.end() ? otherwise : found->valueOffset;
}

} // namespace

bool BatchBuilder::fail(const QString& id, const QString& message, const QString& field, qsizetype offset)
{
    m_fault = BatchFault{id, message, field.left(longestShown), offset};
    if (m_open.size() > 1) {
        m_faultyCommand = static_cast<int>(m_commandOffsets.size());
    }
    return false;
}

bool BatchBuilder::failInCommand(BatchFault fault)
{
    m_faultyCommand = static_cast<int>(m_commandOffsets.size());
    m_fault = std::move(fault);
    return false;
}

bool BatchBuilder::beginObject(qsizetype offset)
{
    if (!m_open.empty() && !m_open.back().isInCommands) {
        return fail(u"CAS-BatchType"_s,
                    u"The member \"%1\" must not be an object."_s.arg(m_open.back().key.left(longestShown)),
                    m_open.back().key, offset);
    }
    Object object;
    object.offset = offset;
    m_open.push_back(std::move(object));
    return true;
}

bool BatchBuilder::beginArray(qsizetype offset)
{
    if (m_open.empty()) {
        return fail(u"CAS-BatchType"_s, u"A batch file is an object, not an array."_s, {}, offset);
    }
    Object& object = m_open.back();
    if (object.isInCommands) {
        return fail(u"CAS-BatchType"_s, u"A command is an object, not an array."_s, u"commands"_s, offset);
    }
    if (object.key != "commands"_L1) {
        return fail(u"CAS-BatchType"_s, u"The member \"%1\" must not be an array."_s.arg(object.key.left(longestShown)),
                    object.key, offset);
    }
    object.commands = std::make_unique<Batch>();
    object.commandsOffset = object.keyOffset;
    object.isInCommands = true;
    return true;
}

bool BatchBuilder::endArray()
{
    m_open.back().isInCommands = false;
    return true;
}

bool BatchBuilder::key(const QString& name, qsizetype offset)
{
    Object& object = m_open.back();
    if (object.names.contains(name)) {
        return fail(u"CAS-BatchDuplicate"_s, u"The member \"%1\" is there twice."_s.arg(name.left(longestShown)), name,
                    offset);
    }
    object.names.append(name);
    object.key = name;
    object.keyOffset = offset;
    return true;
}

bool BatchBuilder::value(BatchMember::Value value, qsizetype offset)
{
    if (m_open.empty()) {
        return fail(u"CAS-BatchType"_s, u"A batch file is an object."_s, {}, offset);
    }
    Object& object = m_open.back();
    if (object.isInCommands) {
        return fail(u"CAS-BatchType"_s, u"A command is an object."_s, u"commands"_s, offset);
    }
    if (object.key == "commands"_L1) {
        return fail(u"CAS-BatchType"_s, u"The member \"commands\" must be an array."_s, u"commands"_s, offset);
    }
    object.members.append({object.key, std::move(value), object.keyOffset, offset});
    return true;
}

bool BatchBuilder::endObject()
{
    Object object = std::move(m_open.back());
    m_open.pop_back();
    return m_open.empty() ? endFile(object) : endCommand(object);
}

bool BatchBuilder::endFile(Object& file)
{
    const qsizetype formatOffset = valueOffset(file.members, u"format"_s, file.offset);
    BatchMembers members(std::move(file.members), file.offset);
    const QString format = members.text(u"format"_s);
    members.refuseOthers(u"batch file"_s);
    if (members.fault()) {
        m_fault = members.fault();
        return false;
    }
    if (format != wantedFormat) {
        return fail(u"CAS-BatchFormat"_s,
                    u"The format is \"%1\", not \"%2\"."_s.arg(format.left(longestShown), wantedFormat), u"format"_s,
                    formatOffset);
    }
    if (!file.commands) {
        return fail(u"CAS-BatchMissing"_s, u"The member \"commands\" is missing."_s, u"commands"_s, file.offset);
    }
    m_batch = std::move(file.commands);
    return true;
}

bool BatchBuilder::endCommand(Object& object)
{
    const qsizetype nameOffset = valueOffset(object.members, u"command"_s, object.offset);
    BatchMembers members(std::move(object.members), object.offset);
    const QString name = members.text(u"command"_s);
    if (members.fault()) {
        return failInCommand(*members.fault());
    }
    if (name == "batch"_L1) {
        return endNested(object, members);
    }
    if (!isBatchCommand(name)) {
        return failInCommand({u"CAS-BatchCommand"_s, u"There is no command \"%1\"."_s.arg(name.left(longestShown)),
                              u"command"_s, nameOffset});
    }
    if (object.commands) {
        return failInCommand({u"CAS-BatchMember"_s, u"The command %1 has no member \"commands\"."_s.arg(name),
                              u"commands"_s, object.commandsOffset});
    }
    std::unique_ptr<Command> command = makeCommand(name, members);
    members.refuseOthers(name);
    if (members.fault()) {
        return failInCommand(*members.fault());
    }
    m_commandOffsets.append(object.offset);
    m_open.back().commands->add(std::move(command));
    return true;
}

bool BatchBuilder::endNested(Object& object, BatchMembers& members)
{
    members.refuseOthers(u"batch"_s);
    if (!members.fault() && object.commands) {
        m_open.back().commands->add(std::move(object.commands));
        return true;
    }
    m_fault = members.fault()
        ? members.fault()
        : BatchFault{u"CAS-BatchMissing"_s, u"The member \"commands\" is missing."_s, u"commands"_s, object.offset};
    return false;
}

} // namespace castellan::ui
