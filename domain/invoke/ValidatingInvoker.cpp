#include "domain/invoke/ValidatingInvoker.h"

#include "domain/command/Command.h"
#include "domain/invoke/Context.h"

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

Error movedOn(const Command& command, qint64 sequence)
{
    const AggregateKey aggregate = command.aggregate();
    Error error = conflict(
        u"CAS-Conflict"_s, {},
        u"The %1 \"%2\" has changed since it was looked at: its latest event is %3, not %4. Look again, then repeat."_s
            .arg(aggregate.type, aggregate.id, QString::number(sequence),
                 QString::number(command.expectedSequence.value_or(0))));
    error.field = u"expectedSequence"_s;
    error.subject = aggregate.id;
    return error;
}

/// What never had an event does not exist: validation finds better words for that than "has changed".
Result<void> checkSequence(Command& command, Context& context)
{
    const Result<qint64> sequence = context.work().sequenceBefore(command.aggregate());
    if (!sequence) {
        return failed(sequence.error());
    }
    if (*sequence == *command.expectedSequence) {
        return {};
    }
    if (*sequence == 0) {
        const Result<void> valid = command.validate(context);
        if (!valid) {
            return valid;
        }
    }
    return failed(movedOn(command, *sequence));
}

} // namespace

ValidatingInvoker::ValidatingInvoker(const Invoker& next) : m_next(next) {}

Result<void> ValidatingInvoker::invoke(Executor& executor, Context& context) const
{
    auto* command = executor.producesEvents() ? dynamic_cast<Command*>(&executor) : nullptr;
    if (command && command->expectedSequence) {
        const Result<void> checked = checkSequence(*command, context);
        if (!checked) {
            return checked;
        }
    }
    const Result<void> valid = executor.validate(context);
    if (!valid) {
        return valid;
    }
    return m_next.invoke(executor, context);
}

} // namespace castellan::domain
