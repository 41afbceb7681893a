#pragma once

#include "domain/command/Command.h"

#include <QList>
#include <QString>

namespace castellan::domain {

/// A command that records its events while it executes. May be run again from the start (on fresh data, after
/// the database has asked for it): each validation forgets what an earlier run recorded.
class RecordedCommand : public Command
{
public:
    [[nodiscard]] Result<void> validate(Context& context) final;
    /// What `execute` recorded, in the name of the context's creator.
    [[nodiscard]] Result<QList<Event>> events(Context& context) final;
    /// Named after the aggregate; changed if there were events.
    [[nodiscard]] CommandResult result() const final;

protected:
    /// Refuses what must not be executed and remembers the rows that `execute` will change.
    [[nodiscard]] virtual Result<void> check(Context& context) = 0;
    /// The domain for `result`, for the commands on domains.
    [[nodiscard]] virtual QString resultDomain() const;

    void record(Event event) { m_recorded.append(std::move(event)); }
    [[nodiscard]] bool hasRecorded() const { return !m_recorded.isEmpty(); }

private:
    QList<Event> m_recorded;
};

} // namespace castellan::domain
