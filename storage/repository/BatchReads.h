#pragma once

#include "domain/port/ReadSet.h"
#include "storage/database/PipelineExecutor.h"
#include "storage/repository/BatchKnowledge.h"
#include "storage/repository/SqlDialect.h"

#include <QList>

#include <functional>

namespace castellan::storage {

/// What a read set asks for as statements of one pipeline, one a kind, and the taking in of their answers. The parents'
/// rows are locked, in sorted order, before anything else is read; domains that may be verified are locked by
/// advisory locks, because the schema's triggers look before they write.
class BatchReads final
{
public:
    BatchReads(const SqlDialect& dialect, const domain::ReadSet& reads);

    [[nodiscard]] const QList<Statement>& statements() const { return m_statements; }
    /// `answers` of `statements()`, beginning at `first`.
    void takeIn(const QList<Answer>& answers, qsizetype first, BatchKnowledge& knowledge) const;

private:
    using Taker = std::function<void(const Rows&, BatchKnowledge&)>;

    void add(const Statement& statement, Taker taker);
    void lockDomains();
    void readInstances();
    void readOrganizations();
    void readDomains();
    void readNames();
    void readPolicies();
    void readConstraints();
    void readSequences();

    SqlDialect m_dialect;
    domain::ReadSet m_reads;
    QList<Statement> m_statements;
    QList<Taker> m_takers;
};

} // namespace castellan::storage
