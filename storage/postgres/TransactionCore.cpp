#include "storage/postgres/TransactionCore.h"

#include "storage/postgres/PostgresErrors.h"
#include "storage/postgres/PostgresLink.h"
#include "storage/postgres/PostgresSession.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;

Statement beginStatement(const domain::TransactionOptions& options, bool readOnly)
{
    QString sql = u"begin"_s;
    switch (options.isolation) {
    case domain::IsolationLevel::ServerDefault: break;
    case domain::IsolationLevel::ReadCommitted: sql += u" isolation level read committed"_s; break;
    case domain::IsolationLevel::RepeatableRead: sql += u" isolation level repeatable read"_s; break;
    case domain::IsolationLevel::Serializable: sql += u" isolation level serializable"_s; break;
    }
    return Statement(sql + (readOnly ? u" read only"_s : u" read write"_s));
}

domain::Error endedError()
{
    return domain::internalError(u"CAS-TransactionEnded"_s, u"The transaction has already ended."_s);
}

} // namespace

TransactionCore::TransactionCore(PostgresLink& link, const ConnectionSettings& settings,
                                 const domain::TransactionOptions& options)
    : m_link(link),
      m_settings(settings)
{
    const bool readOnly = settings.readOnly || options.access == domain::AccessMode::ReadOnly;
    m_silence = options.silence.value_or((readOnly ? settings.statement : settings.batch) + serverMargin);
    m_prelude = {beginStatement(options, readOnly)};
    if (link.isPooled() || !readOnly) {
        m_prelude.append(PostgresSession(settings).forTransaction(link.isPooled(), !readOnly));
    }
}

std::optional<domain::Error> TransactionCore::refusal() const
{
    if (m_failure) {
        return m_failure; // the real cause, also once it is over
    }
    return m_ended ? std::optional(endedError()) : std::nullopt;
}

PipelineResult TransactionCore::run(const QList<Statement>& statements)
{
    if (std::optional<domain::Error> error = refusal()) {
        return tl::unexpected(PipelineFailure{std::move(*error), -1});
    }
    const qsizetype prelude = m_prelude.size();
    Conversation conversation = m_link.run(m_prelude + statements, m_silence);
    settle(conversation);
    return withoutPrelude(std::move(conversation), prelude, statements.size());
}

void TransactionCore::settle(const Conversation& conversation)
{
    if (!conversation.wasRefused) {
        m_prelude.clear();
    }
    m_begun = m_begun || !conversation.answers.isEmpty();
    m_failure = conversation.error;
    m_ended = m_ended || conversation.lost;
}

PipelineResult TransactionCore::withoutPrelude(Conversation conversation, qsizetype prelude, qsizetype count)
{
    if (conversation.error) {
        const qsizetype at = conversation.failedAt - prelude;
        return tl::unexpected(PipelineFailure{std::move(*conversation.error), at < 0 || at >= count ? -1 : at});
    }
    QList<Answer> answers;
    answers.reserve(count);
    for (qsizetype index = prelude; index < prelude + count; ++index) {
        answers.append({std::move(conversation.answers[index].rows), conversation.answers.at(index).affectedRows});
    }
    return answers;
}

PipelineResult TransactionCore::commit(const QList<Statement>& statements)
{
    if (std::optional<domain::Error> error = refusal()) {
        rollback();
        return tl::unexpected(PipelineFailure{std::move(*error), -1});
    }
    if (!m_begun && statements.isEmpty()) {
        m_ended = true; // nothing was ever sent
        return QList<Answer>();
    }
    if (m_begun && !m_link.isInTransaction()) {
        rollback();
        return tl::unexpected(PipelineFailure{
            domain::internalError(u"CAS-NoTransaction"_s, u"The server has no open transaction to commit."_s), -1});
    }
    const qsizetype prelude = m_prelude.size();
    const qsizetype commitIndex = prelude + statements.size();
    Conversation conversation = m_link.run(m_prelude + statements + QList{Statement(u"commit"_s)}, m_silence);
    const bool answered = conversation.answers.size() > commitIndex;
    if (answered && conversation.answers.last().tag == "COMMIT") {
        m_ended = true;
        const QList<Notice>& notices = m_link.notices();
        m_onlyLocal = std::any_of(notices.begin(), notices.end(), [commitIndex](const Notice& notice) {
            return notice.statement == commitIndex && notice.sqlState == u"01000"_s
                && notice.function == u"SyncRepWaitForLSN"_s;
        });
        conversation.error.reset(); // whatever was lost after this answer
        return withoutPrelude(std::move(conversation), prelude, statements.size());
    }
    conversation.error = commitError(conversation, commitIndex);
    settle(conversation);
    rollback();
    return withoutPrelude(std::move(conversation), prelude, statements.size());
}

/// In doubt is only what was lost after COMMIT was handed over, before any answer of the server's said otherwise.
domain::Error TransactionCore::commitError(const Conversation& conversation, qsizetype commitIndex) const
{
    if (!conversation.error) {
        return domain::internalError(u"CAS-RolledBack"_s,
                                     u"The server rolled the transaction back instead of committing it."_s);
    }
    const bool saidOtherwise = !conversation.error->sqlState.isEmpty() && conversation.failedAt < commitIndex;
    if (conversation.lost && conversation.allHandedOver && !saidOtherwise) {
        domain::Error error = unknownOutcome(m_link.address(), conversation.error->detail);
        error.sqlState = conversation.error->sqlState;
        return error;
    }
    return *conversation.error;
}

domain::Result<void> TransactionCore::rollback()
{
    if (m_ended) {
        return {};
    }
    m_ended = true;
    m_prelude.clear();
    if (!m_begun || m_link.isIdle()) {
        return {};
    }
    const Conversation conversation = m_link.run({Statement(u"rollback"_s)}, m_settings.lock + serverMargin);
    if (conversation.error) {
        m_link.drop(); // whatever state it is in, nobody else must get it
        return failed(*conversation.error);
    }
    return {};
}

domain::Result<QString> TransactionCore::beginSavepoint()
{
    if (std::optional<domain::Error> error = refusal()) {
        return failed(std::move(*error));
    }
    const QString name = u"castellan_%1"_s.arg(++m_savepoints);
    m_prelude.append(Statement(u"savepoint "_s + name));
    return name;
}

domain::Result<void> TransactionCore::releaseSavepoint(const QString& name)
{
    if (std::optional<domain::Error> error = refusal()) {
        return failed(std::move(*error));
    }
    m_prelude.append(Statement(u"release savepoint "_s + name));
    return {};
}

domain::Result<void> TransactionCore::rollbackToSavepoint(const QString& name)
{
    if (m_ended) {
        return {};
    }
    const QString sql = u"savepoint "_s + name;
    const auto waiting = std::find_if(m_prelude.begin(), m_prelude.end(),
                                      [&sql](const Statement& statement) { return statement.sql() == sql; });
    if (waiting != m_prelude.end()) {
        m_prelude.erase(waiting, m_prelude.end()); // it never reached the server
        m_failure.reset();
        return {};
    }
    m_prelude.clear(); // savepoints inside this one
    const Conversation conversation = m_link.run(
        {Statement(u"rollback to savepoint "_s + name), Statement(u"release savepoint "_s + name)}, m_silence);
    settle(conversation);
    return conversation.error ? domain::Result<void>(failed(*conversation.error)) : domain::Result<void>();
}

} // namespace castellan::storage
