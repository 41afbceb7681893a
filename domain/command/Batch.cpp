#include "domain/command/Batch.h"

#include "domain/invoke/Context.h"

#include <QStringList>

#include <algorithm>
#include <iterator>
#include <utility>

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Runs a command or query as the next of the flattened batch. What a command itself invokes, batches included, is part
/// of that command and not counted.
Result<void> runCounted(Executor& member, Context& context)
{
    const int index = context.beginCommand();
    const Result<void> done = context.invoke(member);
    context.endCommand();
    if (!done) {
        return failed(done.error().ofCommand(index));
    }
    if (const auto* command = dynamic_cast<const Command*>(&member)) {
        context.addResult(command->result());
    }
    return {};
}

} // namespace

Batch::Batch(std::vector<std::unique_ptr<Executor>> members) : m_members(std::move(members)) {}

void Batch::add(std::unique_ptr<Executor> member)
{
    m_members.push_back(std::move(member));
}

int Batch::size() const
{
    int count = 0;
    for (const auto& member : m_members) {
        const auto* nested = dynamic_cast<const Batch*>(member.get());
        count += nested ? nested->size() : 1;
    }
    return count;
}

QString Batch::name() const
{
    QStringList names;
    for (const auto& member : m_members) {
        names.append(member->name());
    }
    return u"commandBatch[%1]"_s.arg(names.join(u", "_s));
}

Result<void> Batch::execute(Context& context)
{
    for (const auto& member : m_members) {
        const bool counts = !context.isInCommand() && dynamic_cast<const Batch*>(member.get()) == nullptr;
        const Result<void> done = counts ? runCounted(*member, context) : context.invoke(*member);
        if (!done) {
            return done;
        }
    }
    return {};
}

void Batch::reads(ReadSet& reads) const
{
    for (const auto& member : m_members) {
        member->reads(reads);
    }
}

Result<void> Batch::furtherReads(UnitOfWork& work, ReadSet& reads) const
{
    for (const auto& member : m_members) {
        if (Result<void> named = member->furtherReads(work, reads); !named) {
            return named;
        }
    }
    return {};
}

std::vector<std::unique_ptr<Command>> Batch::inverse() const
{
    std::vector<std::unique_ptr<Command>> all;
    for (auto member = m_members.rbegin(); member != m_members.rend(); ++member) {
        std::vector<std::unique_ptr<Command>> back;
        bool mustHaveOne = false;
        if (const auto* nested = dynamic_cast<const Batch*>(member->get())) {
            mustHaveOne = nested->hasChanged();
            back = nested->inverse();
        } else if (const auto* command = dynamic_cast<const Command*>(member->get())) {
            mustHaveOne = command->result().changed;
            back = mustHaveOne ? command->inverse() : std::vector<std::unique_ptr<Command>>();
        }
        if (mustHaveOne && back.empty()) {
            return {};
        }
        std::move(back.begin(), back.end(), std::back_inserter(all));
    }
    return all;
}

bool Batch::hasChanged() const
{
    return std::any_of(m_members.begin(), m_members.end(), [](const std::unique_ptr<Executor>& member) {
        if (const auto* nested = dynamic_cast<const Batch*>(member.get())) {
            return nested->hasChanged();
        }
        const auto* command = dynamic_cast<const Command*>(member.get());
        return command && command->result().changed;
    });
}

} // namespace castellan::domain
