#include "storage/repository/BatchTransaction.h"

#include "storage/eventstore/AggregateStates.h"
#include "storage/eventstore/EventPlan.h"
#include "storage/repository/BatchReads.h"
#include "storage/repository/BatchWrite.h"
#include "storage/repository/HolderOfTaken.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::ReadSet;
using domain::Result;

domain::Error ended()
{
    return domain::internalError(u"CAS-WorkEnded"_s, u"The unit of work has already ended."_s);
}

QSet<QString> instancesOf(const ReadSet& reads)
{
    QSet<QString> ids;
    for (const QSet<domain::InstanceId>& instances : {reads.instances, reads.domainsOfInstances}) {
        for (const domain::InstanceId& id : instances) {
            ids.insert(id.value());
        }
    }
    for (const QSet<ReadSet::OrganizationKey>& keys : {reads.organizations, reads.domainsOfOrganizations}) {
        for (const ReadSet::OrganizationKey& key : keys) {
            ids.insert(key.first.value());
        }
    }
    for (const domain::AggregateKey& aggregate : reads.aggregates) {
        ids.insert(aggregate.instanceId);
    }
    return ids;
}

/// Plans outlive the batches and the size of the tables for which they are made, and a batch looks up everything by key:
/// a scan of a table that was small once, or code compiled for one execution, would only hold it up. Nor is a plan made
/// anew for the values of each batch: a small one would spend a third of its time on that. How a push function that
/// is not ours is planned is left to the server.
Statement plannedByIndex(bool isPushOurs)
{
    const QString kept = isPushOurs ? u", set_config('plan_cache_mode', 'force_generic_plan', true)"_s : QString();
    return Statement(u"SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)"_s + kept);
}

/// The next batch asks and writes the same, with other values.
QList<Statement> kept(QList<Statement> statements)
{
    for (Statement& statement : statements) {
        statement.keep();
    }
    return statements;
}

} // namespace

BatchTransaction::BatchTransaction(domain::Pool& pool, std::unique_ptr<domain::Transaction> transaction,
                                   const SqlDialect& dialect, const EventstoreFeatures& features, const BatchKey& key)
    : m_pool(pool),
      m_transaction(std::move(transaction)),
      m_dialect(dialect),
      m_features(features),
      m_key(key),
      m_projection(features)
{}

BatchTransaction::~BatchTransaction()
{
    rollback();
}

Result<void> BatchTransaction::fetch(const ReadSet& reads)
{
    const BatchReads plan(m_dialect, reads);
    QList<Statement> statements;
    for (const std::optional<Statement>& before : {m_projection.keepOut(instancesOf(reads)), patience(reads)}) {
        if (before) {
            statements.append(*before);
        }
    }
    const qsizetype first = statements.size();
    statements.append(plan.statements());
    const Result<QList<Answer>> answers = send(statements);
    if (!answers) {
        return failed(answers.error());
    }
    plan.takeIn(*answers, first, m_known);
    return {};
}

// What is fetched is worked on before the next statement. The session's five seconds are for what a person stages; a file of
// many thousand objects takes longer, on a busy machine, and its transaction must not be ended meanwhile.
std::optional<Statement> BatchTransaction::patience(const ReadSet& reads) const
{
    constexpr qsizetype many = 500;
    constexpr qsizetype millisecondsEach = 10;
    if (!m_dialect.isPostgres() || reads.aggregates.size() < many) {
        return std::nullopt;
    }
    return Statement(u"SELECT set_config('idle_in_transaction_session_timeout', $1, true)"_s,
                     {QString::number(reads.aggregates.size() * millisecondsEach)});
}

// The key is the first write of the transaction, whichever statement comes first.
Result<QList<Answer>> BatchTransaction::send(const QList<Statement>& statements)
{
    if (!m_transaction) {
        return failed(ended());
    }
    const bool withKey = m_key.isDue();
    QList<Statement> all;
    if (withKey) {
        all.append(m_key.opening());
    }
    all.append(statements);
    if (all.isEmpty()) {
        return QList<Answer>();
    }
    const bool isFirst = m_dialect.isPostgres() && !std::exchange(m_isPlanned, true);
    if (isFirst) {
        all.prepend(plannedByIndex(m_features.isOurs));
    }
    PipelineResult answers = runAll(*m_transaction, kept(std::move(all)));
    if (!answers) {
        return failed(answers.error().error);
    }
    if (isFirst) {
        answers->removeFirst();
    }
    if (withKey) {
        const Answer key = answers->takeFirst();
        if (const Result<void> opened = m_key.opened(*m_transaction, key); !opened) {
            return failed(opened.error());
        }
    }
    return std::move(*answers);
}

