#pragma once

#include "domain/core/Timestamp.h"
#include "domain/event/Event.h"
#include "domain/event/StoredEvent.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace castellan::domain {

/// What identifies a batch: kept with it in its own transaction, so that a doubt can be settled and a repetition
/// is recognised.
struct BatchIdentity
{
    QString key; ///< UUID text
    QString creator;
    QByteArray hash; ///< of the batch's content; a key met again with another hash is an error

    bool operator==(const BatchIdentity&) const = default;
};

/// An event that a batch is about to push, as far as it is needed to recognise it later.
struct PlannedEvent
{
    AggregateKey aggregate;
    QString type;
    qint64 sequence = 0;
    QByteArray payloadHash; ///< of the payload's canonical JSON; empty for none

    bool operator==(const PlannedEvent&) const = default;
};

/// The server's session that a batch is written in; all members empty where the database has no sessions (SQLite).
/// Opaque in the domain.
struct ServerSession
{
    qint64 processId = 0;
    QString startedAt;
    QString transaction;     ///< the full transaction id
    QString system;          ///< the identifier of the cluster
    QString timeline;        ///< changes when a standby takes over
    bool isAnothers = false; ///< another server's than that of the batch before

    bool operator==(const ServerSession&) const = default;
};

/// By what a batch can be found again when nobody has said whether it was committed. Holds no payload and no secret.
struct BatchTrace
{
    BatchIdentity identity;
    QString target; ///< as `TargetServices::place`
    Timestamp at;   ///< when COMMIT was about to be sent
    QList<PlannedEvent> events;
    ServerSession session;

    bool operator==(const BatchTrace&) const = default;
};

/// What became of a batch that was in doubt.
struct BatchFate
{
    bool isApplied = false;
    bool isDurable = true;         ///< false: the server waits for a standby, and nobody has heard that it has it
    bool isServerReplaced = false; ///< another server answers than the one that was written to
    QList<StoredEvent> events;     ///< those of the trace, as stored, in the order of the push

    bool operator==(const BatchFate&) const = default;
};

} // namespace castellan::domain
