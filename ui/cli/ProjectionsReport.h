#pragma once

#include "domain/port/Projections.h"
#include "ui/cli/Console.h"

#include <QList>

namespace castellan::ui {

/// What `projections status` prints: a line a table, then a line a failed event; or one JSON document.
void showStatus(Console& console, const QList<domain::ProjectionStatus>& statuses,
                const QList<domain::FailedEvent>& failures);

/// What `projections verify` prints: a line a difference as it is found; or one JSON document at the end.
class DifferenceReport final
{
public:
    explicit DifferenceReport(Console& console);

    void add(const domain::Difference& difference);
    /// Prints the end. Refused (exit status 5) if there was a difference.
    [[nodiscard]] ExitStatus finish(const domain::VerifyReport& report);

private:
    Console& m_console;
    JsonText m_json;
    qint64 m_listed = 0;
};

/// What `projections rebuild` prints. Refused if the tables could not take every event.
[[nodiscard]] ExitStatus showRebuild(Console& console, const domain::RebuildReport& report);

} // namespace castellan::ui
