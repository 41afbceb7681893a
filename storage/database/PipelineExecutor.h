#pragma once

#include "domain/port/Pool.h"
#include "storage/database/Rows.h"
#include "storage/database/Statement.h"

#include <QList>

namespace castellan::storage {

/// What one statement of several answered.
struct Answer
{
    Rows rows;
    qint64 affectedRows = 0;
};

/// Why several statements failed, and at which of them (0-based); -1 if it was none of them (BEGIN, COMMIT,
/// the connection before the first answer).
struct PipelineFailure
{
    domain::Error error;
    qsizetype statement = -1;
};

/// All answers in order, or the first failure: then none of the statements has had an effect that lasts.
using PipelineResult = tl::expected<QList<Answer>, PipelineFailure>;

/// A QueryExecutor that can send many statements before it waits for the first answer. Outside a transaction
/// they are one implicit transaction.
class PipelineExecutor
{
public:
    PipelineExecutor() = default;
    PipelineExecutor(const PipelineExecutor&) = delete;
    PipelineExecutor& operator=(const PipelineExecutor&) = delete;
    virtual ~PipelineExecutor() = default;

    [[nodiscard]] virtual PipelineResult pipeline(const QList<Statement>& statements) = 0;
};

/// A Transaction that can send its last statements and COMMIT together.
class PipelineTransaction : public PipelineExecutor
{
public:
    /// OutcomeUnknown if the connection was lost after COMMIT was handed over and no answer decides; after any
    /// other failure nothing was written.
    [[nodiscard]] virtual PipelineResult commitWith(const QList<Statement>& statements) = 0;
};

/// Runs the statements in one round trip where the executor can, else one by one up to the first failure. One
/// by one, `affectedRows` is only known for statements that return no rows.
[[nodiscard]] PipelineResult runAll(domain::QueryExecutor& executor, const QList<Statement>& statements);

/// The same, then commits.
[[nodiscard]] PipelineResult runAllAndCommit(domain::Transaction& transaction, const QList<Statement>& statements);

} // namespace castellan::storage
