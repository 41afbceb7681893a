#include "storage/repository/BatchKnowledge.h"

#include "domain/core/DisplayName.h"

namespace castellan::storage {

KnownConstraints::Key KnownConstraints::keyOf(const domain::UniqueConstraint& constraint)
{
    return {constraint.instanceId, {constraint.type, domain::folded(constraint.field)}};
}

void KnownConstraints::learn(const domain::UniqueConstraint& constraint, bool isTaken)
{
    m_read.insert(keyOf(constraint), isTaken);
}

void KnownConstraints::note(const QList<domain::Event>& events)
{
    using Action = domain::ConstraintChange::Action;
    for (const domain::Event& event : events) {
        for (const domain::ConstraintChange& change : event.constraints) {
            if (change.action == Action::RemoveInstance) {
                const QString instance = change.constraint.instanceId;
                m_emptied.insert(instance);
                m_now.removeIf([&instance](const auto& entry) { return entry.key().first == instance; });
            } else {
                m_now.insert(keyOf(change.constraint), change.action == Action::Add);
            }
        }
    }
}

std::optional<bool> KnownConstraints::isTaken(const domain::UniqueConstraint& constraint) const
{
    const Key key = keyOf(constraint);
    if (const auto now = m_now.constFind(key); now != m_now.cend()) {
        return *now;
    }
    if (m_emptied.contains(constraint.instanceId)) {
        return false;
    }
    const auto read = m_read.constFind(key);
    return read == m_read.cend() ? std::nullopt : std::optional(*read);
}

} // namespace castellan::storage
