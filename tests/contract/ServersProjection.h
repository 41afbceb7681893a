#pragma once

#include "domain/port/Pool.h"

#include <QString>
#include <QStringList>

namespace castellan::test {

/// Plays the projection by which a server fills its tables from the events: one transaction a run, its own lock, its state,
/// a page of at most 200 events from its position on, each under a savepoint.
class ServersProjection final
{
public:
    /// What one or more runs did: events as `org.added o1`.
    struct Run
    {
        bool gaveUp = false; ///< somebody else held the lock
        QStringList projected;
        QStringList failed;
        bool isPageFull = false;
        bool isStopped = false; ///< at a failure, which is tried again later
    };

    /// `relational_tables`, or one of the four that came before it. The client must outlive it.
    explicit ServersProjection(domain::Client& client, const QString& name = QStringLiteral("relational_tables"));

    /// A scheduled run, again while pages are full.
    Run run(const QString& instance);
    /// One run inside a transaction that the caller ends.
    Run runIn(domain::Transaction& transaction, const QString& instance);

private:
    struct State;

    [[nodiscard]] static qsizetype firstAfter(const State& state, const storage::Rows& events);
    [[nodiscard]] State readState(domain::Transaction& transaction, const QString& instance) const;
    void writeState(domain::Transaction& transaction, const QString& instance, const State& state) const;

    domain::Client& m_client;
    QString m_name;
    QStringList m_types;
};

} // namespace castellan::test
