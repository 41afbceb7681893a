#include "models/changes/BatchDoubts.h"

#include "domain/port/BatchJournal.h"
#include "models/background/TargetLanes.h"
#include "models/background/WhenFinished.h"
#include "models/changes/CommandSubmitter.h"
#include "models/connection/TargetConnection.h"

#include <utility>

namespace castellan::models {

BatchDoubts::BatchDoubts(TargetConnection& connection, CommandSubmitter& submitter, domain::BatchJournal& journal,
                         QObject* parent)
    : QObject(parent),
      m_connection(connection),
      m_journal(journal)
{
    connect(&connection, &TargetConnection::opened, this, &BatchDoubts::ask);
    connect(&connection, &TargetConnection::closing, this, &BatchDoubts::forget);
    connect(&connection.pings(), &PingMonitor::cameBack, this, [this] {
        if (!m_open.isEmpty()) {
            ask();
        }
    });
    connect(&submitter, &CommandSubmitter::failed, this, [this](const domain::Error& error) {
        if (error.isOutcomeUnknown()) {
            ask();
        }
    });
    // A batch that failed before this one may have found what the server lacks.
    connect(&submitter, &CommandSubmitter::applied, this, [this](const domain::BatchOutcome& outcome) {
        if (outcome.serverReplaced) {
            ask();
        }
    });
}

// On the write lane, so that a doubt is settled before anything else is written.
void BatchDoubts::ask()
{
    if (!m_connection.isOpen() || m_isAsking) {
        return;
    }
    m_isAsking = true;
    emit changed();
    const auto future = m_connection.lanes()->write<Answers>(
        [&journal = m_journal](ClientState& state) -> domain::Result<Answers> {
            return askedOf(state.services(), journal);
        });
    whenFinished(future, this, [this, generation = m_generation](const domain::Result<Answers>& answers) {
        if (generation == m_generation) {
            receive(answers);
        }
    });
}

/// After the first that cannot be settled the others are only listed: they would wait as long.
BatchDoubts::Answers BatchDoubts::askedOf(domain::TargetServices& services, domain::BatchJournal& journal)
{
    Answers answers;
    for (const domain::BatchTrace& trace : journal.doubts(services.place())) {
        const domain::Result<domain::BatchFate> fate = answers.open.isEmpty()
            ? services.unitsOfWork().fateOf(trace)
            : domain::failed(domain::outcomeUnknown(trace.identity.key, {}));
        if (fate) {
            journal.strike(trace.identity.key);
            answers.settled.append({trace, *fate});
        } else {
            journal.giveUp(trace.identity.key);
            answers.open.append(trace);
        }
    }
    return answers;
}

void BatchDoubts::receive(const domain::Result<Answers>& answers)
{
    m_isAsking = false;
    if (answers) {
        m_open = answers->open;
    }
    emit changed();
    if (!answers) {
        return;
    }
    for (const Settled& one : answers->settled) {
        emit settled(one.trace, one.fate);
    }
    if (!answers->settled.isEmpty()) {
        m_connection.requestRefresh();
    }
}

void BatchDoubts::forget()
{
    ++m_generation;
    m_open.clear();
    m_isAsking = false;
    emit changed();
}

} // namespace castellan::models
