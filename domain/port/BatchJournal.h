#pragma once

#include "domain/port/BatchTrace.h"
#include "domain/port/ConfirmedBatches.h"

#include <QList>
#include <QString>

namespace castellan::domain {

/// Remembers, beyond the end of the program, which batches had their COMMIT sent and no answer yet. Safe to use from any
/// thread. What cannot be remembered (a full disk) is left out with a warning in the log: a batch is not refused for it.
class BatchJournal
{
public:
    BatchJournal() = default;
    BatchJournal(const BatchJournal&) = delete;
    BatchJournal& operator=(const BatchJournal&) = delete;
    virtual ~BatchJournal() = default;

    /// COMMIT is about to be sent. The same key again replaces what was noted.
    virtual void note(const BatchTrace& trace) = 0;
    /// Its fate is known: nothing to remember. A key that was never noted is ignored.
    virtual void strike(const QString& key) = 0;
    /// Nobody asks about it any more for now; it stays noted, and is among the `doubts`.
    virtual void giveUp(const QString& key) = 0;
    /// The batches on this target that are in doubt, oldest first: left by a program that has ended, or given up. They
    /// are the caller's from now on, until it strikes them or gives them up; no other program gets them meanwhile.
    [[nodiscard]] virtual QList<BatchTrace> doubts(const QString& target) = 0;

    /// Those that are in for certain.
    [[nodiscard]] ConfirmedBatches& confirmed() { return m_confirmed; }

private:
    ConfirmedBatches m_confirmed;
};

} // namespace castellan::domain
