#pragma once

#include "domain/event/Event.h"
#include "storage/database/PipelineExecutor.h"
#include "storage/database/Statement.h"
#include "storage/repository/SqlDialect.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>
#include <utility>

namespace castellan::storage {

/// The changes of unique constraints that a push's events ask for, as few statements as their order allows.
///
/// They are done in rounds, each all its removals and then all its additions. One round is the reference's way; a
/// field that was added and is removed again needs a second one, so that nothing is left behind.
class ConstraintPlan final
{
public:
    ConstraintPlan(const SqlDialect& dialect, const QList<domain::Event>& events);

    [[nodiscard]] QList<Statement> statements() const;
    /// AlreadyExists `V3-DKcYh` if the answer of the statement at `index` of `statements()` says so.
    [[nodiscard]] std::optional<domain::Error> refusal(qsizetype index, const Answer& answer) const;
    /// What the failure of the statement at `index` means.
    [[nodiscard]] domain::Error explained(qsizetype index, const domain::Error& error) const;

private:
    struct Addition
    {
        domain::UniqueConstraint constraint; ///< the field folded
        QString spelling;
        QString messageKey;
        std::optional<int> command;
    };
    struct Round
    {
        QSet<QString> instances;
        QList<domain::UniqueConstraint> removals; ///< as spelled
        QList<Addition> additions;
    };
    struct Step
    {
        Statement statement;
        int round = 0;
        bool adds = false;
    };
    struct KeyState
    {
        int round = 0;
        bool added = false;
    };
    using Key = std::pair<QString, std::pair<QString, QString>>;

    void take(const domain::ConstraintChange& change, std::optional<int> command);
    void takeInstance(const QString& instance);
    [[nodiscard]] Round& roundAt(int index);
    void compile();
    [[nodiscard]] Statement deleteInstances(const Round& round) const;
    [[nodiscard]] Statement deleteFields(const Round& round) const;
    [[nodiscard]] Statement insertFields(const Round& round) const;
    [[nodiscard]] static domain::Error taken(const Addition& addition);

    SqlDialect m_dialect;
    QString m_table;
    QList<Round> m_rounds;
    QHash<Key, KeyState> m_states;
    QHash<QString, KeyState> m_instances; ///< the latest round that touches the instance
    QList<Step> m_steps;
};

} // namespace castellan::storage
