#pragma once

#include "domain/event/Event.h"
#include "storage/eventstore/AggregateStates.h"
#include "storage/repository/Overlay.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <optional>
#include <utility>

namespace castellan::storage {

/// The eventstore's unique constraints as a batch sees them: as read, with the batch's events so far laid over.
class KnownConstraints final
{
public:
    void learn(const domain::UniqueConstraint& constraint, bool isTaken);
    void note(const QList<domain::Event>& events);
    /// Nothing if it has not been read.
    [[nodiscard]] std::optional<bool> isTaken(const domain::UniqueConstraint& constraint) const;

private:
    using Key = std::pair<QString, std::pair<QString, QString>>;
    [[nodiscard]] static Key keyOf(const domain::UniqueConstraint& constraint);

    QHash<Key, bool> m_read;
    QHash<Key, bool> m_now;
    QSet<QString> m_emptied;
};

/// The domain policy of an aggregate: whether new domains must be validated; nothing without a policy.
using Policies = QHash<domain::AggregateKey, std::optional<bool>>;

/// All that a unit of work has read, with what its batch has changed.
struct BatchKnowledge
{
    Overlay rows;
    KnownConstraints constraints;
    Policies policies;
    AggregateStates states; ///< before the batch
};

} // namespace castellan::storage
