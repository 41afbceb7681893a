#pragma once

#include "domain/core/Result.h"
#include "domain/port/BatchTrace.h"

#include <QList>
#include <QObject>

namespace castellan::domain {
class BatchJournal;
class TargetServices;
} // namespace castellan::domain

namespace castellan::models {

class CommandSubmitter;
class TargetConnection;

/// The batches on the target of which nobody knows whether they were applied: left by an earlier run, or given up in this
/// one. Asks the target in the background once it is open, when it comes back, when a batch ends in doubt, and when told to.
class BatchDoubts final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the threads of the target (see Lane::leftBehind).
    BatchDoubts(TargetConnection& connection, CommandSubmitter& submitter, domain::BatchJournal& journal,
                QObject* parent = nullptr);

    /// Oldest first.
    [[nodiscard]] const QList<domain::BatchTrace>& open() const { return m_open; }
    [[nodiscard]] bool isAsking() const { return m_isAsking; }

    /// Asks about all of them once; answers by `settled` and `changed`. Nothing happens without a target.
    void ask();

signals:
    /// `open` or `isAsking` is another.
    void changed();
    void settled(const castellan::domain::BatchTrace& trace, const castellan::domain::BatchFate& fate);

private:
    struct Settled
    {
        domain::BatchTrace trace;
        domain::BatchFate fate;
    };
    struct Answers
    {
        QList<Settled> settled;
        QList<domain::BatchTrace> open;
    };

    [[nodiscard]] static Answers askedOf(domain::TargetServices& services, domain::BatchJournal& journal);
    void receive(const domain::Result<Answers>& answers);
    void forget();

    TargetConnection& m_connection;
    domain::BatchJournal& m_journal;
    QList<domain::BatchTrace> m_open;
    quint64 m_generation = 0;
    bool m_isAsking = false;
};

} // namespace castellan::models
