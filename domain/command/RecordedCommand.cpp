#include "domain/command/RecordedCommand.h"

#include "domain/invoke/Context.h"

namespace castellan::domain {

Result<void> RecordedCommand::validate(Context& context)
{
    m_recorded.clear();
    return check(context);
}

Result<QList<Event>> RecordedCommand::events(Context& context)
{
    QList<Event> events = m_recorded;
    for (Event& event : events) {
        event.creator = context.options().creator;
    }
    return events;
}

CommandResult RecordedCommand::result() const
{
    return {name(), aggregate().id, resultDomain(), hasRecorded()};
}

QString RecordedCommand::resultDomain() const
{
    return {};
}

} // namespace castellan::domain
