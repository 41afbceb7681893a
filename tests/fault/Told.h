#pragma once

#include "domain/event/StoredEvent.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace castellan::tests {

/// What the user heard about a batch.
enum class Verdict {
    Applied,
    Previewed,
    NotApplied, ///< refused or failed, with nothing written
    Unknown,    ///< outcome unknown
};

[[nodiscard]] inline QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Applied: return QStringLiteral("applied");
    case Verdict::Previewed: return QStringLiteral("previewed");
    case Verdict::NotApplied: return QStringLiteral("not applied");
    case Verdict::Unknown: return QStringLiteral("unknown");
    }
    Q_UNREACHABLE();
}

/// One batch, by the creator that its key and its events carry, and what was said of it.
struct Told
{
    QString creator;
    Verdict verdict = Verdict::NotApplied;
    QString reason; ///< kind, id and sentence of the error
    /// The events that the user was shown; empty where only the verdict is known.
    QList<domain::StoredEvent> events;
    bool isOtherServer = false; ///< said: another server answers than before
    QStringList lost{};         ///< said: the batches of these creators were applied, and went with the old server
};

} // namespace castellan::tests
