#pragma once

#include "domain/port/Pool.h"
#include "storage/database/PipelineExecutor.h"
#include "storage/postgres/ConnectionSettings.h"

#include <QList>
#include <QString>

#include <optional>

namespace castellan::storage {

class PostgresLink;
struct Conversation;

/// The transaction that a link is in, shared by its savepoints. BEGIN, SAVEPOINT and RELEASE wait for the next
/// statement and travel with it, so they cost no round trip of their own.
class TransactionCore final
{
public:
    TransactionCore(PostgresLink& link, const ConnectionSettings& settings, const domain::TransactionOptions& options);

    [[nodiscard]] PipelineResult run(const QList<Statement>& statements);
    /// The statements and COMMIT in one conversation. Ends the transaction, whatever the result.
    [[nodiscard]] PipelineResult commit(const QList<Statement>& statements);
    domain::Result<void> rollback();

    /// Returns the savepoint's name.
    [[nodiscard]] domain::Result<QString> beginSavepoint();
    [[nodiscard]] domain::Result<void> releaseSavepoint(const QString& name);
    domain::Result<void> rollbackToSavepoint(const QString& name);

    [[nodiscard]] bool hasEnded() const { return m_ended; }
    /// The server warned that COMMIT is only on its own disk (a standby did not answer).
    [[nodiscard]] bool isOnlyLocal() const { return m_onlyLocal; }

private:
    [[nodiscard]] std::optional<domain::Error> refusal() const;
    [[nodiscard]] PipelineResult withoutPrelude(Conversation conversation, qsizetype prelude, qsizetype count);
    [[nodiscard]] domain::Error commitError(const Conversation& conversation, qsizetype commitIndex) const;
    void settle(const Conversation& conversation);

    PostgresLink& m_link;
    ConnectionSettings m_settings;
    std::chrono::milliseconds m_silence;
    QList<Statement> m_prelude;             ///< what has not been sent yet
    std::optional<domain::Error> m_failure; ///< the statement that made the transaction useless
    int m_savepoints = 0;
    bool m_begun = false; ///< the server knows of it
    bool m_ended = false;
    bool m_onlyLocal = false;
};

} // namespace castellan::storage
