#include "storage/database/PipelineExecutor.h"

#include <QRegularExpression>

namespace castellan::storage {

namespace {

bool returnsRows(const Statement& statement)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*(select|values|with|pragma|show)\\b|\\breturning\\b"),
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern.match(statement.sql()).hasMatch();
}

domain::Result<Answer> runOne(domain::QueryExecutor& executor, const Statement& statement)
{
    if (returnsRows(statement)) {
        return executor.query(statement).map([](Rows rows) { return Answer{std::move(rows), 0}; });
    }
    return executor.exec(statement).map([](qint64 affected) { return Answer{Rows(), affected}; });
}

PipelineResult runOneByOne(domain::QueryExecutor& executor, const QList<Statement>& statements)
{
    QList<Answer> answers;
    answers.reserve(statements.size());
    for (const Statement& statement : statements) {
        domain::Result<Answer> answer = runOne(executor, statement);
        if (!answer) {
            return tl::unexpected(PipelineFailure{std::move(answer).error(), answers.size()});
        }
        answers.append(std::move(*answer));
    }
    return answers;
}

} // namespace

PipelineResult runAll(domain::QueryExecutor& executor, const QList<Statement>& statements)
{
    if (auto* const pipelined = dynamic_cast<PipelineExecutor*>(&executor)) {
        return pipelined->pipeline(statements);
    }
    return runOneByOne(executor, statements);
}

PipelineResult runAllAndCommit(domain::Transaction& transaction, const QList<Statement>& statements)
{
    if (auto* const pipelined = dynamic_cast<PipelineTransaction*>(&transaction)) {
        return pipelined->commitWith(statements);
    }
    PipelineResult answers = runOneByOne(transaction, statements);
    if (!answers) {
        return answers;
    }
    if (domain::Result<void> committed = transaction.commit(); !committed) {
        return tl::unexpected(PipelineFailure{std::move(committed).error(), -1});
    }
    return answers;
}

} // namespace castellan::storage
