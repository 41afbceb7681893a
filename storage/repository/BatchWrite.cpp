#include "storage/repository/BatchWrite.h"

#include "storage/repository/RowFailure.h"

namespace castellan::storage {

BatchWrite::BatchWrite(const SqlDialect& dialect, const EventstoreFeatures& features, const BatchKnowledge& known,
                       const QList<domain::Event>& events, const BatchKey& key)
    : m_known(known),
      m_events(events),
      m_rows(dialect, known.rows)
{
    m_statements = m_rows.statements();
    if (!events.isEmpty()) {
        m_push.emplace(dialect, features, events, known.states);
        m_statements.append(m_push->statements());
    }
    if (!events.isEmpty() && key.isKept()) {
        m_statements.append(key.summarize(events));
    }
}

domain::Result<QList<domain::StoredEvent>> BatchWrite::stored(const QList<Answer>& answers) const
{
    if (!m_push) {
        return QList<domain::StoredEvent>();
    }
    return m_push->stored(answers.sliced(m_rows.statements().size(), m_push->statements().size()));
}

domain::Error BatchWrite::explained(const PipelineFailure& failure) const
{
    const qsizetype rowCount = m_rows.statements().size();
    if (failure.statement < 0) {
        return failure.error;
    }
    if (failure.statement >= rowCount) {
        return m_push ? m_push->explained(failure.statement - rowCount, failure.error) : failure.error;
    }
    const RowFailure rows(m_known.rows, m_events);
    return failure.statement < m_rows.deletes() ? rows.ofDelete(failure.error) : rows.ofWrite(failure.error);
}

} // namespace castellan::storage
