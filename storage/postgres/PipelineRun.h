#pragma once

#include "domain/core/Result.h"
#include "storage/database/Rows.h"
#include "storage/database/Statement.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QList>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>

struct pg_conn;
struct pg_result;

namespace castellan::storage {

class BoundValues;
class PreparedStatements;

/// What a statement answered, with the server's command tag (`COMMIT`, `INSERT 0 1`).
struct PostgresAnswer
{
    Rows rows;
    qint64 affectedRows = 0;
    QByteArray tag;
};

/// How a conversation went: the answers that came, and the first failure with the statement it belongs to.
struct Conversation
{
    QList<PostgresAnswer> answers;
    std::optional<domain::Error> error;
    qsizetype failedAt = -1;
    bool wasRefused = false;    ///< a value cannot be stored: nothing was sent
    bool lost = false;          ///< the connection is gone
    bool allHandedOver = false; ///< the last statement was given to libpq: it may have been executed
};

/// One conversation with the server: all statements and one Sync are sent, while answers are read at the same
/// time so that neither side's buffer can fill up; every wait has a deadline. No statements at all is a ping.
class PipelineRun final
{
public:
    struct Limits
    {
        std::chrono::milliseconds silence{0}; ///< the longest time between two answers
        std::chrono::milliseconds grace{0};   ///< after the cancel; 0: no cancel, the first silence is the last
        std::function<void(std::chrono::milliseconds)> cancel; ///< returns within the time it is given
    };

    /// `prepared`: where statements may be kept, or null.
    PipelineRun(pg_conn* connection, const QList<Statement>& statements, Limits limits, QString address,
                PreparedStatements* prepared = nullptr);

    [[nodiscard]] Conversation run();
    /// The statement whose answer is being read; for notices.
    [[nodiscard]] qsizetype current() const { return m_conversation.answers.size(); }

private:
    [[nodiscard]] bool checkValues();
    [[nodiscard]] bool enter();
    [[nodiscard]] bool isFinished() const { return m_synced || m_conversation.lost; }
    void converse();
    void send();
    void sendNext();
    [[nodiscard]] bool sendPlainly(const Statement& statement, const BoundValues& values);
    /// Prepares the statement first if it is new.
    [[nodiscard]] bool sendKept(const Statement& statement, const BoundValues& values, const QByteArray& name);
    void receive();
    void take(pg_result* result);
    void takeEnd();
    void takeRows(pg_result* result);
    void waitForServer();
    void startWaiting();
    void silent();
    void fail(domain::Error error);
    void lose(domain::Error error);
    [[nodiscard]] domain::Error lossNow() const;

    pg_conn* m_connection;
    const QList<Statement>& m_statements;
    Limits m_limits;
    QString m_address;
    PreparedStatements* m_prepared;
    Conversation m_conversation;
    QDeadlineTimer m_deadline;
    qsizetype m_sent = 0;
    qsizetype m_ended = 0;                        ///< statements whose results have all been read
    std::deque<std::optional<QString>> m_awaited; ///< results to come; the text of what is only prepared
    bool m_hasResult = false;                     ///< what is awaited first has answered, but its end has not been read
    bool m_syncSent = false;
    bool m_synced = false;
    bool m_cancelled = false;
    bool m_unsent = false; ///< libpq still holds bytes
};

} // namespace castellan::storage
