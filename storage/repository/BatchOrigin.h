#pragma once

#include "domain/port/BatchTrace.h"
#include "storage/database/Rows.h"
#include "storage/database/Value.h"

#include <QList>
#include <QString>

#include <mutex>

namespace castellan::storage {

/// Where the batches of one target are written: the target, and the server's session, so that a batch in doubt can be
/// found again. Safe to use from any thread.
///
/// PostgreSQL says in which session a transaction is. What stays the same for a session is asked for only in its
/// first batch, as the server reads a file for it.
class BatchOrigin final
{
public:
    explicit BatchOrigin(QString target) : m_target(std::move(target)) {}

    [[nodiscard]] const QString& target() const { return m_target; }
    /// The columns of a row about the session, for PostgreSQL; assigns the transaction its id. They take two parameters,
    /// `first` and the one behind it, with these values.
    [[nodiscard]] static QString columns(qsizetype first);
    [[nodiscard]] QList<Value> values() const;
    /// The session from these columns. That it is another server's is said until it was told.
    [[nodiscard]] domain::ServerSession session(const Row& row);
    void setTold();
    /// The identifier and the timeline of the server, as columns.
    [[nodiscard]] static QString serverColumns();

private:
    QString m_target;
    mutable std::mutex m_mutex;
    domain::ServerSession m_known;
    QString m_serverStart; ///< process ids repeat, the more so in containers
};

} // namespace castellan::storage