Result<domain::BatchTrace> BatchTransaction::trace(const QList<domain::Event>& events)
{
    if (!m_transaction) {
        return failed(ended());
    }
    if (const Result<void> ready = prepare(events); !ready) {
        return failed(ready.error());
    }
    domain::BatchTrace trace;
    trace.target = m_key.target();
    trace.events = plannedTrace(events, m_known.states);
    trace.session = m_key.session();
    return trace;
}

Result<QList<domain::StoredEvent>> BatchTransaction::push(const QList<domain::Event>& events)
{
    return write(events, false);
}

// What the server itself decides may travel with COMMIT: a wrong sequence or a taken name fails the statements. On SQLite, and
// with a push function that is not ours, the answers are looked at first.
Result<QList<domain::StoredEvent>> BatchTransaction::pushAndCommit(const QList<domain::Event>& events)
{
    if (m_dialect.isPostgres() && m_features.isOurs) {
        return write(events, true);
    }
    Result<QList<domain::StoredEvent>> stored = write(events, false);
    if (!stored) {
        return stored;
    }
    const Result<void> committed = commit();
    return committed ? stored : failed(committed.error());
}

Result<QList<domain::StoredEvent>> BatchTransaction::write(const QList<domain::Event>& events, bool commits)
{
    if (!m_transaction) {
        return failed(ended());
    }
    if (const Result<void> ready = prepare(events); !ready) {
        return failed(ready.error());
    }
    const BatchWrite batch(m_dialect, m_features, m_known, events, m_key, m_projection);
    PipelineResult answers = commits ? runAllAndCommit(*m_transaction, kept(batch.statements()))
                                     : runAll(*m_transaction, kept(batch.statements()));
    if (!answers) {
        return failed(refused(batch.explained(answers.error()), events));
    }
    Result<QList<domain::StoredEvent>> stored = batch.stored(*answers);
    if (!stored) {
        return failed(refused(stored.error(), events));
    }
    if (const Result<void> moved = moveProjection(batch.advance(*answers, *stored)); !moved) {
        return failed(refused(moved.error(), events));
    }
    settle(*stored);
    if (commits) {
        m_isDurable = m_transaction->isDurable();
        m_transaction.reset();
    }
    return stored;
}

Result<void> BatchTransaction::prepare(const QList<domain::Event>& events)
{
    ReadSet reads;
    for (const domain::AggregateKey& aggregate : aggregatesOf(events)) {
        if (!m_known.states.contains(aggregate)) {
            reads.aggregates.insert(aggregate);
        }
    }
    return reads.aggregates.isEmpty() && !m_key.isDue() ? Result<void>() : fetch(reads);
}

Result<void> BatchTransaction::moveProjection(const Result<QList<Statement>>& statements)
{
    if (!statements || statements->isEmpty()) {
        return statements ? Result<void>() : failed(statements.error());
    }
    const PipelineResult moved = runAll(*m_transaction, *statements);
    return moved ? Result<void>() : failed(moved.error().error);
}

void BatchTransaction::settle(const QList<domain::StoredEvent>& stored)
{
    for (const domain::StoredEvent& event : stored) {
        m_known.states[event.aggregate] = {event.sequence, event.owner};
    }
    m_known.rows.settle();
}

// Nothing of the batch is left: who was faster is looked up in a transaction of its own.
domain::Error BatchTransaction::refused(const domain::Error& error, const QList<domain::Event>& events)
{
    rollback();
    if (error.kind != domain::ErrorKind::AlreadyExists) {
        return error;
    }
    const auto looking = m_pool.begin({domain::IsolationLevel::ServerDefault, domain::AccessMode::ReadOnly});
    if (!looking) {
        return error;
    }
    return HolderOfTaken(m_dialect, **looking, m_known.rows, events).named(error);
}

Result<void> BatchTransaction::commit()
{
    if (!m_transaction) {
        return failed(ended());
    }
    const bool isClean = OverlayWriter(m_dialect, m_known.rows).statements().isEmpty() && !m_key.isDue();
    if (const auto written = isClean ? QList<domain::StoredEvent>() : write({}, false); !written) {
        return failed(written.error());
    }
    const Result<void> committed = m_transaction->commit();
    m_isDurable = m_transaction->isDurable();
    m_transaction.reset();
    return committed;
}

void BatchTransaction::rollback()
{
    if (m_transaction) {
        m_transaction->rollback();
        m_transaction.reset();
    }
}

} // namespace castellan::storage
