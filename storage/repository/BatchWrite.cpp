#include "storage/repository/BatchWrite.h"

#include "storage/repository/RowFailure.h"

namespace castellan::storage {

BatchWrite::BatchWrite(const SqlDialect& dialect, const EventstoreFeatures& features, const BatchKnowledge& known,
                       const QList<domain::Event>& events, const BatchKey& key, ServerProjection& projection)
    : m_known(known),
      m_events(events),
      m_projection(projection),
      m_rows(dialect, known.rows)
{
    m_statements = m_rows.statements();
    m_statements.append(projection.beforePush(events));
    m_pushAt = m_statements.size();
    if (!events.isEmpty()) {
        m_push.emplace(dialect, features, events, known.states);
        m_statements.append(m_push->statements());
    }
    m_afterAt = m_statements.size();
    m_statements.append(projection.afterPush(events));
    m_after = m_statements.size() - m_afterAt;
    if (!events.isEmpty() && key.isKept()) {
        m_statements.append(key.summarize(events));
    }
}

domain::Result<QList<domain::StoredEvent>> BatchWrite::stored(const QList<Answer>& answers) const
{
    if (!m_push) {
        return QList<domain::StoredEvent>();
    }
    return m_push->stored(answers.sliced(m_pushAt, m_afterAt - m_pushAt));
}

domain::Result<QList<Statement>> BatchWrite::advance(const QList<Answer>& answers,
                                                     const QList<domain::StoredEvent>& stored) const
{
    return m_projection.advance(answers.sliced(m_afterAt, m_after), stored);
}

domain::Error BatchWrite::explained(const PipelineFailure& failure) const
{
    if (failure.statement < 0) {
        return failure.error;
    }
    if (failure.statement >= m_rows.statements().size()) {
        const bool isOfPush = failure.statement >= m_pushAt && failure.statement < m_afterAt;
        return isOfPush ? m_push->explained(failure.statement - m_pushAt, failure.error) : failure.error;
    }
    const RowFailure rows(m_known.rows, m_events);
    return failure.statement < m_rows.deletes() ? rows.ofDelete(failure.error) : rows.ofWrite(failure.error);
}

} // namespace castellan::storage
